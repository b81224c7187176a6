"""A table: a header over a rule, every other row on a plate."""

import math
import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from video_gen.models.inline import plain
from video_gen.models.script import TableVisual
from video_gen.video.columns import Cell, groups, least_em, natural_em, shared
from video_gen.video.header import Header
from video_gen.video.page import Canvas, Page
from video_gen.video.picture import Box
from video_gen.video.shapes import rounded
from video_gen.video.sheet import SMALLEST_TYPE, Region, Sheet
from video_gen.video.text import Align, Text
from video_gen.video.tokens import Style

_LARGEST, _PAGED = 44, 36
_CELL_PAD_EM = (0.65, 0.38)
_HIGHEST_PAD_EM = (0.6, 0.85)
"""Most room above and below the text of a row: on most frames, and on those that are higher than wide."""
_SPREAD_SHARE = 0.8
"""Share of its room that a table may take by higher rows."""
_SLACK_EM = 0.1
"""What rounding may take from a column."""
_RULE = 5
_EACH_S = 0.12
"""How much later than the row before each begins to appear."""
_RADIUS = 10
_WIDEST_STRETCH = 1.5
_LEAST_SHARE_OF_WIDTH = 0.62
_NUMBER = re.compile(r"\s*[-+~<>≈$€£]?\s*[\d.,\s]+\s*(%|[a-zA-Z]{1,4})?\s*")
_MOST_HEADER_SHARE = 0.4


class _Column(NamedTuple):
    cells: tuple[Cell, ...]
    """The header's first."""
    numeric: bool


class _Table(NamedTuple):
    """A table set in a size: for each row, the header first, its cells."""

    rows: list[list[Text]]
    widths: list[int]
    numeric: list[bool]
    size_px: int
    pad_x: int
    pad_y: int

    def row_px(self, row: int) -> int:
        return max((text.height_px for text in self.rows[row]), default=0) + 2 * self.pad_y

    @property
    def height_px(self) -> int:
        return sum(self.row_px(row) for row in range(len(self.rows)))

    @property
    def wrapped(self) -> bool:
        return any(len(text.rows) > 1 for row in self.rows for text in row)


def table_pages(visual: TableVisual, sheet: Sheet) -> list[Page]:
    """Return the pages of a table, each with the header; they share the scene's time by their rows."""
    header = Header(sheet, visual.heading)
    columns = [_column(visual, index, sheet) for index in range(len(visual.header))]
    parts: list[_Table] = []
    for table in _fitting(columns, sheet, header.body):
        parts += _paged(table, header.body.height)

    def page(number: int) -> Page:
        def draw(canvas: Canvas) -> None:
            header.draw(canvas, number, len(parts))
            _draw(canvas, header.body, parts[number], len(parts))

        return Page(draw, weight=max(1, len(parts[number].rows) - 1))

    return (
        [page(number) for number in range(max(1, len(parts)))]
        if parts
        else [Page(lambda canvas: header.draw(canvas, 0, 1))]
    )


def _column(visual: TableVisual, index: int, sheet: Sheet) -> _Column:
    bold, body = Style(sheet.theme.ink, "bold", chip=sheet.theme.chip), sheet.body()
    texts = [row[index] for row in visual.rows]
    filled = [plain(text) for text in texts if text.strip()]
    numeric = bool(filled) and all(_NUMBER.fullmatch(text) for text in filled)
    cells = (sheet.tokens(visual.header[index], bold), *(sheet.tokens(text, body) for text in texts))
    return _Column(cells, numeric)


def _fitting(columns: list[_Column], sheet: Sheet, region: Region) -> list[_Table]:
    """Return the table in the largest type in which it fits without broken cells, else with, else for the fewest pages.

    A table with more columns than fit side by side becomes several, each led by the first column.
    """
    if not columns:
        return []
    needed = sum(map(_least, columns))
    sizes = [size for size in sheet.sizes(_LARGEST) if _room_em(len(columns), region, size) >= needed]
    tried = [_set(columns, sheet, region, size) for size in sizes]
    fits = [table for table in tried if table.height_px <= region.height]
    large = [table for table in fits if table.size_px >= sheet.px(SMALLEST_TYPE)] or fits
    if large:
        return [_spread(min(large, key=lambda table: table.wrapped), sheet, region)]
    paged = [table for table in tried if table.size_px <= sheet.type_px(_PAGED)]
    if paged:
        return [min(paged, key=lambda table: len(_paged(table, region.height)))]
    size = sheet.type_px(0)
    pad = 2 * _CELL_PAD_EM[0]
    found = groups([_least(column) + pad for column in columns], region.width / size)
    return [_set([columns[index] for index in group], sheet, region, size) for group in found]


def _spread(table: _Table, sheet: Sheet, region: Region) -> _Table:
    """Return a table that leaves much room with higher rows."""
    most = _HIGHEST_PAD_EM[sheet.portrait] * table.size_px
    free = _SPREAD_SHARE * region.height - table.height_px
    more = min(most - table.pad_y, free / (2 * len(table.rows)))
    return table._replace(pad_y=table.pad_y + max(0, round(more)))


