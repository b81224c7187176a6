"""Takes the footnotes from the foot of a column."""

import re

from video_gen.parsing.pdf.lines import Line

_SMALLER = 0.93
"""Times the size of the text: notes are set smaller."""
_MARK = re.compile(r"(?:\d{1,3}|[*†‡§¶])\s?(?=[^\W\d_]|[\"“(])")
_LOWER_PART = 0.5


def split_notes(lines: list[Line], body_size: float, height: float) -> tuple[list[Line], list[list[Line]]]:
    """Return the lines of a column without its footnotes, and the lines of each footnote.

    Args:
        lines: The column from top to bottom.
        body_size: Type size of the document's text, in points.
        height: Height of the page, in points.
    """
    start = len(lines)
    while start and _is_small_print(lines[start - 1], body_size, height):
        start -= 1
    while start < len(lines) and not _MARK.match(lines[start].text):
        start += 1
    notes: list[list[Line]] = []
    for line in lines[start:]:
        if _MARK.match(line.text) or not notes:
            notes.append([line])
        else:
            notes[-1].append(line)
    return lines[:start], notes


def _is_small_print(line: Line, body_size: float, height: float) -> bool:
    return line.size <= _SMALLER * body_size and line.top > _LOWER_PART * height and not line.is_code


def mark_length(note: list[Line]) -> int:
    """Return how many characters the mark before a note takes up."""
    match = _MARK.match(note[0].text)
    return match.end() if match else 0
