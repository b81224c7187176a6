"""Tells where a paragraph ends, by the gaps and indents of a column."""

from itertools import pairwise
from statistics import median

from video_gen.parsing.pdf.lines import Line

_LARGER_GAP = 0.35
"""Share of the type size: that much more than the usual gap between lines parts paragraphs."""
_INDENT = 0.7
"""Share of the type size: a line that begins that much further in is the first of a paragraph."""
_SHORT = 0.15
"""Share of the column's width that the last line of a paragraph leaves free."""
_SAME_SIZE = 0.08
_STOPS = '.!?:;。！？”"’)'


class Spacing:
    """The usual gap between lines of a column, and its edges."""

    def __init__(self, lines: list[Line]) -> None:
        """Measure a column.

        Args:
            lines: Its lines from top to bottom.
        """
        gaps = [b.top - a.bottom for a, b in pairwise(lines) if abs(a.size - b.size) < 1]
        close = [gap for gap in gaps if gap < 1.5 * median(line.size for line in lines)]
        self._gap = median(close) if close else 0.0
        self._start = min((line.start for line in lines), default=0.0)
        self._end = max((line.end for line in lines), default=0.0)

    def is_gap(self, before: Line, line: Line) -> bool:
        """Return whether there is more room between two lines than there usually is."""
        return line.top - before.bottom > self._gap + _LARGER_GAP * line.size

    def goes_on(self, paragraph: list[Line], line: Line, before: Line | None) -> bool:
        """Return whether a line belongs to the paragraph before it.

        Args:
            paragraph: The lines so far.
            line: The line.
            before: The line before it in its column; None for the first one.
        """
        last = paragraph[-1]
        if abs(last.size - line.size) > _SAME_SIZE * last.size:
            return False
        if before is None or before.region != last.region:  # the next column or page
            ends = last.text.rstrip()[-1:] in _STOPS
            return not ends and (line.text[:1].islower() or last.text.endswith("-") or not line.text[:1].isalpha())
        if before is not last or self.is_gap(last, line):
            return False
        is_short = last.end < self._end - _SHORT * (self._end - self._start)
        ends = last.text.rstrip()[-1:] in _STOPS
        if line.start > last.start + _INDENT * line.size:
            return len(paragraph) == 1 and not is_short and not ends
        if line.start < last.start - _INDENT * line.size:
            return len(paragraph) == 1
        return not (is_short and ends)
