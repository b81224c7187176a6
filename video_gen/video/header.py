"""The heading that all content scenes share: a short accent bar, the heading, and the page's mark."""

from video_gen.video.page import BAR_THICKNESS, BAR_TRACK, Canvas
from video_gen.video.picture import Box
from video_gen.video.sheet import Region, Sheet
from video_gen.video.text import Text
from video_gen.video.theme import Colour
from video_gen.video.tokens import Style

_BAR = 72
_BAR_TO_HEADING = 24
_TO_BODY = 48
_MARK_SIZE = 32
_MARK_ROOM = 150
_LARGEST, _SMALLEST = 64, 40
_SHARE_OF_HEIGHT = 0.4


class Header:
    """A heading that was set; scenes without one have only the bar."""

    def __init__(
        self,
        sheet: Sheet,
        heading: str,
        region: Region | None = None,
        largest: int = _LARGEST,
        bar: Colour | None = None,
    ) -> None:
        """Set a heading at the top of `region`, which is the whole content area unless given.

        Args:
            sheet: The grid.
            heading: Inline markup; may be blank.
            region: Where it stands.
            largest: Size of its type in units of the sheet.
            bar: Colour of the bar; the accent colour unless given.
        """
        self.sheet = sheet
        self._bar = bar or sheet.theme.accent
        self._largest = largest
        self.region = region = region or sheet.region
        self._text = self._set(heading, region) if heading.strip() else None
        self.size_px = self._text.size_px if self._text else 0
        """Size of its type; 0 where there is none."""
        self._bar_height = sheet.px(BAR_THICKNESS)
        height = self._bar_height
        if self._text:
            height += sheet.px(_BAR_TO_HEADING) + self._text.height_px
        self.height = height
        self.body: Region = region.below(height + sheet.px(_TO_BODY))

    def _set(self, heading: str, region: Region) -> Text:
        sheet = self.sheet
        style = Style(sheet.theme.ink, "bold", chip=sheet.theme.chip)
        content = sheet.tokens(heading, style)
        width = region.width - sheet.px(_MARK_ROOM)
        for size in sheet.sizes(self._largest, _SMALLEST):
            text = sheet.set(content, size, width, "even")
            if len(text.rows) <= 2:  # noqa: PLR2004  # more lines than that are no heading any more
                return text
        height = int(region.height * _SHARE_OF_HEIGHT)
        text, fits = sheet.largest(content, sheet.sizes(_SMALLEST), width, height, "even")
        return text if fits else sheet.shortened(text, int(height / text.line_px), width)

    def draw(self, canvas: Canvas, page: int, pages: int) -> None:
        """Draw the heading as a layer, with a mark such as `2/3` where the scene has several pages."""
        sheet, region = self.sheet, self.region
        width, height, length = sheet.px(_BAR), self._bar_height, min(sheet.px(BAR_TRACK), region.width)
        left = sheet.x(region, 0, width)
        bar = Box(left, region.top, left + width, region.top + height)
        track = bar._replace(left=sheet.x(region, 0, length), right=sheet.x(region, 0, length) + length)
        canvas.bar(bar, track, "left" if sheet.rtl else "right", self._bar)
        if self._text:
            top = region.top + height + sheet.px(_BAR_TO_HEADING)
            box = canvas.text(self._text, region.left, top, region.width)
            canvas.layer(box._replace(top=top), order=1)
        if pages > 1:
            self._draw_mark(canvas, f"{page + 1}/{pages}")

    def _draw_mark(self, canvas: Canvas, mark: str) -> None:
        sheet, region = self.sheet, self.region
        text = sheet.set(sheet.tokens(mark, Style(sheet.theme.muted)), sheet.type_px(_MARK_SIZE), region.width)
        first_line = self._text.line_px if self._text else text.line_px
        top = region.top + (self._bar_height + sheet.px(_BAR_TO_HEADING) if self._text else 0)
        top += round((first_line - text.line_px) / 2)
        box = canvas.text(text, region.left, top, region.width, "left" if sheet.rtl else "right")
        canvas.layer(box, order=1, rises=False)
