"""A donut: the parts of a whole around a ring, and their names and numbers beside or below it."""

from PIL import Image, ImageDraw

from video_gen.models.material import ChartVisual
from video_gen.video.chart_parts import number_label, short_label
from video_gen.video.numbers import written
from video_gen.video.page import LAST_LINE, Canvas
from video_gen.video.picture import Box
from video_gen.video.shapes import disc, rounded
from video_gen.video.sheet import Region, Sheet
from video_gen.video.theme import Colour, mixed

_FINER = 4
_HOLE = 0.6
_AIR_DEGREES = 1.6
_STRENGTHS = (1.0, 0.78, 0.6, 0.46, 0.35, 0.27, 0.2, 0.15)
"""Of the accent colour, from the largest part to the smallest."""
_LARGEST_SIDE = 620
_GAP = 96
_SIZE = 44
_HIGHEST_ROW = 92
_DOT = 16
_EACH_S = 0.12


def draw_donut(canvas: Canvas, region: Region, visual: ChartVisual) -> None:
    """Draw the ring at once and the parts' names one after the other; the last line points one out."""
    sheet, values = canvas.sheet, visual.series[0].values
    side = min(sheet.px(_LARGEST_SIDE), region.height if sheet.landscape else round(region.height * 0.5), region.width)
    top = sheet.settled(region, side) if sheet.landscape else region.top
    left = sheet.x(region, 0, side) if sheet.landscape else region.left + (region.width - side) // 2
    ring = Box(left, top, left + side, top + side)
    rows = _rows(sheet, region, ring, len(values))
    colours = _colours(sheet, values)
    _draw_ring(canvas, ring, values, colours)
    canvas.layer(ring, order=2, rises=False)
    for n, (label, value, row) in enumerate(zip(visual.labels, values, rows, strict=True)):
        _draw_row(canvas, row, (label, written(value, visual.unit)), colours[n])
        canvas.layer(Box(row.left, row.top, row.right, row.bottom), order=3, earliest_s=n * _EACH_S)
    if visual.highlight is not None:
        canvas.keep()
        row, dot = rows[visual.highlight], sheet.px(_DOT)
        edges = (row.left - dot, row.top, row.right + dot, row.bottom)
        rounded(canvas.draw, edges, sheet.radius(12), sheet.theme.chip)
        named = (visual.labels[visual.highlight], written(values[visual.highlight], visual.unit))
        _draw_row(canvas, row, named, colours[visual.highlight])
        canvas.layer(Box(*edges), line=LAST_LINE, rises=False)


def _colours(sheet: Sheet, values: tuple[float, ...]) -> list[Colour]:
    order = sorted(range(len(values)), key=lambda n: -values[n])
    return [mixed(sheet.theme.accent, sheet.theme.paper, _STRENGTHS[order.index(n)]) for n in range(len(values))]


def _rows(sheet: Sheet, region: Region, ring: Box, count: int) -> list[Region]:
    gap = sheet.px(_GAP) if sheet.landscape else sheet.px(_GAP) // 2
    height = region.height if sheet.landscape else region.bottom - ring.bottom - gap
    row = max(1, min(height // count, sheet.px(_HIGHEST_ROW)))
    top = (ring.top + ring.bottom - row * count) // 2 if sheet.landscape else ring.bottom + gap
    top = max(top, region.top)
    width = region.width - (ring.right - ring.left) - gap if sheet.landscape else region.width
    left = sheet.x(region, region.width - width, width)
    inset = sheet.px(_DOT)  # for the plate below the one that is pointed out
    return [Region(left + inset, top + n * row, width - 2 * inset, row) for n in range(count)]


def _draw_ring(canvas: Canvas, ring: Box, values: tuple[float, ...], colours: list[Colour]) -> None:
    side, total, at = ring.right - ring.left, sum(values), -90.0
    for value, colour in zip(values, colours, strict=True):
        turn = 360 * value / total
        air = min(_AIR_DEGREES, turn / 3) / 2 if turn < 360 else 0.0  # noqa: PLR2004  # degrees of a circle
        mask = Image.new("L", (side * _FINER,) * 2, 0)
        draw = ImageDraw.Draw(mask)
        draw.pieslice((0, 0, mask.width - 1, mask.height - 1), at + air, at + turn - air, fill=255)
        hole = mask.width * (1 - _HOLE) / 2
        draw.ellipse((hole, hole, mask.width - hole, mask.height - hole), fill=0)
        canvas.picture.paste(colour, (ring.left, ring.top), mask.reduce(_FINER))
        at += turn


def _draw_row(canvas: Canvas, row: Region, named: tuple[str, str], colour: Colour) -> None:
    sheet, size, dot = canvas.sheet, canvas.sheet.type_px(_SIZE), canvas.sheet.px(_DOT)
    number = number_label(sheet, named[1], size)
    label = short_label(sheet, named[0], size, max(1, row.width - number.width_px - 5 * dot), 1)
    middle = row.top + row.height / 2
    disc(canvas.picture, (sheet.x(row, 0, 2 * dot) + dot, middle), dot, colour)
    left = sheet.x(row, 3 * dot, label.width_px)
    label.draw(canvas.picture, left, middle - label.height_px / 2, label.width_px, "left")
    left = sheet.x(row, row.width - number.width_px, number.width_px)
    number.draw(canvas.picture, left, middle - number.height_px / 2, number.width_px, "left")
