"""Two pieces of code, the wrong one and the right one: side by side, or stacked where the frame is not wide."""

from itertools import pairwise
from typing import NamedTuple

from video_gen.models.lesson import ComparisonVisual
from video_gen.video.code_rows import LEADING, CodeRows, Line, broken, code_lines, rows_in
from video_gen.video.header import Header
from video_gen.video.icons import IconName, icon
from video_gen.video.page import Canvas, Page
from video_gen.video.picture import Box
from video_gen.video.shapes import disc, rounded
from video_gen.video.sheet import Region, Sheet
from video_gen.video.text import Text
from video_gen.video.theme import Colour
from video_gen.video.tokens import Style

_LARGEST, _PAGED = 50, 34
_PAD = (32, 24)
_LABEL = 40
_LABEL_ROOM = 88
_SIGN = 44
_GAP = 40
_RADIUS = 20
_STRIPE = 8


class _Side(NamedTuple):
    """One of the two pieces."""

    label: str
    sign: IconName
    colour: Colour
    plate: Colour
    lines: list[Line]


class _Layout(NamedTuple):
    """Both pieces in a size, and how many rows of each a page shows."""

    codes: tuple[CodeRows, CodeRows]
    shown: tuple[int, int]

    @property
    def page_count(self) -> int:
        pages = (-(-len(code.rows) // most) for code, most in zip(self.codes, self.shown, strict=True))
        return max(1, *pages)

    @property
    def wrapped(self) -> bool:
        return any(code.wrapped for code in self.codes)


def comparison_pages(visual: ComparisonVisual, sheet: Sheet) -> list[Page]:
    """Return the pages of a comparison; the second piece appears with the second line of the narration."""
    header = Header(sheet, visual.heading)
    theme = sheet.theme
    before, after = (code_lines(code, visual.language, sheet) for code in (visual.before, visual.after))
    sides = (
        _Side(visual.before_label, "cross", theme.wrong, theme.wrong_panel, before),
        _Side(visual.after_label, "tick", theme.right, theme.right_panel, after),
    )
    layout = _fitting(sides, sheet, header.body)
    count = layout.page_count
    cuts = [[len(code.rows) * part // count for part in range(count + 1)] for code in layout.codes]
    parts = zip(*(pairwise(cut) for cut in cuts), strict=True)

    def page(number: int, rows: tuple[tuple[int, int], ...]) -> Page:
        def draw(canvas: Canvas) -> None:
            header.draw(canvas, number, count)
            _draw(canvas, header.body, sides, layout, rows)

        return Page(draw, weight=max(1, *(last - first for first, last in rows)))

    return [page(number, rows) for number, rows in enumerate(parts)]


def _width(sheet: Sheet, region: Region) -> int:
    return (region.width - sheet.px(_GAP)) // 2 if sheet.landscape else region.width


def _around(sheet: Sheet) -> int:
    """Return the height that a panel has beside its rows."""
    return sheet.px(_LABEL_ROOM) + 2 * sheet.px(_PAD[1])


def _fitting(sides: tuple[_Side, _Side], sheet: Sheet, region: Region) -> _Layout:
    """Return both pieces in the largest type in which one page holds them unbroken, else broken, else on few pages."""
    tried = [_set(sides, sheet, region, size) for size in sheet.sizes(_LARGEST)]
    fits = [layout for layout in tried if layout.page_count == 1]
    unbroken = [layout for layout in fits if not layout.wrapped]
    if unbroken or fits:
        return (unbroken or fits)[0]
    paged = [layout for layout in tried if layout.codes[0].size_px <= sheet.type_px(_PAGED)]
    return min(paged, key=lambda layout: layout.page_count)


def _set(sides: tuple[_Side, _Side], sheet: Sheet, region: Region, size: int) -> _Layout:
    width = max(1, _width(sheet, region) - 2 * sheet.px(_PAD[0]) - sheet.px(_STRIPE))
    before, after = (broken(side.lines, sheet, width, size, numbered=False) for side in sides)
    if sheet.landscape:
        most = rows_in(region.height - _around(sheet), size)
        return _Layout((before, after), (most, most))
    most = rows_in(region.height - 2 * _around(sheet) - sheet.px(_GAP), size)
    first = round(most * len(before.rows) / (len(before.rows) + len(after.rows)))
    return _Layout((before, after), (max(1, min(first, most - 1)), max(1, most - max(1, first))))


def _draw(
    canvas: Canvas,
    region: Region,
    sides: tuple[_Side, _Side],
    layout: _Layout,
    rows: tuple[tuple[int, int], ...],
) -> None:
    """Draw both panels with the rows that this page shows; side by side they are equally high."""
    sheet, gap = canvas.sheet, canvas.sheet.px(_GAP)
    texts = [
        Text(code.rows[first:last], code.size_px, LEADING)
        for code, (first, last) in zip(layout.codes, rows, strict=True)
    ]
    heights = [text.height_px + _around(sheet) for text in texts]
    heights = [max(heights)] * 2 if sheet.landscape else heights
    taken = heights[0] if sheet.landscape else sum(heights) + gap
    top, width = sheet.settled(region, taken, layout.page_count), _width(sheet, region)
    for number, (side, text, height) in enumerate(zip(sides, texts, heights, strict=True)):
        across = number * (region.width - width)
        left = sheet.x(region, across, width)
        box = Box(left, top, left + width, min(top + height, region.bottom))
        _draw_panel(canvas, side, text, box)
        canvas.layer(box, line=number or None, order=2, rises=False)
        top += 0 if sheet.landscape else height + gap


def _draw_panel(canvas: Canvas, side: _Side, text: Text, box: Box) -> None:
    """Draw a panel: its label on a strip of its colour, the code below; code always runs left to right."""
    sheet, radius, stripe = canvas.sheet, canvas.sheet.radius(_RADIUS), canvas.sheet.px(_STRIPE)
    pad_x, pad_y, room, sign = (sheet.px(units) for units in (*_PAD, _LABEL_ROOM, _SIGN))
    body = box._replace(top=box.top + room)
    rounded(canvas.draw, box, radius, side.plate)
    rounded(canvas.draw, body, radius, sheet.theme.panel)
    canvas.draw.rectangle((body.left, body.top, body.right - 1, body.top + radius), fill=sheet.theme.panel)
    canvas.draw.rectangle((body.left, body.top, body.right - 1, body.top + max(1, stripe // 2) - 1), fill=side.colour)
    x = sheet.x(Region(box.left, box.top, box.right - box.left, room), pad_x, sign) + sign / 2
    disc(canvas.picture, (x, box.top + room / 2), sign / 2, side.colour)
    icon(canvas.picture, side.sign, (x, box.top + room / 2), 0.62 * sign, sheet.theme.paper)
    style = Style(sheet.theme.ink, "bold", chip=sheet.theme.chip)
    width = box.right - box.left - 2 * pad_x - round(1.5 * sign)
    label = sheet.shortened(sheet.set(sheet.tokens(side.label, style), sheet.type_px(_LABEL), width), 1, width)
    left = box.left + pad_x + (0 if sheet.rtl else round(1.5 * sign))
    label.draw(canvas.picture, left, box.top + (room - label.height_px) / 2, width, sheet.align)
    room = box.right - box.left - 2 * pad_x - stripe
    text.draw(canvas.picture, box.left + stripe + pad_x, body.top + pad_y, room, "left")
