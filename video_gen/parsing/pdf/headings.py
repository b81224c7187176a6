"""Tells which lines of a PDF are headings, and of which level."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from video_gen.parsing.pdf.lines import Line

MAX_LEVEL = 6
_LARGER = 1.12
"""Times the size of the text: type that large is a heading."""
_LONGEST = 160
_LONGEST_BOLD = 80
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+\S")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Bookmark:
    """An entry of the PDF's outline."""

    title: str
    level: int
    """How deep it is, from 0."""
    page: int
    """Number of the page that it leads to, from 0."""


def key_of(text: str) -> str:
    """Return a heading's letters and digits, by which it is found again."""
    return "".join(_WORD.findall(text.casefold()))


class Headings:
    """What the sizes, weights and bookmarks of the whole document say."""

    def __init__(self, lines: list[Line], bookmarks: Iterable[Bookmark]) -> None:
        sizes: Counter[float] = Counter()
        for line in lines:
            if not line.is_code:
                sizes[line.size] += line.characters
        self.body_size = max(sizes, key=lambda size: sizes[size], default=0.0)
        self._bookmarks = {(mark.page, key_of(mark.title)): mark.level for mark in bookmarks if key_of(mark.title)}
        larger = Counter(self._rounded(line) for line in lines if self._is_larger(line))
        self._title_size = max(larger, default=0.0)
        first = [n for n, line in enumerate(lines) if self._is_larger(line) and self._rounded(line) == self._title_size]
        self.has_title = bool(first) and lines[first[-1]].page == 0 and first[-1] - first[0] < len(first)
        self.has_title = self.has_title and not _NUMBERED.match(lines[first[0]].text)
        self._levels = sorted(set(larger) - ({self._title_size} if self.has_title else set()), reverse=True)

    def level(self, line: Line, before: Line | None, after: Line | None) -> int:
        """Return the level of a heading from 1 to 6; 0 for a line that is none.

        Args:
            line: The line.
            before: The line before it, None for the first of a column.
            after: The line after it, None for the last of a column.
        """
        text = line.text.strip()
        if line.is_code or not any(character.isalpha() for character in text) or len(text) > _LONGEST:
            return 0
        if (marked := self._bookmarked(line)) is not None:
            return marked
        if self._is_larger(line):
            return self._by_size(line)
        return self._by_weight(line, before, after)

    def _bookmarked(self, line: Line) -> int | None:
        key = key_of(line.text)
        bare = key_of(re.sub(r"^[\d.]+\s+", "", line.text))
        for name in (key, bare):
            for page in (line.page, line.page - 1):
                if (page, name) in self._bookmarks:
                    return min(self._bookmarks[page, name] + 2, MAX_LEVEL)
        return None

    def _by_size(self, line: Line) -> int:
        if self.has_title and self._rounded(line) == self._title_size:
            return 1
        if match := _NUMBERED.match(line.text):
            return min(match[1].count(".") + 2, MAX_LEVEL)
        return min(self._levels.index(self._rounded(line)) + 2, MAX_LEVEL)

    def _by_weight(self, line: Line, before: Line | None, after: Line | None) -> int:
        """Return the level of a bold line that stands alone."""
        text = line.text.strip()
        alone = (before is None or not before.is_bold or line.top - before.bottom > 0.5 * line.size) and (
            after is None or not after.is_bold
        )
        if not line.is_bold or not alone or len(text) > _LONGEST_BOLD or text[-1] in ".,;:":
            return 0
        if line.size < self.body_size or (before and line.top - before.bottom < -0.1 * line.size):
            return 0
        if match := _NUMBERED.match(text):
            return min(match[1].count(".") + 2, MAX_LEVEL)
        return min(len(self._levels) + 2, MAX_LEVEL)

    def _is_larger(self, line: Line) -> bool:
        return (
            line.size >= _LARGER * self.body_size
            and not line.is_code
            and any(character.isalpha() for character in line.text)
            and len(line.text) <= _LONGEST
        )

    @staticmethod
    def _rounded(line: Line) -> float:
        return round(line.size * 2) / 2
