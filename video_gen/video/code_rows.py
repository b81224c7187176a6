"""Code as rows of a width: syntax coloured, lines numbered, what is too long indented on the next row."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from video_gen.video.highlight import Piece, highlighted
from video_gen.video.sheet import SMALLEST_TYPE, Sheet
from video_gen.video.tokens import Token, coloured
from video_gen.video.wrap import Row, row_em, wrap

LEADING = 1.38
_PAGED = 36
_NUMBERED_FROM = 5
_FEW = 4
"""Most lines that are broken for the sake of larger type."""
_NUMBER_GAP_EM = 1.2
_CONTINUED_EM = 1.2

Line = tuple[Token, ...]


class CodeRows(NamedTuple):
    """Code broken into rows of a size; a row that continues a line has no number."""

    rows: list[Row]
    numbers: list[Row]
    """As many as there are rows; all empty where the code is not numbered."""
    size_px: int
    wrapped: bool
    cell_em: float
    """Width of a letter."""

    @property
    def height_px(self) -> float:
        """Height of all rows together."""
        return len(self.rows) * self.size_px * LEADING

    @property
    def gutter_em(self) -> float:
        """Width that the numbers take, with the room after them."""
        return _gutter_em(self.digits, self.cell_em)

    @property
    def digits(self) -> int:
        """How many digits the longest number has."""
        return max((len(row[0].text) for row in self.numbers if row), default=0)

    def page_count(self, room: int) -> int:
        """Return how many pages the rows need where one has `room` pixels."""
        return -(-len(self.rows) // rows_in(room, self.size_px))


def rows_in(room: int, size_px: int) -> int:
    """Return how many rows of a size go into `room` pixels, at least one."""
    return max(1, int(room / (LEADING * size_px)))


def code_lines(code: str, language: str, sheet: Sheet) -> list[Line]:
    """Return the lines of code as tokens in the colours of its syntax."""
    return [mono_line(line, sheet) for line in highlighted(code, language, sheet.theme.syntax)]


def mono_line(line: Sequence[Piece], sheet: Sheet) -> Line:
    """Return coloured pieces as the tokens of a line that may be broken between words."""
    words = [(word, colour) for text, colour in line for word in re.findall(r"\s+|\S+\s?", text)]
    return coloured(words, "mono", sheet.fonts)


def fitting_rows(lines: list[Line], sheet: Sheet, width: int, room: int, *, largest: int, numbered: bool) -> CodeRows:
    """Return code in the largest type in which no line has to be broken and one page holds it.

    Where there is none: that with the fewest broken lines on one page; else the one that needs the fewest pages. A few
    long lines are broken sooner than set small on an empty page.

    Args:
        lines: The code.
        sheet: The grid.
        width: Width of a row in pixels, its number included.
        room: Height of a page in pixels.
        largest: Largest size of type in units of the sheet.
        numbered: Whether lines have numbers; code of very few lines never has.
    """
    tried = [broken(lines, sheet, width, size, numbered=numbered) for size in sheet.sizes(largest)]
    fits = [code for code in tried if code.height_px <= room]
    large = [code for code in fits if code.size_px >= sheet.px(SMALLEST_TYPE)]
    easy = [code for code in fits if code.size_px >= sheet.type_px(_PAGED)] if len(lines) <= _FEW else []
    if best := easy or large or fits:
        return min(best, key=lambda code: (code.wrapped, len(code.rows)))
    paged = [code for code in tried if code.size_px <= sheet.type_px(_PAGED)]
    return min(paged, key=lambda code: (code.page_count(room), len(code.rows)))


def broken(lines: Sequence[Line], sheet: Sheet, width: int, size: int, *, numbered: bool) -> CodeRows:
    """Return the rows of code in a size; what goes on in a next row is indented there."""
    digits = len(str(len(lines))) if numbered and len(lines) >= _NUMBERED_FROM else 0
    width_em = max(width / size - _gutter_em(digits, sheet.cell_em), sheet.cell_em)
    rows: list[Row] = []
    numbers: list[Row] = []
    for index, line in enumerate(lines):
        label = coloured([(f"{index + 1}", sheet.theme.syntax.comment)], "mono", sheet.fonts) if digits else ()
        parts = [line] if row_em(line or label or _blank(sheet)) <= width_em else _hanging(line, width_em, sheet)
        rows += parts
        numbers += [label, *[()] * (len(parts) - 1)]
    return CodeRows(rows, numbers, size, wrapped=len(rows) > len(lines), cell_em=sheet.cell_em)


def _gutter_em(digits: int, cell_em: float) -> float:
    return digits * cell_em + _NUMBER_GAP_EM if digits else 0.0


def _blank(sheet: Sheet) -> Line:
    return coloured([(" ", sheet.theme.ink)], "mono", sheet.fonts)


def _hanging(line: Line, width: float, sheet: Sheet) -> list[Row]:
    """Return a line that is too long in rows, all but the first indented further than it begins."""
    text = "".join(token.text for token in line)
    indent = min((len(text) - len(text.lstrip())) * sheet.cell_em + _CONTINUED_EM, width / 3)
    spaces = coloured([(" " * round(indent / sheet.cell_em), sheet.theme.ink)], "mono", sheet.fonts)
    rows = wrap(line, width - indent)
    return [rows[0], *((*spaces, *row) for row in rows[1:])]
