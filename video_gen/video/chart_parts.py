"""What charts share: the colours of their series, the legend, and labels that are cut short."""

from collections.abc import Sequence

from video_gen.models.inline import escape
from video_gen.models.material import Series
from video_gen.video.page import Canvas
from video_gen.video.picture import Box
from video_gen.video.shapes import disc
from video_gen.video.sheet import Region, Sheet
from video_gen.video.text import Text
from video_gen.video.theme import Colour
from video_gen.video.tokens import Style

_LEGEND = 36
_DOT = 12
_GAP = 24
_BETWEEN = 48
_TO_CHART = 32


def series_colours(sheet: Sheet) -> tuple[Colour, Colour, Colour]:
    """Return the colours of the first, second and third series."""
    return sheet.theme.accent, sheet.theme.second, sheet.theme.warn


def short_label(sheet: Sheet, markup: str, size_px: int, width_px: int, most: int, style: Style | None = None) -> Text:
    """Return a label of at most so many lines; one that is longer ends with an ellipsis."""
    text = sheet.set(sheet.tokens(markup, style or sheet.body()), size_px, width_px, "running")
    return sheet.shortened(text, most, width_px)


def number_label(sheet: Sheet, number: str, size_px: int) -> Text:
    """Return a number on one line, in bold."""
    return sheet.set(sheet.tokens(escape(number), Style(sheet.theme.ink, "bold")), size_px, sheet.width)


def draw_legend(canvas: Canvas, region: Region, series: Sequence[Series]) -> Region:
    """Draw which colour is which series, if there are several with names, and return what is left of `region`."""
    named = [one.name for one in series if one.name.strip()]
    if len(series) == 1 or len(named) < len(series):
        return region
    sheet, size = canvas.sheet, canvas.sheet.type_px(_LEGEND)
    dot, gap, between = sheet.px(_DOT), sheet.px(_GAP), sheet.px(_BETWEEN)
    width = max(1, (region.width - between * (len(named) - 1)) // len(named) - 2 * dot - gap)
    offset = 0
    for name, colour in zip(named, series_colours(sheet), strict=False):
        text = short_label(sheet, name, size, width, 1)
        left = sheet.x(region, offset, 2 * dot)
        disc(canvas.picture, (left + dot, region.top + text.line_px / 2), dot, colour)
        offset += 2 * dot + gap
        text.draw(canvas.picture, sheet.x(region, offset, text.width_px), region.top, text.width_px, "left")
        offset += text.width_px + between
    height = round(size * sheet.leading("normal"))
    canvas.layer(Box(region.left, region.top, region.right, region.top + height), order=2, rises=False)
    return region.below(height + sheet.px(_TO_CHART))
