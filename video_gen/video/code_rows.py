"""Code as rows of a width: syntax coloured, lines numbered, what is too long indented on the next row."""

import re
from collections.abc import Sequence
from itertools import pairwise
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
_CUT = "…"
"""The last line of code that was cut short; it is none of its lines."""
_INSIDE_A_LINE, _INSIDE_A_BLOCK = 8, 4
"""By how many rows a page may be longer or shorter so that it does not begin there."""

Line = tuple[Token, ...]


class CodeRows(NamedTuple):
    """Code broken into rows of a size; a row that continues a line has no number."""

    rows: list[Row]
    numbers: list[Row]
    """As many as there are rows; all empty where the code is not numbered."""
    starts: frozenset[int]
    """Rows in which a line begins."""
    size_px: int
    cell_em: float
    """Width of a letter."""

    @property
    def wrapped(self) -> bool:
        """Whether a line is broken."""
        return len(self.rows) > len(self.starts)

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

    def pages(self, room: int) -> list[range]:
        """Return the rows of each page: about as many on each, cut at an empty line or at least between lines."""
        count, most = self.page_count(room), rows_in(room, self.size_px)
        cuts = [0]
        for page in range(1, count):
            least = max(cuts[-1] + 1, len(self.rows) - most * (count - page))
            cuts.append(self._cut_near(len(self.rows) * page // count, range(least, cuts[-1] + most + 1)))
        return [
            range(first, last - (first + 1 < last < len(self.rows) and self._is_empty(last - 1)))
            for first, last in pairwise([*cuts, len(self.rows)])
        ]

    def _cut_near(self, even: int, among: range) -> int:
        return min(among, key=lambda at: abs(at - even) + self._harm(at))

    def _harm(self, at: int) -> int:
        """Return how bad it is to begin a page with a row."""
        if at not in self.starts:
            return _INSIDE_A_LINE
        return 0 if self._is_empty(at - 1) else _INSIDE_A_BLOCK

    def _is_empty(self, row: int) -> bool:
        return not any(token.text.strip() for token in self.rows[row])


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

    Where there is none: that with the fewest broken lines on one page; else in the largest in which it needs no more
    pages than in small type. A few long lines are broken sooner than set small on an empty page.

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
    fewest = min(code.page_count(room) for code in tried if code.size_px <= sheet.type_px(_PAGED))
    return min((code for code in tried if code.page_count(room) == fewest), key=lambda code: len(code.rows))


def broken(lines: Sequence[Line], sheet: Sheet, width: int, size: int, *, numbered: bool) -> CodeRows:
    """Return the rows of code in a size; what goes on in a next row is indented there."""
    digits = len(str(len(lines))) if numbered and len(lines) >= _NUMBERED_FROM else 0
    width_em = max(width / size - _gutter_em(digits, sheet.cell_em), sheet.cell_em)
    rows: list[Row] = []
    numbers: list[Row] = []
    starts: set[int] = set()
    for index, line in enumerate(lines):
        numbered_here = digits and "".join(token.text for token in line) != _CUT
        label = coloured([(f"{index + 1}", sheet.theme.syntax.comment)], "mono", sheet.fonts) if numbered_here else ()
        parts = [line] if row_em(line or label or _blank(sheet)) <= width_em else _hanging(line, width_em, sheet)
        starts.add(len(rows))
        rows += parts
        numbers += [label, *[()] * (len(parts) - 1)]
    return CodeRows(rows, numbers, frozenset(starts), size, cell_em=sheet.cell_em)


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
