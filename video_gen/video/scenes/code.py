"""Code on a panel, its syntax coloured, its lines numbered."""

import re
from itertools import pairwise
from typing import NamedTuple

from video_gen.models.script import CodeVisual
from video_gen.video.header import Header
from video_gen.video.highlight import Piece, highlighted
from video_gen.video.page import Canvas, Page
from video_gen.video.picture import Box
from video_gen.video.shapes import rounded
from video_gen.video.sheet import Region, Sheet
from video_gen.video.text import Text
from video_gen.video.tokens import Token, coloured
from video_gen.video.wrap import Row, row_em, wrap

_LARGEST, _PAGED = 54, 36
_PAD = (40, 28)
_RADIUS = 20
_STRIPE = 8
_LEADING = 1.38
_NUMBERED_FROM = 5
_NUMBER_GAP_EM = 1.2
_CONTINUED_EM = 1.2
_CELL_EM = 0.6


class _Code(NamedTuple):
    """Code broken into rows of a size; a row that continues a line has no number."""

    rows: list[Row]
    numbers: list[Row]
    size_px: int
    wrapped: bool


def code_pages(visual: CodeVisual, sheet: Sheet) -> list[Page]:
    """Return the pages of a piece of code; several share the scene's time by their lines."""
    header = Header(sheet, visual.heading)
    lines = [_tokens(line, sheet) for line in highlighted(visual.code, visual.language, sheet.theme.syntax)]
    room = header.body.height - 2 * sheet.px(_PAD[1])
    code = _fitting(lines, sheet, header.body, room)
    count = _page_count(code, room)
    cuts = [len(code.rows) * part // count for part in range(count + 1)]

    def page(number: int, first: int, last: int) -> Page:
        def draw(canvas: Canvas) -> None:
            header.draw(canvas, number, count)
            _draw_panel(canvas, header.body, code, range(first, last), count)

        return Page(draw, weight=last - first)

    return [page(number, first, last) for number, (first, last) in enumerate(pairwise(cuts))]


def _tokens(line: list[Piece], sheet: Sheet) -> tuple[Token, ...]:
    words = [(word, colour) for text, colour in line for word in re.findall(r"\s+|\S+\s?", text)]
    return coloured(words, "mono", sheet.language)


def _fitting(lines: list[tuple[Token, ...]], sheet: Sheet, region: Region, room: int) -> _Code:
    """Return code in the largest type in which no line has to be broken and one page holds it.

    Where there is none: that with the fewest broken lines on one page; else the one that needs the fewest pages.
    """
    tried = [_broken(lines, sheet, region, size) for size in sheet.sizes(_LARGEST)]
    fits = [code for code in tried if len(code.rows) * code.size_px * _LEADING <= room]
    unbroken = [code for code in fits if not code.wrapped]
    if unbroken or fits:
        return min(unbroken or fits, key=lambda code: len(code.rows))
    paged = [code for code in tried if code.size_px <= sheet.type_px(_PAGED)]
    return min(paged, key=lambda code: (_page_count(code, room), len(code.rows)))


def _page_count(code: _Code, room: int) -> int:
    return -(-len(code.rows) // max(1, int(room / (_LEADING * code.size_px))))


def _broken(lines: list[tuple[Token, ...]], sheet: Sheet, region: Region, size: int) -> _Code:
    """Return the rows of code in a size; what goes on in a next row is indented there."""
    digits = len(str(len(lines))) if len(lines) >= _NUMBERED_FROM else 0
    width = (region.width - 2 * sheet.px(_PAD[0]) - sheet.px(_STRIPE)) / size - _gutter_em(digits)
    width = max(width, _CELL_EM)
    rows: list[Row] = []
    numbers: list[Row] = []
    for index, line in enumerate(lines):
        label = coloured([(f"{index + 1}", sheet.theme.syntax.comment)], "mono", sheet.language) if digits else ()
        broken = [line] if row_em(line or label or _blank(sheet)) <= width else _hanging(line, width, sheet)
        rows += broken
        numbers += [label, *[()] * (len(broken) - 1)]
    return _Code(rows, numbers, size, wrapped=len(rows) > len(lines))


def _gutter_em(digits: int) -> float:
    return digits * _CELL_EM + _NUMBER_GAP_EM if digits else 0.0


def _blank(sheet: Sheet) -> tuple[Token, ...]:
    return coloured([(" ", sheet.theme.ink)], "mono", sheet.language)


def _hanging(line: tuple[Token, ...], width: float, sheet: Sheet) -> list[Row]:
    """Return a line that is too long in rows, all but the first indented further than it begins."""
    text = "".join(token.text for token in line)
    indent = min((len(text) - len(text.lstrip())) * _CELL_EM + _CONTINUED_EM, width / 3)
    spaces = coloured([(" " * round(indent / _CELL_EM), sheet.theme.ink)], "mono", sheet.language)
    rows = wrap(line, width - indent)
    return [rows[0], *((*spaces, *row) for row in rows[1:])]


def _draw_panel(canvas: Canvas, region: Region, code: _Code, shown: range, pages: int) -> None:
    """Draw the panel with the rows that are `shown`; code always runs left to right."""
    sheet, size = canvas.sheet, code.size_px
    pad_x, pad_y = sheet.px(_PAD[0]), sheet.px(_PAD[1])
    text = Text(code.rows[shown.start : shown.stop], size, _LEADING)
    numbers = Text(code.numbers[shown.start : shown.stop], size, _LEADING)
    height = text.height_px + 2 * pad_y
    top = sheet.settled(region, height, pages)
    edges = (region.left, top, region.right, min(top + height, region.bottom))
    rounded(canvas.draw, edges, sheet.px(_RADIUS), sheet.theme.panel)
    stripe = (edges[0], edges[1] + pad_y, edges[0] + sheet.px(_STRIPE), edges[3] - pad_y)
    canvas.draw.rectangle((*stripe[:2], stripe[2] - 1, stripe[3] - 1), fill=sheet.theme.accent)
    left, top = region.left + sheet.px(_STRIPE) + pad_x, top + pad_y
    digits = max((len(row[0].text) for row in code.numbers if row), default=0)
    numbers.draw(canvas.draw, left, top, digits * _CELL_EM * size, "right")
    text.draw(canvas.draw, left + _gutter_em(digits) * size, top, region.width, "left")
    canvas.layer(Box(*edges), order=2, rises=False)
