"""What goes to a speech service in one request, and the lines found again in what comes back."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from video_gen.audio.take import Take, take
from video_gen.audio.words import Mark, Token, starts_of
from video_gen.media.sound import Samples, longest_silence

LIMIT_BYTES = 3000
"""Most that one request may hold; the service's client cuts in mid-sentence from 4096 on, XML escapes counted."""
_LOOK_AHEAD = 80
_STOPS, _WIDE_STOPS = ".!?\u2026", "\u3002\uff01\uff1f\u061f\u0964"
_CLOSERS = "\"'\u201d\u2019)\\]\u300d\u300f\uff09"
_SENTENCE_END = re.compile(rf"[{_STOPS}]+[{_CLOSERS}]*\s+|[{_WIDE_STOPS}]+[{_CLOSERS}]*\s*")
_ENDS_SENTENCE = re.compile(rf"[{_STOPS}{_WIDE_STOPS}:;][{_CLOSERS}]*\s*$")


class Piece(NamedTuple):
    """A narration line, or the part of a long one that begins at `first`."""

    line: int
    first: int
    text: str


class Portion(NamedTuple):
    """Pieces that are asked for together."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """What is asked for."""
        return "".join(_closed(piece.text) for piece in self.pieces)

    def spans(self) -> list[Token]:
        """Return where each piece lies in the text."""
        ends = [0]
        for piece in self.pieces:
            ends.append(ends[-1] + len(_closed(piece.text)))
        return [Token(first, last) for first, last in pairwise(ends)]


def portions(lines: Sequence[str], limit: int = LIMIT_BYTES) -> list[Portion]:
    """Return the lines as as few requests as the limit allows; lines without a letter or digit are left out."""
    packed: list[list[Piece]] = []
    room = 0
    for piece in (piece for index, line in enumerate(lines) for piece in _pieces(index, line, limit)):
        size = _size(_closed(piece.text))
        if size > room:
            packed.append([])
            room = limit
        packed[-1].append(piece)
        room -= size
    return [Portion(tuple(pieces)) for pieces in packed]


def sentences(line: str) -> list[int]:
    """Return where each sentence of a line begins, and the end of the line."""
    ends = [end.end() for end in _SENTENCE_END.finditer(line) if end.end() < len(line)]
    return [0, *ends, len(line)]


def takes(portion: Portion, heard: Iterable[tuple[str, int]], samples: Samples) -> list[Take]:
    """Return what was said of each piece: the sound is cut in the silence between one and the next.

    Args:
        portion: What was asked for.
        heard: The words that the service says it spoke, with the samples at which they begin.
        samples: The sound of the portion.
    """
    marks = located(portion.text, heard)
    spans = portion.spans()
    cuts = _cuts(spans, marks, samples)
    return [
        take(
            piece.text,
            [Mark(mark.position - span.first, mark.sample - begin) for mark in marks if _in(mark, span)],
            cut,
        )
        for piece, span, begin, cut in zip(
            portion.pieces, spans, cuts, (samples[begin:end] for begin, end in pairwise(cuts)), strict=False
        )
    ]


def located(text: str, heard: Iterable[tuple[str, int]]) -> list[Mark]:
    """Return where in `text` each word stands that a service says it spoke; words that it made up are left out."""
    marks: list[Mark] = []
    at = 0
    for word, sample in heard:
        found = text.find(word, at, at + len(word) + _LOOK_AHEAD) if word.strip() else -1
        if found >= 0:
            marks.append(Mark(found, sample))
            at = found + len(word)
    return marks


def _in(mark: Mark, span: Token) -> bool:
    return span.first <= mark.position < span.last


def _cuts(spans: Sequence[Token], marks: Sequence[Mark], samples: Samples) -> list[int]:
    """Return where the sound of each piece begins, and the end of the last.

    Two pieces part in the longest silence between the last word of one and the first of the next; where the service
    marked neither, around the time at which the next should begin by its place in the text.
    """
    begins = starts_of(spans, marks, len(samples))
    said = [[mark.sample for mark in marks if _in(mark, span)] for span in spans]
    cuts = [0]
    for (before, begin), (after, estimate) in pairwise(zip(said, begins, strict=True)):
        half = (estimate - begin) // 2
        earliest = max(before, default=estimate - half)
        latest = estimate if after else estimate + half
        quiet_from, quiet_to = longest_silence(samples[earliest:latest])
        cut = earliest + (quiet_from + quiet_to) // 2 if quiet_to else estimate
        cuts.append(max(cut, cuts[-1]))
    return [*cuts, len(samples)]


def _pieces(line: int, text: str, limit: int) -> Iterator[Piece]:
    """Give the pieces of a line that fit a request: the whole line, else sentences, else words, else characters."""
    first = 0
    for last in _bounds(text, limit):
        if any(character.isalnum() for character in text[first:last]):
            yield Piece(line, first, text[first:last])
        first = last


def _bounds(text: str, limit: int) -> Iterator[int]:
    at = 0
    while _size(_closed(text[at:])) > limit:
        most = at
        size = _size(_closed(""))
        while size + _size(text[most]) <= limit:
            size += _size(text[most])
            most += 1
        ends = [end.end() for end in _SENTENCE_END.finditer(text, at, most)]
        spaces = text.rfind(" ", at + 1, most) + 1
        at = ends[-1] if ends else spaces or most
        yield at
    yield len(text)


def _closed(text: str) -> str:
    """Return `text` as the service gets it: closed as a sentence, so that it pauses before the next."""
    return f"{text}\n" if _ENDS_SENTENCE.search(text) else f"{text}.\n"


def _size(text: str) -> int:
    """Return how many bytes `text` has with its XML escapes."""
    return len(text.encode()) + 4 * text.count("&") + 3 * (text.count("<") + text.count(">"))
