"""A table of numbers as a chart, where a picture of them says more than the table."""

import re
from typing import NamedTuple

from video_gen.models.document import Table
from video_gen.models.inline import escape, plain
from video_gen.models.material import ChartKind, ChartVisual, Series
from video_gen.models.script import TableVisual, Visual
from video_gen.scripting.columns import column_of, shown_name
from video_gen.scripting.table_scene import MOST_ROWS
from video_gen.scripting.words import covers

_NUMBER = re.compile(
    r"(?P<before>[$€£]?)\s?(?P<number>[-\u2212]?\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|[-\u2212]?\d{1,12}(?:\.(?!\d{3}\b)\d{1,6})?)\s?"
    r"(?P<after>%|[A-Za-zµ]{1,8}(?:/[a-z]{1,3})?|)"
)
"""A stop before three digits at the end may part thousands, as in German: such a number cannot be compared."""
_WHEN = re.compile(r"(?:1[5-9]|20)\d\d(?:[-/ ]?[QH]?\d{1,2})?|[A-Z][a-z]{2} (?:1[5-9]|20)\d\d")
_NO_AMOUNT = re.compile(
    r"\b(?:id|ids|no|nr|number|ports?|codes?|version|years?|lines?|rank|index|priority|pages?|ref|issue|level|step"
    r"|rfc|chapter|row|bits?)\b|#",
    re.IGNORECASE,
)
"""Numbers that name something: their length says nothing."""
_MOST_SERIES, _MOST_MOMENTS, _FEWEST = 3, 12, 3
_MOST_SHARES = 6
_WIDEST_RANGE = 80
"""Largest number over the smallest: beyond it the short bars are all the same."""
_WHOLE = (98.0, 102.0)
"""What shares in percent come to together."""
_TABLE = re.compile(r"\btables?\b|\brows?\b|\bcolumns?\b", re.IGNORECASE)


class _Amounts(NamedTuple):
    name: str
    values: tuple[float, ...]
    unit: str


def charted(made: tuple[tuple[str, ...], TableVisual], block: Table) -> tuple[tuple[str, ...], Visual]:
    """Return the narration and a chart in place of a table that holds one unit's numbers; else the table.

    Args:
        made: The narration and the table as it would be shown.
        block: The table in the document.
    """
    lines, table = made
    chart = _chart(block)
    own = ("For each ", "The table compares ")
    said = tuple(_of_chart(line) if line.startswith(own) else line for line in lines)
    if chart is None or len(table.header) != len(block.header) or any(_TABLE.search(line) for line in said):
        return made
    values = chart.series[0].values
    most = values.index(max(values))
    points_out = len(said) > 1 and plain(chart.labels[most]) in said[-1]
    heading = _heading(table.heading, shown_name(block.header[1])) if len(chart.series) == 1 else table.heading
    return said, chart.replace(heading=heading, highlight=most if points_out else None)


def _heading(heading: str, column: str) -> str:
    """Return what stands over the numbers of one column: what they are, and of what."""
    return column if not heading or covers(column, heading) else f"{heading}: {column}"


def _of_chart(line: str) -> str:
    """Return our own sentence about a table as one about a chart."""
    return line.replace(", the table gives ", ", the chart shows ").replace("The table compares", "The chart compares")


def _chart(block: Table) -> ChartVisual | None:
    columns = [_amounts(block, n) for n in range(1, len(block.header))]
    amounts = [column for column in columns if column]
    labels = [plain(row[0]).strip() for row in block.rows] if block.header else []
    if not amounts or len(amounts) < len(columns) or not all(labels) or len(set(labels)) < len(labels):
        return None
    values = [value for one in amounts for value in one.values]
    moments = all(_WHEN.fullmatch(label) for label in labels) and sorted(labels) == labels
    most = _MOST_MOMENTS if moments else MOST_ROWS
    if len({one.unit for one in amounts}) > 1 or len(amounts) > _MOST_SERIES or not _FEWEST <= len(labels) <= most:
        return None
    sizes = [abs(value) for value in values if value]
    if not sizes or (not moments and max(sizes) > _WIDEST_RANGE * min(sizes)):
        return None
    series = tuple(Series(name=escape(one.name) if len(amounts) > 1 else "", values=one.values) for one in amounts)
    kind: ChartKind = "lines" if moments else "donut" if _are_shares(amounts) else "bars"
    return ChartVisual(chart=kind, labels=tuple(map(escape, labels)), series=series, unit=amounts[0].unit)


def _amounts(block: Table, column: int) -> _Amounts | None:
    """Return a column as numbers of one unit; None where it has others than amounts."""
    name = shown_name(block.header[column])
    found = [_NUMBER.fullmatch(plain(row[column]).strip()) for row in block.rows]
    matches = [match for match in found if match]
    units = {match["before"] or match["after"] for match in matches}
    if len(matches) < len(found) or len(units) != 1 or _NO_AMOUNT.search(name):
        return None
    numbers = (match["number"].replace(",", "").replace("\u2212", "-") for match in matches)
    return _Amounts(name, tuple(map(float, numbers)), units.pop() or column_of(block.header[column]).unit)


def _are_shares(amounts: list[_Amounts]) -> bool:
    """Return whether the numbers are the parts of a whole, in percent."""
    one = amounts[0]
    is_whole = _WHOLE[0] <= sum(one.values) <= _WHOLE[1] and min(one.values) >= 0
    return len(amounts) == 1 and one.unit == "%" and len(one.values) <= _MOST_SHARES and is_whole
