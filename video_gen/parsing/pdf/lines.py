"""Joins fragments into lines."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from video_gen.models.inline import Run
from video_gen.parsing.pdf.characters import is_right_to_left
from video_gen.parsing.pdf.fragments import Fragment
from video_gen.parsing.pdf.two_ways import close_brackets, runs_both_ways, touch

_SAME_LINE = 0.5


@dataclass
class Line:
    """A line of a column, in points from the top left corner of the page."""

    fragments: list[Fragment]
    page: int
    """Number of its page, from 0."""
    region: int
    """Number of its column in the document."""

    def __post_init__(self) -> None:
        self.left = min(one.left for one in self.fragments)
        self.right = max(one.right for one in self.fragments)
        self.start, self.end = (-self.right, -self.left) if _right_to_left(self.fragments) else (self.left, self.right)
        """Where it begins and ends, growing in the direction in which it is read."""
        self.top = min(one.top for one in self.fragments)
        self.bottom = max(one.bottom for one in self.fragments)
        faces = Counter(c.face for one in self.fragments for c in one.characters if c.text != " ")
        total = sum(faces.values())
        sizes: Counter[float] = Counter()
        for face, count in faces.items():
            sizes[face.size] += count
        self.size = max(sizes, key=lambda size: (sizes[size], size))
        self.characters = total
        self.is_bold = sum(count for face, count in faces.items() if face.is_bold) >= _NEARLY_ALL * total
        self.is_code = sum(count for face, count in faces.items() if face.is_code) >= _NEARLY_ALL * total
        self._both_ways = runs_both_ways(self.fragments)
        if self._both_ways:
            close_brackets(self.fragments)
        self.text = "".join(f"{space}{one.text}" for space, one in self._spaced())

    @property
    def runs(self) -> list[Run]:
        """What it says, by style."""
        runs: list[Run] = []
        for space, fragment in self._spaced():
            runs += [Run(space, "plain"), *fragment.runs] if space else fragment.runs
        return runs

    def _spaced(self) -> Iterator[tuple[str, Fragment]]:
        """Give the fragments, each with the space before it."""
        for before, one in zip([None, *self.fragments], self.fragments, strict=False):
            yield "" if before is None or (self._both_ways and touch(before, one)) else " ", one


_NEARLY_ALL = 0.9
"""A bold line may end in a light full stop."""


def lines_of(region: list[Fragment], page: int, number: int) -> list[Line]:
    """Return the lines of a column from top to bottom.

    Args:
        region: Fragments of the column.
        page: Number of the page, from 0.
        number: Number of the column in the document.
    """
    rows: list[list[Fragment]] = []
    for fragment in sorted(region, key=lambda one: (one.top + one.bottom, one.left)):
        if rows and _beside(rows[-1][-1], fragment):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [Line(_in_reading_order(row), page, number) for row in rows]


def _in_reading_order(row: list[Fragment]) -> list[Fragment]:
    backwards = _right_to_left(row)
    return sorted(row, key=lambda one: -one.right if backwards else one.left)


def _right_to_left(row: list[Fragment]) -> bool:
    """Return whether most letters of a row are read from right to left."""
    letters = [c.text for one in row for c in one.characters if c.text.isalpha()]
    return sum(map(is_right_to_left, letters)) * 2 > len(letters)


def _beside(one: Fragment, other: Fragment) -> bool:
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    height = min(one.bottom - one.top, other.bottom - other.top)
    return overlap > _SAME_LINE * height and (other.left >= one.right - 1 or one.left >= other.right - 1)
