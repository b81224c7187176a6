"""Bars: beside their labels on a wide frame, below them on others."""

from itertools import product
from typing import NamedTuple

from video_gen.models.material import ChartVisual
from video_gen.video.chart_parts import draw_legend, number_label, series_colours, short_label
from video_gen.video.numbers import written
from video_gen.video.page import LAST_LINE, Canvas
from video_gen.video.picture import Box
from video_gen.video.shapes import rounded
from video_gen.video.sheet import Region, Sheet
from video_gen.video.text import Text
from video_gen.video.theme import Colour, mixed

_LABEL, _NUMBER = 42, 40
_LABEL_SHARE = 0.34
_GAP = 32
_HIGHEST_ROW = 152
_BAR_SHARE, _THICKEST = 0.6, 80
_RADIUS = 8
_EACH_S = 0.12
_NUMBER_AFTER_S = 0.3
_QUIET = 0.45
"""Strength of the bars beside the one that is pointed out."""


class _Layout(NamedTuple):
    """Where bars stand."""

    region: Region
    """Of the rows."""
    labels: list[Text]
    label_px: int
    """Width of the labels beside the bars; 0 where they stand over them."""
    left: int
    length: int
    """Of the longest bar, or of the longest on both sides of zero together."""
    row_px: int
    bar_px: int
    each: int
    """How many bars a row has."""


def draw_bars(canvas: Canvas, region: Region, visual: ChartVisual) -> None:
    """Draw a bar for each number, one after the other; the last line of the narration points one out."""
    sheet, series = canvas.sheet, visual.series
    region = draw_legend(canvas, region, series)
    values = [value for one in series for value in one.values]
    low, high = min(0.0, *values), max(0.0, *values)
    numbers = {value: number_label(sheet, written(value, visual.unit), sheet.type_px(_NUMBER)) for value in values}
    room = max(number.width_px for number in numbers.values()) + sheet.px(_GAP)
    layout = _laid_out(sheet, region, visual, room)
    span = (high - low) or 1.0
    quiet = visual.highlight is not None
    places = list(product(range(len(visual.labels)), range(len(series))))
    for row, label in enumerate(layout.labels):
        _draw_label(canvas, layout, row, label)
    for n, (row, one) in enumerate(places):
        value = series[one].values[row]
        box = _bar(sheet, layout, (row, one), (min(value, 0.0) - low) / span, abs(value) / span)
        colour = series_colours(sheet)[one]
        _fill(canvas, box, mixed(colour, sheet.theme.paper, _QUIET) if quiet else colour)
        canvas.layer(box, order=2, earliest_s=n * _EACH_S, wipe="left" if sheet.rtl else "right")
        number = numbers[value]
        x = box.left - sheet.px(_GAP) - number.width_px if sheet.rtl else box.right + sheet.px(_GAP)
        top = (box.top + box.bottom - number.height_px) // 2
        where = canvas.text(number, x, top, number.width_px, "left")
        canvas.layer(where, order=3, earliest_s=n * _EACH_S + _NUMBER_AFTER_S, rises=False)
    if visual.highlight is not None:
        canvas.keep()
        for one in range(len(series)):
            value = series[one].values[visual.highlight]
            box = _bar(sheet, layout, (visual.highlight, one), (min(value, 0.0) - low) / span, abs(value) / span)
            _fill(canvas, box, series_colours(sheet)[one])
            canvas.layer(box, line=LAST_LINE, rises=False)


def _laid_out(sheet: Sheet, region: Region, visual: ChartVisual, number_px: int) -> _Layout:
    rows, each, gap = len(visual.labels), len(visual.series), sheet.px(_GAP)
    most = round(region.width * _LABEL_SHARE) if sheet.landscape else region.width
    labels = [short_label(sheet, text, sheet.type_px(_LABEL), most, 1) for text in visual.labels]
    over = 0 if sheet.landscape else max(label.height_px for label in labels)
    beside = max(label.width_px for label in labels) if sheet.landscape else 0
    row_px = max(1, min(region.height // rows, sheet.px(_HIGHEST_ROW) * (each + 1) // 2 + over))
    bar_px = max(2, round(min((row_px - over) * _BAR_SHARE / each, sheet.px(_THICKEST))))
    start = beside + gap if beside else 0
    length = max(1, region.width - start - number_px)
    top = sheet.settled(region, rows * row_px)
    left = sheet.x(region, start, length)
    return _Layout(region._replace(top=top), labels, beside, left, length, row_px, bar_px, each)


def _draw_label(canvas: Canvas, layout: _Layout, row: int, label: Text) -> None:
    sheet, top = canvas.sheet, layout.region.top + row * layout.row_px
    if layout.label_px:
        top += (layout.row_px - label.height_px) // 2
    left = sheet.x(layout.region, 0, layout.label_px or layout.region.width)
    canvas.layer(canvas.text(label, left, top, layout.label_px or layout.region.width), order=2, rises=False)


def _bar(sheet: Sheet, layout: _Layout, place: tuple[int, int], start: float, share: float) -> Box:
    """Return where a bar stands: of a row and a series, from `start` on and so long, as shares of the length."""
    row, one = place
    top = layout.region.top + row * layout.row_px + one * layout.bar_px
    top += (layout.row_px - layout.bar_px * layout.each) // 2 if layout.label_px else layout.labels[row].height_px
    first, width = round(start * layout.length), max(sheet.px(4), round(share * layout.length))
    left = layout.left + (layout.length - first - width if sheet.rtl else first)
    return Box(left, top, left + width, top + layout.bar_px - (sheet.px(5) if layout.each > 1 else 0))


def _fill(canvas: Canvas, box: Box, colour: Colour) -> None:
    rounded(canvas.draw, box, canvas.sheet.radius(_RADIUS), colour)
