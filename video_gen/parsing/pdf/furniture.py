"""Takes away what stands on every page: running heads and feet, page numbers."""

import re
from collections import Counter, defaultdict

from video_gen.parsing.pdf.lines import Line

_MARGIN = 0.12
"""Share of the page's height, above and below, where running heads and feet stand."""
_OUTERMOST = 2
_LEAST_SHARE = 0.3
"""Share of pages with the same line: heads of left and right pages take turns."""
_LEAST_PAGES = 2
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|\s]*(?:page|seite|p\.)?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|von|de)\s*\d{1,4})?[-–—|\s]*)",
    re.IGNORECASE,
)
_LEADER = re.compile(r"(?:\.\s?){5,}\s?(?:\d{1,4}|[ivxlc]{1,6})\s*$")
"""The dots before the page number in a table of contents."""
_ENDS = re.compile(r"^\d{1,4}(?=\s)|(?<=\s)\d{1,4}$")
"""The number that a running head begins or ends with."""
_LEAST_NUMBERED = 3
_DIGITS = re.compile(r"\d+")


def without_furniture(pages: list[list[Line]], heights: list[float]) -> list[list[Line]]:
    """Return the lines of each page without running heads and feet, page numbers and entries of contents.

    Args:
        pages: Lines of each page.
        heights: Height of each page in points.
    """
    outer = [_outermost(lines, height) for lines, height in zip(pages, heights, strict=True)]
    found: dict[tuple[str, int], set[int]] = defaultdict(set)
    offsets: Counter[int] = Counter()
    for page, lines in enumerate(outer):
        for line in lines:
            found[_key(line)].add(page)
        offsets.update({int(number) - page for line in lines for number in _ENDS.findall(line.text)})
    needed = max(_LEAST_PAGES, _LEAST_SHARE * len(pages))
    repeated = {key for key, on in found.items() if len(on) >= needed}
    offset, times = offsets.most_common(1)[0] if offsets else (0, 0)
    kept = []
    for page, lines in enumerate(pages):
        number = str(page + offset) if times >= _LEAST_NUMBERED else ""
        dropped = {
            id(line)
            for line in outer[page]
            if _key(line) in repeated or _PAGE_NUMBER.fullmatch(line.text) or number in _ENDS.findall(line.text)
        }
        kept.append([line for line in lines if id(line) not in dropped and not _LEADER.search(line.text)])
    return kept


def _outermost(lines: list[Line], height: float) -> list[Line]:
    """Return the first and last lines of a page that stand in its margins."""
    ordered = sorted(lines, key=lambda line: line.top)
    above = [line for line in ordered[:_OUTERMOST] if line.bottom <= _MARGIN * height]
    below = [line for line in ordered[-_OUTERMOST:] if line.top >= (1 - _MARGIN) * height]
    return above + below


def _key(line: Line) -> tuple[str, int]:
    """Return what is the same on each page: the words without numbers, and about how high they stand."""
    return _DIGITS.sub("#", line.text.casefold()).strip(), round(line.top / 10)
