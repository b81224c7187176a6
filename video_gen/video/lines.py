"""Lines over a scale of round numbers, drawn from one side to the other."""

from itertools import pairwise
from typing import NamedTuple

from PIL import Image, ImageDraw

from video_gen.models.inline import escape
from video_gen.models.material import ChartVisual
from video_gen.video.chart_parts import draw_legend, number_label, series_colours, short_label
from video_gen.video.numbers import scale, written
from video_gen.video.page import LAST_LINE, Canvas
from video_gen.video.picture import Box
from video_gen.video.shapes import disc, rounded
from video_gen.video.sheet import Region, Sheet
from video_gen.video.text import Text
from video_gen.video.theme import Colour
from video_gen.video.tokens import Style

_SIZE, _NUMBER = 32, 40
_MOST_PARTS = 4
_FINER = 3
_STROKE, _DOT = 8, 11
_GAP = 24
_RULE = 2
_HIGHEST_SHARE = 0.8
_LABEL_EM = 3.2
"""Least distance of the labels' centres, in ems."""


class _Plot(NamedTuple):
    """Where the lines are drawn, and what its lower and upper edge stand for."""

    box: Box
    low: float
    high: float
    places: int
    rtl: bool

    def at(self, place: int, value: float) -> tuple[float, float]:
        """Return the point of a number, in pixels."""
        across = place / (self.places - 1)
        width, height = self.box.right - self.box.left, self.box.bottom - self.box.top
        x = self.box.right - across * width if self.rtl else self.box.left + across * width
        return x, self.box.bottom - (value - self.low) / (self.high - self.low) * height


