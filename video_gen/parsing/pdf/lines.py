"""Joins fragments into lines."""

from collections import Counter
from dataclasses import dataclass

from video_gen.models.inline import Run
from video_gen.parsing.pdf.fragments import Fragment

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
        self.left = self.fragments[0].left
        self.right = self.fragments[-1].right
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
        self.text = " ".join(one.text for one in self.fragments)

    @property
    def runs(self) -> list[Run]:
        """What it says, by style."""
        runs: list[Run] = []
        for fragment in self.fragments:
            if runs:
                runs.append(Run(" ", "plain"))
            runs += fragment.runs
        return runs


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
    return [Line(sorted(row, key=lambda one: one.left), page, number) for row in rows]


def _beside(one: Fragment, other: Fragment) -> bool:
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    height = min(one.bottom - one.top, other.bottom - other.top)
    return overlap > _SAME_LINE * height and (other.left >= one.right - 1 or one.left >= other.right - 1)
