"""Caption cues: the narration cut into pieces that can be read while they are spoken."""

import unicodedata
from typing import NamedTuple

from video_gen.media.phrases import LINGER, LONGEST, SHORTEST, Atom, atoms_of, cut_cost, phrases, text_of, width
from video_gen.models.audio import Timing
from video_gen.models.clock import SAMPLE_RATE_HZ

LINE_CHARACTERS = 42
"""Longest line of a cue in half-width characters. Source: Netflix Timed Text Style Guide, English."""
LINE_CHARACTERS_CJK = 36
"""The same for Chinese, Japanese and Korean: 18 full-width characters. Source: the same guide, 16 to 20."""
CHARACTERS_PER_SECOND = 20
"""Fastest reading speed in half-width characters. Source: Netflix Timed Text Style Guide, English."""
GAP = SAMPLE_RATE_HZ * 2 // 24
"""Empty time between two cues: two frames at the slowest frame rate."""
_NEVER = 1e18


class CueWord(NamedTuple):
    """A word of a cue: the characters of one of its lines that are lit while it is said."""

    line: int
    """Index of the line in the cue."""
    first: int
    last: int
    """Offset in that line of its first character, and just past its last."""
    start: int
    end: int
    """Samples at which it begins and is over; within the cue's own."""


class Cue(NamedTuple):
    """One or two lines of text that are on screen together."""

    start: int
    end: int
    """Samples at which it appears and disappears."""
    lines: tuple[str, ...]
    words: tuple[CueWord, ...]


def cues(narration: tuple[str, ...], timing: Timing, language: str) -> tuple[Cue, ...]:
    """Return the cues of a scene in the order spoken; none overlaps another, and every word is in one.

    A cue holds words of one narration line, cut at the end of a sentence or a clause where that can be. It begins
    with its first word, and stays until its last is over and it could be read, at most seven seconds.

    Args:
        narration: The scene's narration lines.
        timing: When their words are said.
        language: Such as `en`; decides how long a line may be.
    """
    limit = LINE_CHARACTERS_CJK if language.split("-", 1)[0] in {"zh", "ja", "ko"} else LINE_CHARACTERS
    groups: list[tuple[str, list[Atom]]] = []
    for index, line in enumerate(map(_clean, narration)):
        atoms = atoms_of(line, [word for word in timing.words if word.line == index], limit)
        groups += [(line, group) for group in phrases(line, atoms, limit)]
    found: list[Cue] = []
    at = 0
    for number, (line, group) in enumerate(groups):
        start = max(group[0].start, at)
        following = groups[number + 1][1][0].start if number + 1 < len(groups) else timing.samples
        at = _end(line, group, start, following, timing.samples)
        found.append(_cue(line, group, start, at, limit))
    return tuple(found)


def _clean(line: str) -> str:
    """Return `line`, as long as it was, with spaces for what cannot be printed."""
    return "".join(" " if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} else c for c in line)


def _lines(line: str, group: list[Atom], limit: int) -> list[list[Atom]]:
    """Return `group` on the fewest lines, the two of about equal length, or nothing if it needs more than two."""
    if width(text_of(line, group)) <= limit:
        return [group]
    best: tuple[float, int] = (_NEVER, 0)
    for cut in range(1, len(group)):
        upper, lower = width(text_of(line, group[:cut])), width(text_of(line, group[cut:]))
        if max(upper, lower) <= limit:
            uneven = abs(upper - lower) / limit + (0.1 if upper > lower else 0.0)
            best = min(best, (uneven + cut_cost(line, group[cut - 1], group[cut].start) / 2, cut))
    return [group[: best[1]], group[best[1] :]] if best[1] else []


def _end(line: str, group: list[Atom], start: int, following: int, samples: int) -> int:
    """Return when a cue disappears: read and said, but a gap before the next, and never before it begins."""
    reading = width(text_of(line, group)) * SAMPLE_RATE_HZ // CHARACTERS_PER_SECOND
    wanted = max(group[-1].end + LINGER, start + SHORTEST, start + reading)
    allowed = max(start + LONGEST, group[-1].end)
    free = following if following == samples else following - GAP
    return max(min(wanted, allowed, free), min(start + 1, samples))


def _cue(line: str, group: list[Atom], start: int, end: int, limit: int) -> Cue:
    """Return the cue of `group` with its words placed on its lines."""
    lines: list[str] = []
    words: list[CueWord] = []
    for index, row in enumerate(_lines(line, group, limit)):
        text = text_of(line, row)
        offset = row[0].begin + len(line[row[0].begin : row[-1].over]) - len(line[row[0].begin : row[-1].over].lstrip())
        lines.append(text)
        words += [
            CueWord(
                index,
                max(atom.first - offset, 0),
                min(atom.last - offset, len(text)),
                min(max(atom.start, start), end),
                min(max(atom.end, start), end),
            )
            for atom in row
        ]
    return Cue(start, end, tuple(lines), tuple(words))
