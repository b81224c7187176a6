"""Reads the figures behind a chart: Office keeps those last shown beside the formulas."""

from typing import NamedTuple
from xml.etree.ElementTree import Element

from video_gen.models.inline import escape
from video_gen.parsing.office.xml import child, number

MAX_POINTS = 1_000


class Chart(NamedTuple):
    """A chart as a table."""

    title: str
    """Inline markup, empty where there is none."""
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read_chart(root: Element) -> Chart:
    """Return the chart's categories down the side and its series across."""
    title = child(root, "c:chart", "c:title")
    spoken = "" if title is None else " ".join("".join(part.text or "" for part in title.iter("a:t")).split())
    series = list(root.iter("c:ser"))
    categories = _points(series[0], "c:cat", "c:xVal") if series else []
    columns = [_points(entry, "c:val", "c:yVal") for entry in series]
    names = [" ".join(_points(entry, "c:tx")) or f"{n}" for n, entry in enumerate(series, start=1)]
    length = max(map(len, (categories, *columns)), default=0)
    rows = tuple(tuple(escape(_at(column, n)) for column in (categories, *columns)) for n in range(length))
    return Chart(escape(spoken), ("", *(escape(name) for name in names)), rows)


def _at(column: list[str], index: int) -> str:
    return column[index] if index < len(column) else ""


def _points(series: Element, *tags: str) -> list[str]:
    """Return the texts or figures that a series keeps below the first of `tags` that it has, in their order."""
    element = next((inner for inner in series if inner.tag in tags), None)
    found: dict[int, str] = {}
    for point in () if element is None else element.iter("c:pt"):
        text = child(point, "c:v")
        at = number(point.get("idx"))
        if text is not None and 0 <= at < MAX_POINTS:
            found[at] = _figure((text.text or "").strip())
    return [found.get(n, "") for n in range(max(found, default=-1) + 1)]


def _figure(text: str) -> str:
    """Return a number without the digits that only binary fractions have."""
    try:
        return f"{float(text):.6g}" if "." in text else text
    except ValueError:
        return text
