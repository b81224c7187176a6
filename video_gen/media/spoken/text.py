"""A line of narration beside what is said for it."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from video_gen.media.spoken.abbreviations import ABBREVIATIONS, BEFORE_NUMBERS
from video_gen.media.spoken.abroad import ABROAD
from video_gen.media.spoken.names import NAMES
from video_gen.media.spoken.numbers import NUMBERS
from video_gen.media.spoken.rule import Rule, Sayings, span_of
from video_gen.media.spoken.symbols import PICTURES, SYMBOLS

_DIGIT, _SIGN = re.compile(r"\d"), re.compile("[-<>=~≈#^*→⟶⇒]")
"""One of these is in all that a rule for numbers or symbols finds; without it the rules need not look."""


class Piece(NamedTuple):
    """A piece of the line, and the piece of the text that is said for it."""

    first: int
    last: int
    """Offsets in the line of its first character, and just past its last."""
    begin: int
    over: int
    """The same in the text."""


class Speech(NamedTuple):
    """What is said for a line."""

    line: str
    """As it is written, and shown."""
    text: str
    """As it is said."""
    pieces: tuple[Piece, ...]
    """Where the two differ, in order; between them they are the same, character by character."""

    def place(self, begin: int, over: int) -> tuple[int, int]:
        """Return where in the line stands what the text says from `begin` up to `over`; never less than a piece."""
        return self._offset(begin, end=False), self._offset(over - 1, end=True)

    def _offset(self, at: int, *, end: bool) -> int:
        """Return the offset of the character for which the text's character `at` stands, or that just past it."""
        shift = 0
        for piece in self.pieces:
            if at < piece.begin:
                break
            if at < piece.over:
                return piece.last if end else piece.first
            shift = piece.last - piece.over
        return at + shift + end


def speech(line: str, language: str, pronunciations: Mapping[str, str] | None = None) -> Speech:
    """Return what is said for a line, in the words of its language; every engine reads the rest right by itself.

    In English names, numbers with their units, symbols and abbreviations are written out, and technical terms as
    they sound; in some other languages abbreviations are. In all pictures are left out, and the pronunciations hold.

    Args:
        line: A line of narration.
        language: Such as `en` or `pt-BR`.
        pronunciations: How words are said, by the word; they go before the terms that are known here.
    """
    return _speech(line, language.split("-", 1)[0].lower(), tuple(sorted((pronunciations or {}).items())))


@lru_cache(maxsize=4096)
def _speech(line: str, language: str, pronunciations: tuple[tuple[str, str], ...]) -> Speech:
    english = language == "en"
    sayings = _sayings(pronunciations, english=english)
    found: list[tuple[int, int, str]] = []
    taken = bytearray(len(line))
    names = NAMES if english else ()
    for rule in (PICTURES, *names, *sayings.rules, *(_english(line) if english else ABROAD.get(language, ()))):
        for first, last, said in _said(rule, line, sayings):
            if not any(taken[first:last]):
                taken[first:last] = bytes([1]) * (last - first)
                found.append((first, last, said))
    return _joined(line, sorted(found))


def _english(line: str) -> tuple[Rule, ...]:
    """Return the rules of English that may find something in a line."""
    numbers = (*BEFORE_NUMBERS, *NUMBERS) if _DIGIT.search(line) else ()
    return (*ABBREVIATIONS, *numbers, *(SYMBOLS if _SIGN.search(line) else ()))


@lru_cache(maxsize=64)
def _sayings(pronunciations: tuple[tuple[str, str], ...], *, english: bool) -> Sayings:
    return Sayings(dict(pronunciations), english=english)


def _said(rule: Rule, line: str, sayings: Sayings) -> Iterator[tuple[int, int, str]]:
    for match in rule.pattern.finditer(line):
        said = rule.say(match, sayings)
        if said is not None and said != line[slice(*span_of(match))]:
            yield *span_of(match), said


def _joined(line: str, replaced: list[tuple[int, int, str]]) -> Speech:
    """Return the line with pieces of it replaced; words that the writer kept apart stay apart."""
    parts: list[str] = []
    pieces: list[Piece] = []
    at = length = 0
    ends_word = False
    for first, last, said in replaced:
        kept = line[at:first]
        ends_word = kept[-1:].isalnum() if kept else ends_word
        before = " " if ends_word and said[:1].isalnum() else ""
        after = " " if said[-1:].isalnum() and line[last : last + 1].isalnum() else ""
        parts += [kept, before + said + after]
        begin = length + len(kept)
        length = begin + len(parts[-1])
        pieces.append(Piece(first, last, begin, length))
        ends_word = not after and said[-1:].isalnum()
        at = last
    return Speech(line, "".join((*parts, line[at:])), tuple(pieces))
