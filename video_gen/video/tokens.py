"""Marked-up text as tokens: pieces of one typeface that stay on one line."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from video_gen.models.inline import Style as Kind
from video_gen.models.inline import runs
from video_gen.video.breaks import breaks
from video_gen.video.colour_emoji import ColourTypeface
from video_gen.video.fonts import Cut, Fonts, typeface_for
from video_gen.video.graphemes import clean, clusters
from video_gen.video.theme import Colour
from video_gen.video.typeface import Typeface

MONO_SCALE = 0.92
"""Size of code in running text: Fira Mono looks larger than FiraGO of the same size."""
CHIP_PAD_EM = 0.2
"""Room on either side of code in running text."""


_SPACES = re.compile(" +")
_JOINERS = "\u200c\u200d"
"""They tell letters how to join, and need no glyph."""
_CUTS: dict[tuple[Cut, Kind], Cut] = {
    ("regular", "plain"): "regular",
    ("regular", "code"): "mono",
    ("regular", "strong"): "bold",
    ("bold", "plain"): "bold",
    ("bold", "code"): "mono_bold",
    ("bold", "strong"): "bold",
}


class Style(NamedTuple):
    """How a text is set."""

    colour: Colour
    cut: Literal["regular", "bold"] = "regular"
    code_colour: Colour | None = None
    """Colour of code in the text where it differs."""
    chip: Colour | None = None
    """Plate below code in the text; none where code just runs in mono."""


class Token(NamedTuple):
    """A piece of text in one typeface, with the spaces after it."""

    text: str
    typeface: Typeface
    colour: Colour
    scale: float
    chip: Colour | None
    em: float
    """Rough width in ems, spaces after it left out."""
    space_em: float
    ends_word: bool
    """Whether a new line may begin after it."""
    language: str = ""
    """Whose rules part it with a hyphen where it is wider than a line; none for code."""

    @property
    def pad_em(self) -> float:
        """Room that its plate takes on both sides together."""
        return 2 * CHIP_PAD_EM if self.chip else 0.0

    def with_text(self, text: str, *, ends_word: bool) -> "Token":
        """Return a token of the same looks with another text."""
        ink = text.rstrip(" ")
        em, whole = self.typeface.rough_em(ink), self.typeface.rough_em(text)
        return self._replace(
            text=text,
            em=em * self.scale + self.pad_em,
            space_em=(whole - em) * self.scale,  # after letters of some scripts spaces are wider than by themselves
            ends_word=ends_word,
        )


def tokens(markup: str, style: Style, fonts: Fonts) -> tuple[Token, ...]:
    """Return the tokens of inline markup; characters that no typeface can draw are left out.

    Args:
        markup: See `models.inline`.
        style: How it is set.
        fonts: The typefaces of the look.
    """
    pieces: list[tuple[str, Kind]] = []
    text = ""
    for run in runs(markup):
        piece = clean(run.text) if run.style == "code" else _SPACES.sub(" ", clean(run.text))
        pieces.append((piece.lstrip(" ") if not text or text.endswith(" ") else piece, run.style))
        text += pieces[-1][0]
    ends = {*breaks(text, fonts.language), len(text)}
    found: list[Token] = []
    at = 0
    for piece, kind in pieces:
        cut = _CUTS[style.cut, kind]
        colour = (style.code_colour if kind == "code" else None) or style.colour
        looks = (colour, MONO_SCALE if kind == "code" else 1.0, style.chip if kind == "code" else None)
        for word, ends_word in _words(piece, at, ends):
            for part, typeface, last in _one_typeface(word, cut, fonts):
                if part.isspace() and (not found or found[-1].text.endswith(" ")):
                    continue  # what stood beside it cannot be drawn
                language = "" if kind == "code" else fonts.language
                blank = Token("", typeface, *looks, 0.0, 0.0, ends_word=False, language=language)
                found.append(blank.with_text(part, ends_word=ends_word and last))
        at += len(piece)
    return tuple(found)


def coloured(pieces: Iterable[tuple[str, Colour]], cut: Cut, fonts: Fonts) -> tuple[Token, ...]:
    """Return the tokens of text that brings its own colours, such as code; lines end after spaces past the indent."""
    found: list[Token] = []
    indented = True
    for text, colour in pieces:
        for part, typeface, _ in _one_typeface(clean(text), cut, fonts):
            indented = indented and part.isspace()
            blank = Token("", typeface, colour, 1.0, None, 0.0, 0.0, ends_word=False)
            found.append(blank.with_text(part, ends_word=part.endswith(" ") and not indented))
    return tuple(found)


def missing(text: str, cut: Cut, fonts: Fonts) -> str:
    """Return the characters of `text` that no typeface of this machine can draw, each once, in order."""
    found: list[str] = []
    for cluster in clusters(clean(text)):
        face = typeface_for(cluster, cut, fonts)
        found += [c for c in cluster if c not in _JOINERS and c != " " and not (face and face.covers(c))]
    return "".join(dict.fromkeys(found))


def _words(piece: str, at: int, ends: set[int]) -> list[tuple[str, bool]]:
    """Return `piece`, which begins at offset `at`, cut where a line may end; the flag says whether it may."""
    found = []
    begin = 0
    for offset in range(1, len(piece) + 1):
        if offset + at in ends or offset == len(piece):
            found.append((piece[begin:offset], offset + at in ends))
            begin = offset
    return found


@lru_cache(maxsize=8192)
def _one_typeface(word: str, cut: Cut, fonts: Fonts) -> tuple[tuple[str, Typeface, bool], ...]:
    """Return `word` cut where its typeface changes; the flag marks the last piece."""
    found: list[tuple[str, Typeface]] = []
    for cluster in clusters(word):
        stays = cluster == " " and found and not isinstance(found[-1][1], ColourTypeface)
        typeface = found[-1][1] if stays else typeface_for(cluster, cut, fonts)
        if not typeface:
            continue
        drawable = "".join(c for c in cluster if typeface.covers(c) or c in _JOINERS)
        if found and found[-1][1] is typeface:
            found[-1] = (found[-1][0] + drawable, typeface)
        else:
            found.append((drawable, typeface))
    return tuple((text, typeface, index == len(found) - 1) for index, (text, typeface) in enumerate(found))
