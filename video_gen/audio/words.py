"""Which pieces of a text are spoken words, and when each of them is said."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from video_gen.media.sound import Samples, sounding


class Mark(NamedTuple):
    """What an engine says about a word: where it stands in the text and when it begins."""

    position: int
    sample: int


class Token(NamedTuple):
    """A piece of the text that is read as one word: the characters from `first` up to `last`."""

    first: int
    last: int


class TimedToken(NamedTuple):
    """A word with the samples between which it sounds."""

    first: int
    last: int
    start: int
    end: int


_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Scripts that put no space between words: Thai, Lao, Burmese, Khmer, kana and Han.

Source: Unicode 16 block names.
"""
_RUN = re.compile(rf"([{_UNSPACED}]+)|[^\s{_UNSPACED}—…]+")
_UNSPEAKABLE = frozenset({"Cc", "Cn", "Cs", "Zl", "Zp"})
"""Controls, code points without a character, lone surrogates, line and paragraph separators."""
_SPOKEN_PUNCTUATION = frozenset("%#&@*/")


def speakable(text: str) -> str:
    """Return `text` with a space for every character that no engine can take, so that all offsets stay."""
    return "".join(" " if unicodedata.category(character) in _UNSPEAKABLE else character for character in text)


def tokens(text: str, marks: Sequence[Mark]) -> list[Token]:
    """Return the words of `text`, in order.

    Spaces divide words, and so do dashes and ellipses; punctuation around a word is no part of it. Where a script
    has no spaces, the engine's marks divide. A piece without any letter or digit, such as an arrow, is a word when
    the engine says that it spoke it.
    """
    positions = {mark.position for mark in marks}
    found: list[Token] = []
    for run in _RUN.finditer(text):
        first, last = run.span()
        inside = range(first + 1, last) if run[1] else ()
        cuts = [at for at in inside if at in positions and not unicodedata.category(text[at]).startswith("M")]
        for token in (_bare(text, *piece) for piece in pairwise([first, *cuts, last])):
            spoken = any(character.isalnum() for character in text[token.first : token.last])
            if spoken or positions.intersection(range(*token)):
                found.append(token)
    return found


def timed(text: str, marks: Sequence[Mark], samples: Samples) -> list[TimedToken]:
    """Return every word of `text` with the time at which it sounds, in order and never overlapping.

    A word that the engine did not mark shares the time of the marked word before it, by length. The silence around
    a word is no part of its time.

    Args:
        text: What is spoken.
        marks: The engine's own account, by time.
        samples: The sound, from the time 0 of the marks.
    """
    words = tokens(text, marks)
    starts = starts_of(words, marks, len(samples))
    return [
        TimedToken(word.first, word.last, *_heard(samples, start, end))
        for word, (start, end) in zip(words, pairwise([*starts, len(samples)]), strict=True)
    ]


def _bare(text: str, first: int, last: int) -> Token:
    """Return the piece of text without the punctuation around it."""
    while first < last and _is_silent(text[first]):
        first += 1
    while first < last and _is_silent(text[last - 1]):
        last -= 1
    return Token(first, last)


def _is_silent(character: str) -> bool:
    return unicodedata.category(character)[0] in "PCZ" and character not in _SPOKEN_PUNCTUATION


def starts_of(pieces: Sequence[Token], marks: Sequence[Mark], length: int) -> list[int]:
    """Return when each piece of a text begins, in growing order; those without a mark share time by their length.

    Args:
        pieces: Words or longer pieces, in order.
        marks: The engine's own account, by time.
        length: Samples of the whole sound.
    """
    return _spread(pieces, _known_starts(pieces, marks, length), length) if pieces else []


def _known_starts(words: Sequence[Token], marks: Sequence[Mark], length: int) -> list[int | None]:
    starts: list[int | None] = [None] * len(words)
    word, latest = 0, -1
    for mark in marks:
        while word < len(words) and words[word].last <= mark.position:
            word += 1
        if word == len(words):
            break
        if starts[word] is None and latest < mark.sample < length:
            starts[word] = latest = mark.sample
    return starts


def _spread(words: Sequence[Token], known: list[int | None], length: int) -> list[int]:
    starts: list[int] = []
    anchors = [index for index, start in enumerate(known) if start is not None and index]
    for first, last in pairwise([0, *anchors, len(words)]):
        begin = known[first] or 0
        end = length if last == len(words) else known[last] or 0
        sizes = [word.last - word.first + 1 for word in words[first:last]]
        starts += [begin + (end - begin) * done // sum(sizes) for done in accumulate([0, *sizes[:-1]])]
    return starts


def _heard(samples: Samples, start: int, end: int) -> tuple[int, int]:
    """Return the part of a time that sounds; all of it when none does."""
    begins, ends = sounding(samples[start:end])
    return (start + begins, start + ends) if ends else (start, end)
