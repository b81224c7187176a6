"""The times of what was said, given to the words that are shown."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from video_gen.audio.words import Mark, TimedToken, Token, tokens
from video_gen.media.spoken import Speech


def shown(speech: Speech, said: Sequence[TimedToken]) -> list[TimedToken]:
    """Return every word of the line with the time at which what is said for it sounds, in order, never overlapping.

    Where one word is said as several it has the time of them all; where several are said together they share it by
    length. A word for which nothing is said shares the time of the word after it, or before it at the end.

    Args:
        speech: The line, and the text that is said for it.
        said: The words of the text.
    """
    if not speech.pieces:
        return [*said]
    placed = [(Token(*speech.place(word.first, word.last)), word) for word in said]
    words = tokens(speech.line, [Mark(place.first, 0) for place, _ in placed])
    return [timed for group in _groups(words, placed) for timed in _shared(*group)]


def _groups(
    words: Sequence[Token], placed: Sequence[tuple[Token, TimedToken]]
) -> list[tuple[list[Token], list[TimedToken]]]:
    """Return words that are shown with those that are said for them, as few at a time as can be; neither is none."""
    shown_or_said = [*((word, None) for word in words), *placed]
    groups: list[tuple[list[Token], list[TimedToken]]] = []
    reach = 0
    for place, said in sorted(shown_or_said, key=lambda pair: (pair[0].first, pair[1].start if pair[1] else -1)):
        if not groups or (place.first >= reach and all(groups[-1])):
            groups.append(([], []))
        if said:
            groups[-1][1].append(said)
        else:
            groups[-1][0].append(place)
        reach = max(reach, place.last)
    if len(groups) > 1 and not all(groups[-1]):
        last = groups.pop()
        groups[-1] = (groups[-1][0] + last[0], groups[-1][1] + last[1])
    return [group for group in groups if all(group)]


def _shared(words: Sequence[Token], said: Sequence[TimedToken]) -> list[TimedToken]:
    """Return words that belong together with their times."""
    if len(words) == len(said):
        return [TimedToken(*word, one.start, one.end) for word, one in zip(words, said, strict=True)]
    start, end = said[0].start, said[-1].end
    sizes = [word.last - word.first for word in words]
    bounds = [start + (end - start) * size // sum(sizes) for size in accumulate(sizes, initial=0)]
    return [TimedToken(*word, *times) for word, times in zip(words, pairwise(bounds), strict=True)]
