"""Finds tables among the lines of a column: lines whose pieces stand below each other."""

from typing import NamedTuple

from video_gen.models.inline import escape
from video_gen.parsing.pdf.lines import Line

_FEWEST_ROWS = 3
_MOST_COLUMNS = 12
_LONGEST_CELL = 120


class FoundTable(NamedTuple):
    """A table and the lines that it takes up."""

    rows: list[tuple[str, ...]]
    """Inline markup, all of one width."""
    end: int
    """Number of the first line after it."""


def table_at(lines: list[Line], start: int) -> FoundTable | None:
    """Return the table that begins with line `start`; None where none does."""
    end = start
    while end < len(lines) and not lines[end].is_code and (len(lines[end].fragments) > 1):
        end += 1
    if end - start < _FEWEST_ROWS:
        return None
    chosen = lines[start:end]
    columns = _columns(chosen)
    if not 1 < len(columns) <= _MOST_COLUMNS:
        return None
    rows = [_row(line, columns) for line in chosen]
    if any(row is None for row in rows) or any(len(cell) > _LONGEST_CELL for row in rows for cell in row or ()):
        return None
    return FoundTable([row for row in rows if row], end)


def _columns(lines: list[Line]) -> list[tuple[float, float]]:
    """Return the strips that the pieces of all lines stand in, from left to right."""
    strips: list[tuple[float, float]] = []
    for left, right in sorted((one.left, one.right) for line in lines for one in line.fragments):
        if strips and left < strips[-1][1]:
            strips[-1] = (strips[-1][0], max(strips[-1][1], right))
        else:
            strips.append((left, right))
    return strips


def _row(line: Line, columns: list[tuple[float, float]]) -> tuple[str, ...] | None:
    """Return the cells of a line; None where two pieces share a column."""
    cells = [""] * len(columns)
    for one in line.fragments:
        at = next(n for n, (left, right) in enumerate(columns) if left <= one.left and one.right <= right)
        if cells[at]:
            return None
        cells[at] = escape(one.text.strip())
    return tuple(cells)
