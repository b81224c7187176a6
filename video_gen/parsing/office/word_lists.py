"""Counts the items of a Word document's lists."""

from collections import Counter
from xml.etree.ElementTree import Element

from video_gen.parsing.office.xml import number, value

_UNNUMBERED = {"bullet", "none"}


class WordLists:
    """What the numbering part says of each list and depth, and how far each has been counted."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, Element]] = {}
        self._counts: Counter[tuple[str, int]] = Counter()
        if root is None:
            return
        shapes = {
            shape.get("w:abstractNumId", ""): {
                number(level.get("w:ilvl")): level for level in shape if level.tag == "w:lvl"
            }
            for shape in root
            if shape.tag == "w:abstractNum"
        }
        for entry in root:
            if entry.tag == "w:num":
                self._levels[entry.get("w:numId", "")] = shapes.get(value(entry, "w:abstractNumId") or "", {})

    def is_ordered(self, name: str, depth: int) -> bool:
        """Return whether the items of a list have numbers or letters there."""
        return (value(self._levels.get(name, {}).get(depth), "w:numFmt") or "bullet") not in _UNNUMBERED

    def count(self, name: str, depth: int) -> int:
        """Return the number of the next item of a list; deeper items begin anew after it."""
        self._counts[name, depth] += 1
        for key in self._counts:
            if key[0] == name and key[1] > depth:
                self._counts[key] = 0
        start = number(value(self._levels.get(name, {}).get(depth), "w:start"), 1)
        return start + self._counts[name, depth] - 1