def draw_lines(canvas: Canvas, region: Region, visual: ChartVisual) -> None:
    """Draw the scale, then the lines from the first number to the last; the last line of the narration marks one."""
    sheet, size = canvas.sheet, canvas.sheet.type_px(_SIZE)
    region = draw_legend(canvas, region, visual.series)
    values = [value for one in visual.series for value in one.values]
    ticks = scale(min(values), max(values), _MOST_PARTS)
    muted = Style(sheet.theme.muted)
    marks = [
        short_label(sheet, escape(written(tick, visual.unit)), size, region.width // 3, 1, muted) for tick in ticks
    ]
    plot = _plot(sheet, region, visual, ticks, marks)
    _draw_scale(canvas, plot, ticks, marks)
    _draw_labels(canvas, plot, visual, size)
    margin = sheet.px(_DOT) + 2
    for one, colour in zip(visual.series, series_colours(sheet), strict=False):
        points = [plot.at(n, value) for n, value in enumerate(one.values)]
        _draw_line(canvas, plot.box, points, colour, margin)
    around = Box(*(edge - margin for edge in plot.box[:2]), *(edge + margin for edge in plot.box[2:]))
    canvas.layer(around, order=3, earliest_s=0.3, wipe="left" if sheet.rtl else "right")
    if visual.highlight is not None:
        canvas.keep()
        _draw_highlight(canvas, plot, visual, region)


def _plot(sheet: Sheet, region: Region, visual: ChartVisual, ticks: list[float], marks: list[Text]) -> _Plot:
    gap, dot = sheet.px(_GAP), sheet.px(_DOT)
    beside = max(mark.width_px for mark in marks) + gap + dot
    below = marks[0].height_px + gap
    height = min(region.height, round(region.width * _HIGHEST_SHARE) + below)
    top = sheet.settled(region, height) + marks[0].height_px // 2
    end = sheet.px(2 * _NUMBER)
    left = region.left + (end if sheet.rtl else beside)
    box = Box(left, top, max(left + 2, left + region.width - beside - end), max(top + 2, top + height - 2 * below))
    return _Plot(box, ticks[0], ticks[-1], len(visual.labels), sheet.rtl)


def _draw_scale(canvas: Canvas, plot: _Plot, ticks: list[float], marks: list[Text]) -> None:
    sheet, thick, gap = canvas.sheet, canvas.sheet.px(_RULE), canvas.sheet.px(_GAP)
    dot = sheet.px(_DOT)
    for tick, mark in zip(ticks, marks, strict=True):
        y = round(plot.at(0, tick)[1])
        canvas.draw.rectangle((plot.box.left - dot, y, plot.box.right + dot - 1, y + thick - 1), fill=sheet.theme.rule)
        x = plot.box.right + dot + gap if sheet.rtl else plot.box.left - dot - gap - mark.width_px
        mark.draw(canvas.picture, x, y - mark.height_px / 2, mark.width_px, "left")
    room = marks[0].height_px
    box = Box(0, plot.box.top - room, sheet.width, plot.box.bottom + room // 2 + 1)
    canvas.layer(box, order=2, rises=False)


def _draw_labels(canvas: Canvas, plot: _Plot, visual: ChartVisual, size: int) -> None:
    """Draw as many labels below the lines as have room beside each other, the first and the last among them."""
    sheet, count = canvas.sheet, len(visual.labels)
    width = plot.box.right - plot.box.left
    texts = [short_label(sheet, text, size, max(1, width // 2), 1, Style(sheet.theme.muted)) for text in visual.labels]
    each = max(_LABEL_EM * size, max(text.width_px for text in texts) + size)
    step = next((n for n in range(1, count) if width * n / (count - 1) >= each), count - 1)
    top = plot.box.bottom + sheet.px(_GAP)
    for n in range(0, count, step):
        text = texts[n]
        x = plot.at(n, plot.low)[0] - text.width_px / 2
        x = min(max(x, sheet.region.left), sheet.region.right - text.width_px)
        text.draw(canvas.picture, x, top, text.width_px, "left")
    canvas.layer(Box(0, top, sheet.width, top + texts[0].height_px + 1), order=2, rises=False)


def _draw_line(canvas: Canvas, box: Box, points: list[tuple[float, float]], colour: Colour, margin: int) -> None:
    sheet = canvas.sheet
    left, top = box.left - margin, box.top - margin
    mask = Image.new(
        "L", ((box.right - box.left + 2 * margin) * _FINER, (box.bottom - box.top + 2 * margin) * _FINER), 0
    )
    draw, width = ImageDraw.Draw(mask), max(1, sheet.px(_STROKE) * _FINER)
    scaled = [((x - left) * _FINER, (y - top) * _FINER) for x, y in points]
    for one, other in pairwise(scaled):
        draw.line((one, other), fill=255, width=width)
    for x, y in scaled:
        draw.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=255)
    canvas.picture.paste(colour, (left, top), mask.reduce(_FINER))
    for x, y in points:
        disc(canvas.picture, (x, y), sheet.px(_DOT), colour)


def _draw_highlight(canvas: Canvas, plot: _Plot, visual: ChartVisual, region: Region) -> None:
    """Mark a label's number on the first line with a ring, and write it on a plate."""
    sheet, place = canvas.sheet, visual.highlight or 0
    value = visual.series[0].values[place]
    x, y = plot.at(place, value)
    radius, pad = sheet.px(2 * _DOT), sheet.px(_GAP) // 2
    disc(canvas.picture, (x, y), radius, sheet.theme.accent)
    disc(canvas.picture, (x, y), radius * 0.5, sheet.theme.paper)
    number = number_label(sheet, written(value, visual.unit), sheet.type_px(_NUMBER))
    width, height = number.width_px + 2 * pad, number.height_px
    left = round(min(max(x - width / 2, region.left), region.right - width))
    over = y - radius - pad - height
    top = round(over if over >= region.top else y + radius + pad)
    plate = Box(left, top, left + width, top + height)
    rounded(canvas.draw, plate, pad, sheet.theme.chip)
    number.draw(canvas.picture, left + pad, top, number.width_px, "left")
    ring = Box(round(x) - radius - 1, round(y) - radius - 1, round(x) + radius + 1, round(y) + radius + 1)
    for box in (ring, plate):
        canvas.layer(box, line=LAST_LINE, rises=False)
