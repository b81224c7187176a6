"""A plate with an icon and a text: what a lesson puts first on a page."""

from typing import NamedTuple

from video_gen.video.icons import IconName, icon, icon_margin
from video_gen.video.page import Canvas
from video_gen.video.picture import Box
from video_gen.video.shapes import dashed, rounded
from video_gen.video.sheet import Region, Sheet
from video_gen.video.text import Text
from video_gen.video.theme import Colour

_PAD = (64, 56)
_RADIUS = 28
_ICON_SIDE = 128
_GAP = 56
_SHARE_BESIDE = 0.44


class CardStyle(NamedTuple):
    """Looks of a card."""

    icon: IconName
    colour: Colour
    plate: Colour
    outlined: bool = False
    """Whether it has a dashed outline in its colour."""


class Card:
    """A plate across the page, its icon beside the text; or one at the side of the page, its icon over the text."""

    def __init__(self, sheet: Sheet, body: Region, style: CardStyle, *, at_side: bool = False) -> None:
        """Lay a card out at the top of `body`; only a wide frame has room for one at the side."""
        self.sheet, self.body, self.style = sheet, body, style
        self._at_side = at_side and sheet.landscape
        self._stacked = self._at_side or not sheet.landscape
        width = round(body.width * _SHARE_BESIDE) if self._at_side else body.width
        self._region = body._replace(left=sheet.x(body, 0, width), width=width)
        self._pad_x, self._pad_y, self._icon = sheet.px(_PAD[0]), sheet.px(_PAD[1]), sheet.px(_ICON_SIDE)

    @property
    def text_width(self) -> int:
        """Width of the text's room in pixels."""
        beside = 0 if self._stacked else self._icon + self._pad_x
        return max(1, self._region.width - 2 * self._pad_x - beside)

    @property
    def text_height(self) -> int:
        """Height of the text's room in pixels."""
        above = self._icon + self._pad_y // 2 if self._stacked else 0
        return max(1, self._region.height - 2 * self._pad_y - above)

    def rest(self, text: Text) -> Region:
        """Return what a card with `text` leaves of the page."""
        gap = self.sheet.px(_GAP)
        if not self._at_side:
            return self.body.below(self._height(text) + gap)
        taken = self._region.width + gap
        left = self.body.left + (0 if self.sheet.rtl else taken)
        return self.body._replace(left=left, width=self.body.width - taken)

    def _height(self, text: Text) -> int:
        above = self._icon + self._pad_y // 2
        inner = above + text.height_px if self._stacked else max(self._icon, text.height_px)
        return min(inner + 2 * self._pad_y, self._region.height)

    def draw(self, canvas: Canvas, text: Text, *, alone: bool) -> None:
        """Draw the card, and its text as a layer over it; it stands a little lower if it is `alone` on its page."""
        sheet, region, height = self.sheet, self._region, self._height(text)
        top = sheet.settled(region, height) if alone else region.top
        edges = (region.left, top, region.right, top + height)
        rounded(canvas.draw, edges, sheet.radius(_RADIUS), self.style.plate)
        if self.style.outlined:
            dashed(canvas.picture, edges, sheet.radius(_RADIUS), sheet.px(4), self.style.colour)
        start = sheet.x(region, self._pad_x, self._icon)
        below = top + self._pad_y + self._icon + self._pad_y // 2
        left, text_top = region.left + self._pad_x, below
        middle = top + self._pad_y + self._icon / 2
        if not self._stacked:
            left += 0 if sheet.rtl else self._icon + self._pad_x
            text_top, middle = top + (height - text.height_px) // 2, top + height / 2
        flush = icon_margin(self.style.icon) * self._icon * (1 if sheet.rtl else -1) if self._stacked else 0.0
        icon(canvas.picture, self.style.icon, (start + flush + self._icon / 2, middle), self._icon, self.style.colour)
        canvas.layer(Box(*edges), order=1, rises=False)
        canvas.keep()
        canvas.layer(canvas.text(text, left, text_top, self.text_width), order=3)
