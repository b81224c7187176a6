"""Where every line of text of a page stands, and what is wrong with that."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from typing import Any, NamedTuple
from unittest.mock import patch

from video_gen.video.picture import Box
from video_gen.video.sheet import Sheet
from video_gen.video.text import Text

_ABOVE_EM, _BELOW_EM = 0.28, 0.3
"""How far the letters of a line reach from its middle, accents and tails left out."""
_SLACK_PX = 1.5
_SHOWN = 24
SMALLEST_CODE = 24
"""Smallest type of code, in pixels on a frame whose shorter side has 1080."""


class Line(NamedTuple):
    """A line of text that was drawn."""

    text: str
    box: Box
    size_px: int
    over_px: float
    """How much wider it is than its room."""


@contextmanager
def recorded() -> Iterator[list[Line]]:
    """Note every line of text that is drawn inside of the block."""
    found: list[Line] = []
    draw = Text.draw

    def noting(self: Text, on: Any, left: float, top: float, width: float, align: Any) -> None:  # noqa: ANN401
        found.extend(_lines(self, left, top, width, {"left": 0.0, "center": 0.5, "right": 1.0}[align]))
        draw(self, on, left, top, width, align)

    with patch.object(Text, "draw", noting):
        yield found


def _lines(text: Text, left: float, top: float, width: float, share: float) -> Iterator[Line]:
    for index, (line, line_px) in enumerate(zip(text.lines, text.widths_px, strict=True)):
        start = left + (width - line_px) * share
        middle = top + text.line_px * (index + 0.5)
        above, below = _ABOVE_EM * text.size_px, _BELOW_EM * text.size_px
        box = Box(round(start), round(middle - above), round(start + line_px), round(middle + below))
        yield Line("".join(segment.text for segment in line), box, text.size_px, line_px - width)


def faults(lines: list[Line], sheet: Sheet) -> Iterator[str]:
    """Yield what is wrong: a line that is wider than its room, smaller than can be read, or over another one."""
    least = round(SMALLEST_CODE * min(sheet.width, sheet.height) / 1080)
    for line in lines:
        if line.over_px > _SLACK_PX:
            yield f"{line.text[:_SHOWN]!r} is {line.over_px:.0f} px wider than its room"
        if line.size_px < least:
            yield f"{line.text[:_SHOWN]!r} is {line.size_px} px high"
    for one, other in combinations(lines, 2):
        if _has_letters(one) and _has_letters(other) and not _drawn_again(one, other) and _overlap(one.box, other.box):
            yield f"{one.text[:_SHOWN]!r} stands on {other.text[:_SHOWN]!r}"


def _has_letters(line: Line) -> bool:
    """Return whether a line has more than marks, such as a large quotation mark, whose ink is not in its middle."""
    return any(map(str.isalnum, line.text))


def _drawn_again(one: Line, other: Line) -> bool:
    """Return whether a line, or its beginning, was drawn once more in a later state of the page."""
    return one.box.top == other.box.top and (one.text.startswith(other.text) or other.text.startswith(one.text))


def _overlap(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > _SLACK_PX and down > _SLACK_PX
