"""Caption cues: the narration cut into pieces that can be read while they are spoken."""

import re
import unicodedata
from itertools import accumulate, pairwise
from typing import NamedTuple

from video_gen.media.phrases import (
    CHARACTERS_PER_SECOND,
    GAP,
    LINGER,
    LONGEST,
    SHORTEST,
    Atom,
    atoms_of,
    cut_cost,
    phrases,
    text_of,
    width,
)
from video_gen.models.audio import Timing, Word
from video_gen.models.clock import SAMPLE_RATE_HZ

LINE_CHARACTERS = 42
"""Longest line of a cue in half-width characters. Source: Netflix Timed Text Style Guide, English."""
LINE_CHARACTERS_CJK = 36
"""The same for Chinese, Japanese and Korean: 18 full-width characters. Source: the same guide, 16 to 20."""
_PIECE = re.compile(r"[\u2e80-\ua4cf\uf900-\uffef]|[^\s\u2e80-\ua4cf\uf900-\uffef]+")
"""A word, or a character of a script without spaces."""
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

    A cue is cut at the end of a sentence or a clause where that can be, and holds words of two narration lines only
    where one would be gone too soon. It begins with its first word, a little sooner where it would else be too short,
    and stays until its last is over and it could be read, at most seven seconds.

    Args:
        narration: The scene's narration lines.
        timing: When their words are said.
        language: Such as `en`; decides how long a line may be.
    """
    limit = _limit(language)
    text, words = _joined(narration, timing.words)
    groups = phrases(text, atoms_of(text, words, limit, language), timing.samples, limit)
    found: list[Cue] = []
    free = 0
    for number, group in enumerate(groups):
        following = groups[number + 1][0].start if number + 1 < len(groups) else timing.samples
        start = max(min(group[0].start, following - GAP - SHORTEST), free)
        over = _end(text, group, start, following, timing.samples)
        found.append(_cue(text, group, min(start, over), over, limit))
        free = over + GAP
    return tuple(found)


def recut(cue: Cue, text: str, language: str) -> list[Cue]:
    """Return cues that show another text in a cue's time; several where it needs more than two lines."""
    limit = _limit(language)
    line = _clean(text)
    pieces = list(_PIECE.finditer(line))
    share = (cue.end - cue.start) // max(1, len(line))
    words = [
        Word(
            line=0,
            first=piece.start(),
            last=piece.end(),
            start=cue.start + piece.start() * share,
            end=cue.start + piece.end() * share,
        )
        for piece in pieces
    ]
    if not (atoms := atoms_of(line, words, limit, language)):
        return []
    groups = [atoms] if _lines(line, atoms, limit) else phrases(line, atoms, cue.end, limit)
    starts = [cue.start, *(group[0].start for group in groups[1:])]
    ends = [*(max(following - GAP, start + 1) for start, following in pairwise(starts)), cue.end]
    return [_cue(line, group, start, end, limit) for group, start, end in zip(groups, starts, ends, strict=True)]


def _limit(language: str) -> int:
    return LINE_CHARACTERS_CJK if language.split("-", 1)[0] in {"zh", "ja", "ko"} else LINE_CHARACTERS


def _joined(narration: tuple[str, ...], words: tuple[Word, ...]) -> tuple[str, list[Word]]:
    """Return the narration on one line, its lines parted by a line end, and the words at their places in it."""
    lines = [_clean(line) for line in narration]
    begins = [0, *accumulate(len(line) + 1 for line in lines)]
    inside = [
        word.replace(line=0, first=begins[word.line] + word.first, last=begins[word.line] + min(word.last, length))
        for word in words
        if word.line < len(lines) and word.first < (length := len(lines[word.line]))
    ]
    return "\n".join(lines), inside


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
    """Return when a cue disappears: read and said, but a gap before what follows, and never before it begins."""
    reading = width(text_of(line, group)) * SAMPLE_RATE_HZ // CHARACTERS_PER_SECOND
    wanted = max(group[-1].end + LINGER, start + SHORTEST, start + reading)
    return max(min(wanted, start + LONGEST, following - GAP), min(start + 1, samples))


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
