"""Joins the lines of a paragraph, and the words that are broken at their ends."""

import re
from typing import NamedTuple, Self

from video_gen.models.inline import Run
from video_gen.parsing.pdf.lines import Line
from video_gen.parsing.styled_line import styled_line

_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_BROKEN = re.compile(r"[^\W\d_]+-$")
_WORD = re.compile(r"(?<![-\w])[^\W\d_]+(?![-\w])")
_SHORTEST_WHOLE = 4
"""Letters of a word before a hyphen that may be whole; shorter ones are also syllables."""
_FIRST_WORD = re.compile(r"[^\W\d_]+")


class Words(NamedTuple):
    """The words of a document, by which a hyphen at the end of a line is known for what it is."""

    whole: frozenset[str]
    compounds: frozenset[str]
    """Those with a hyphen inside a line."""

    @classmethod
    def of(cls, lines: list[Line]) -> Self:
        """Return the words in `lines`, in small letters."""
        return cls(
            frozenset(found.casefold() for line in lines for found in _WORD.findall(line.text)),
            frozenset(found.casefold() for line in lines for found in _COMPOUND.findall(line.text)),
        )

    def keeps_hyphen(self, start: str, end: str) -> bool:
        """Return whether a word broken into `start` and `end` is written with a hyphen."""
        start, end = start.casefold(), end.casefold()
        if f"{start}-{end}" in self.compounds:
            return True
        return start + end not in self.whole and len(start) >= _SHORTEST_WHOLE and start in self.whole


def markup_of_lines(lines: list[Line], words: Words, *, skip: int = 0) -> str:
    """Return the inline markup of a paragraph.

    Args:
        lines: Its lines.
        words: The words of the document.
        skip: Characters at its beginning that are no text: a bullet.
    """
    runs: list[Run] = []
    for number, line in enumerate(lines):
        added = line.runs
        if not number:
            added = _without_start(added, skip)
        elif runs and (kept := _ending(runs[-1].text, line.text, words)) is not None:
            runs[-1] = Run(kept, runs[-1].style)
        elif runs and added:
            runs.append(Run("\n", runs[-1].style if runs[-1].style == added[0].style else "plain"))
        runs += added
    return styled_line(runs)


def _ending(text: str, following: str, words: Words) -> str | None:
    """Return the end of a line to which the next one is joined without a space; None where there is a space."""
    broken, next_word = _BROKEN.search(text), _FIRST_WORD.match(following)
    if not broken or not next_word or not next_word[0][0].islower():
        return None
    return text if words.keeps_hyphen(broken[0][:-1], next_word[0]) else text[:-1]


def _without_start(runs: list[Run], skip: int) -> list[Run]:
    left = []
    for run in runs:
        left.append(Run(run.text[skip:], run.style))
        skip = max(0, skip - len(run.text))
    return [run for run in left if run.text]
