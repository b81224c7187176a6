"""A narration cut where the writer put pauses: what is spoken by itself, and the silence before it."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from video_gen.models.pause import Pause


class Part(NamedTuple):
    """A narration line, or a piece of it between two pauses."""

    line: int
    first: int
    """Offset in the line of its first character."""
    text: str
    silence_ms: int
    """What the writer wants silent before it."""


def parts_of(narration: Sequence[str], pauses: Iterable[Pause]) -> list[Part]:
    """Return what is spoken by itself, in order: every line, those with pauses inside in pieces."""
    parts: list[Part] = []
    owed_ms = 0
    for index, line in enumerate(narration):
        silences: dict[int, int] = {}
        for pause in pauses:
            if pause.line == index:
                at = _between_words(line, pause.at)
                silences[at] = silences.get(at, 0) + pause.ms
        owed_ms += silences.pop(0, 0)
        behind_ms = silences.pop(len(line), 0)
        cuts = [0, *sorted(silences), len(line)]
        for first, last in pairwise(cuts):
            parts.append(Part(index, first, line[first:last], owed_ms + silences.get(first, 0)))
            owed_ms = 0
        owed_ms = behind_ms
    return parts


def silence_behind(narration: Sequence[str], pauses: Iterable[Pause]) -> int:
    """Return the milliseconds that the writer wants silent behind the last word."""
    last = len(narration) - 1
    return sum(p.ms for p in pauses if p.line >= last and _between_words(narration[-1], p.at) == len(narration[-1]))


def _between_words(line: str, at: int) -> int:
    """Return an offset that parts no word: a narration may have been rewritten since the pause was put there."""
    while 0 < at < len(line) and not line[at - 1 : at + 1].isspace() and line[at - 1].isalnum() and line[at].isalnum():
        at += 1
    return min(at, len(line))
