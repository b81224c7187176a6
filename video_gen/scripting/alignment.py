"""Which line of a narration speaks of what is on screen."""

from collections.abc import Sequence
from itertools import pairwise

from video_gen.scripting.words import Stems, overlap

_LEAST = 0.25
"""Share of common words from which a line speaks of an item."""
_EVENLY = 0.02
"""How much it counts that lines are spread evenly, beside what they speak of."""


def lines_of_items(items: Sequence[Stems], lines: Sequence[Stems]) -> list[int]:
    """Return the line with which each item appears: the one that speaks of it, never before the item above it.

    Items that no line speaks of appear between their neighbours, evenly.

    Args:
        items: Stems of each item (see `words.stems`).
        lines: Stems of each line, at least one.
    """
    best = [0.0] * len(lines)
    """The most that the items so far can score on the lines up to each."""
    choices: list[list[int | None]] = []
    """By item and line, where the item is matched if it must be on a line up to that; None for nowhere."""
    for item in items:
        here: list[float] = []
        chosen: list[int | None] = []
        for n, line in enumerate(lines):
            score = _score(item, line)
            options = [(best[n], 0, None), (best[n] + score, -1, n if score else None)]
            if n:
                options.append((here[-1], 1, chosen[-1]))
            most = max(options, key=lambda option: option[:2])
            here.append(most[0])
            chosen.append(most[2])
        best = here
        choices.append(chosen)
    matched: dict[int, int] = {}
    line_now = len(lines) - 1
    for n in reversed(range(len(items))):
        at = choices[n][line_now]
        if at is not None:
            matched[n] = line_now = at
    return _filled(matched, len(items), len(lines))


def _filled(matched: dict[int, int], items: int, lines: int) -> list[int]:
    """Return a line for every item, those of the others evenly between those that are matched."""
    if not matched:
        return [n * lines // items for n in range(items)]
    fixed = [(-1, 0), *sorted(matched.items()), (items, lines - 1)]
    found = []
    for (first, low), (last, high) in pairwise(fixed):
        found += [low + (high - low) * (n - first) // (last - first) for n in range(first + 1, last)]
        found += [high] * (last < items)
    return found


def shares_of_lines(pieces: Sequence[Stems], lines: Sequence[Stems]) -> list[range]:
    """Return the lines that go with each of several things shown one after the other: at least one each, in order.

    Args:
        pieces: Stems of each thing shown; no more of them than there are lines.
        lines: Stems of each line.
    """
    best: list[list[tuple[float, bool]]] = []
    """By line and piece: what the lines so far score at most with this one at that piece, and whether it begins it."""
    for at, line in enumerate(lines):
        row: list[tuple[float, bool]] = []
        for n, piece in enumerate(pieces):
            score = overlap(line, piece) - _EVENLY * abs(at / len(lines) - n / len(pieces))
            stays = best[at - 1][n][0] if at else -1e9
            begins = (best[at - 1][n - 1][0] if n and at else 0.0) if n <= at and (n or not at) else -1e9
            row.append((max(stays, begins) + score, begins > stays))
        best.append(row)
    ends = len(lines)
    found: list[range] = []
    for n in reversed(range(len(pieces))):
        first = ends - 1
        while not best[first][n][1]:
            first -= 1
        found.append(range(first, ends))
        ends = first
    return found[::-1]


def _score(item: Stems, line: Stems) -> float:
    score = overlap(item, line)
    return score if score >= _LEAST else 0.0