def _least(column: _Column) -> float:
    """Return the width a column needs in ems: numbers and their units stay on one line."""
    least = least_em(column.cells)
    return max(least, natural_em(column.cells[1:])) if column.numeric else least


def _room_em(columns: int, region: Region, size: int) -> float:
    """Return what is left for the text of all columns."""
    return region.width / size - (2 * _CELL_PAD_EM[0] + _SLACK_EM) * columns


def _set(columns: list[_Column], sheet: Sheet, region: Region, size: int) -> _Table:
    pad_x, pad_y = round(_CELL_PAD_EM[0] * size), max(1, round(_CELL_PAD_EM[1] * size))
    room = max(_room_em(len(columns), region, size), 0.5 * len(columns))
    natural = [natural_em(column.cells) for column in columns]
    ems = shared(natural, [_least(column) for column in columns], room)
    target = min(room, max(sum(ems) * _WIDEST_STRETCH, room * _LEAST_SHARE_OF_WIDTH))
    ems = [em * max(1.0, target / sum(ems)) for em in ems]
    widths = [math.ceil(em * size) for em in ems]
    rows = [
        [sheet.set(cell, size, width, "running") for cell, width in zip(cells, widths, strict=True)]
        for cells in zip(*(column.cells for column in columns), strict=True)
    ]
    return _Table(rows, widths, [column.numeric for column in columns], size, pad_x, pad_y)


def _paged(table: _Table, height: int) -> list[_Table]:
    """Return a table in parts that are no higher than `height`, each with the header."""
    if table.height_px <= height:
        return [table]
    line = table.rows[0][0].line_px
    most_header = max(1, int((height * _MOST_HEADER_SHARE - 2 * table.pad_y) / line))
    head = [text.part(0, most_header) for text in table.rows[0]]
    overflow = [text.part(most_header, len(text.rows)) for text in table.rows[0]]
    room = height - table._replace(rows=[head]).height_px
    most = max(1, int((room - 2 * table.pad_y) / line))
    rows = [overflow, *table.rows[1:]] if any(text.rows for text in overflow) else table.rows[1:]
    body = [part for row in rows for part in _cut_row(row, most)]
    return [table._replace(rows=[head, *part]) for part in _filled(table, body, room)]


def _cut_row(row: Sequence[Text], most: int) -> list[list[Text]]:
    """Return a row in several where a cell has more than `most` lines."""
    cells = [[text.part(at, at + most) for at in range(0, max(1, len(text.rows)), most)] for text in row]
    return [[part or text.part(0, 0) for part, text in zip(parts, row, strict=True)] for parts in zip_longest(*cells)]


def _filled(table: _Table, rows: list[list[Text]], room: int) -> list[list[list[Text]]]:
    """Return rows page by page, the pages about equally full."""
    heights = [table._replace(rows=[row]).height_px for row in rows]
    total = sum(heights)
    pages = max(1, -(-total // max(room, 1)))
    while True:
        goal = max(total / pages, 1)
        parts: list[list[list[Text]]] = [[]]
        used = 0
        for row, height in zip(rows, heights, strict=True):
            if parts[-1] and (used + height > room or used + height / 2 > goal):
                parts.append([])
                used = 0
            parts[-1].append(row)
            used += height
        if len(parts) <= pages or pages >= len(rows):
            return parts
        pages += 1


def _draw(canvas: Canvas, region: Region, table: _Table, pages: int) -> None:
    sheet = canvas.sheet
    width = sum(table.widths) + 2 * table.pad_x * len(table.widths)
    start = sheet.x(region, 0, width)
    top, room = sheet.settled(region, table.height_px, pages), round(0.1 * table.size_px)
    for number, row in enumerate(table.rows):
        height = table.row_px(number)
        if number and number % 2 == 0:
            edges = (start, top, start + width, top + height)
            rounded(canvas.draw, edges, sheet.radius(_RADIUS), sheet.theme.panel)
        _draw_row(canvas, table, row, start, top)
        if not number:
            rule = sheet.px(_RULE)
            edges = (start, top + height - rule, start + width, top + height)
            canvas.draw.rectangle((*edges[:2], edges[2] - 1, edges[3] - 1), fill=sheet.theme.accent)
        box = Box(start - room, top - (0 if number else room), start + width + room, top + height)
        canvas.layer(box, order=2, rises=False, earliest_s=number * _EACH_S)
        top += height


def _draw_row(canvas: Canvas, table: _Table, row: Sequence[Text], start: int, top: int) -> None:
    sheet = canvas.sheet
    far: Align = "left" if sheet.rtl else "right"
    total = sum(table.widths) + 2 * table.pad_x * len(table.widths)
    left = 0
    for text, width, numeric in zip(row, table.widths, table.numeric, strict=True):
        x = start + (total - left - width - table.pad_x if sheet.rtl else left + table.pad_x)
        text.draw(canvas.picture, x, top + table.pad_y, width, far if numeric else sheet.align)
        left += width + 2 * table.pad_x
