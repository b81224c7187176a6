"""Finds the lines that nodes of docutils come from: it says where most begin, and where none ends."""

import re
from collections.abc import Sequence

from docutils import nodes

from video_gen.models.span import SourceSpan

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1+\s*")


class Lines:
    """The lines of a document."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")

    @property
    def whole(self) -> SourceSpan:
        """All lines of the document."""
        return SourceSpan(first=1, last=len(self._lines))

    def text(self, span: SourceSpan) -> str:
        """Return the lines of a span."""
        return "\n".join(self._lines[span.first - 1 : span.last])

    def spans(self, children: Sequence[nodes.Element], within: SourceSpan) -> list[SourceSpan]:
        """Return the lines of nodes that follow each other, all of them in `within`.

        A node goes up to the next one, less the blank lines between.
        """
        at = within.first
        firsts = []
        for child in children:
            at = min(max(self._first(child) or at, at), within.last)
            firsts.append(at)
        ends = [*(first - 1 for first in firsts[1:]), within.last][: len(firsts)]
        return [self._trimmed(first, max(first, end)) for first, end in zip(firsts, ends, strict=True)]

    def title_end(self, first: int) -> int:
        """Return the last line of a section's title that begins with line `first`."""
        over = _ADORNMENT.fullmatch(self._line(first)) is not None
        return min(first + (2 if over else 1), len(self._lines))

    def _line(self, number: int) -> str:
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def _trimmed(self, first: int, end: int) -> SourceSpan:
        while end > first and not self._lines[end - 1].strip():
            end -= 1
        return SourceSpan(first=first, last=end)

    def _first(self, node: nodes.Element) -> int | None:
        """Return the line that a node begins with, as far as docutils knows."""
        line = node.line
        if isinstance(node, nodes.system_message):
            return None  # it has the line where the trouble was noticed
        if line is None:
            inner = (child for child in node.findall(nodes.Element) if child.line)
            found = next(inner, None)
            return found.line if found is not None else None
        if isinstance(node, nodes.section):  # it has the line of the underline
            over = self._line(line - 2)
            return line - 2 if _ADORNMENT.fullmatch(over) and over.rstrip() == self._line(line).rstrip() else line - 1
        return line
