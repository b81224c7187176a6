"""Which typeface draws a character."""

import hashlib
import io
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Literal, NamedTuple

import pymupdf_fonts

from video_gen.models.look import Look
from video_gen.video.colour_emoji import ColourTypeface, is_emoji
from video_gen.video.installed import candidates, colour_emoji
from video_gen.video.typeface import Typeface

Cut = Literal["regular", "bold", "mono", "mono_bold"]

_EMBEDDED: dict[Cut, tuple[str, ...]] = {
    "regular": ("figo", "notos"),
    "bold": ("figbo", "notosbo"),
    "mono": ("fimo", "figo", "notos"),
    "mono_bold": ("fimbo", "figbo", "notosbo"),
}
"""FiraGO (Latin, Greek, Cyrillic, Arabic, Hebrew, Devanagari, Thai), Fira Mono and Noto Sans."""
_SYMBOLS = ("symbol2", "symbol1", "math")
_JOINERS = "\u200c\u200d"
_LOADING = Lock()
"""A typeface is loaded once: two threads that load it at the same time would get two, and letters of one word that
are of two typefaces are set without regard to each other."""


class Fonts(NamedTuple):
    """What a look's letters are drawn with: its language, and fonts of the user's own, empty where there are none."""

    language: str
    """Decides between Chinese, Japanese and Korean forms."""
    regular: bytes = b""
    bold: bytes = b""
    mono: bytes = b""

    @classmethod
    def of(cls, look: Look) -> "Fonts":
        """Return the fonts of a look."""
        own = look.own
        return cls(look.language, own.regular, own.bold, own.mono) if own else cls(look.language)

    def own(self, cut: Cut) -> bytes:
        """Return the user's own font for a cut; a regular one, or a bold one, serves for both where it is alone."""
        if cut.startswith("mono"):
            return self.mono
        return self.bold or self.regular if cut == "bold" else self.regular or self.bold


def embedded(key: str) -> Typeface:
    """Return a typeface of the pymupdf-fonts package."""
    with _LOADING:
        return _embedded(key)


@cache
def _embedded(key: str) -> Typeface:
    data: bytes = pymupdf_fonts.myfont(key)
    return Typeface(key, 0, lambda: io.BytesIO(data))


def _from_file(path: Path, index: int) -> Typeface:
    with _LOADING:
        return _file(path, index)


@cache
def _file(path: Path, index: int) -> Typeface:
    return Typeface(path.name, index, lambda: path.open("rb"))


def _in_colour() -> Iterator[Typeface]:
    """Yield the machine's fonts of coloured emoji."""
    for path in colour_emoji():
        with _LOADING:
            yield _coloured(path)


@cache
def _coloured(path: Path) -> Typeface:
    return ColourTypeface(path.name, 0, lambda: path.open("rb"))


def own_typeface(data: bytes) -> Typeface:
    """Return the typeface of a font of the user's."""
    with _LOADING:
        return _own(data)


@lru_cache(maxsize=16)
def _own(data: bytes) -> Typeface:
    return Typeface(f"own {hashlib.sha256(data).hexdigest()[:12]}", 0, lambda: io.BytesIO(data))


@lru_cache(maxsize=8192)
def typeface_for(cluster: str, cut: Cut, fonts: Fonts) -> Typeface | None:
    """Return the typeface that draws all of `cluster`, else the first that draws its letter; None where there is none.

    Args:
        cluster: A letter with the marks on it.
        cut: The weight or kind of type wanted; where it is missing a regular one is taken.
        fonts: The user's own, if there are any, come first.
    """
    faces = [face for face in _in_order(cluster[0], cut, fonts) if face.covers(cluster[0])]
    whole = (face for face in faces if all(face.covers(mark) for mark in cluster if mark not in _JOINERS))
    return next(whole, faces[0] if faces else None)


def _in_order(letter: str, cut: Cut, fonts: Fonts) -> Iterator[Typeface]:
    """Yield the typefaces that may draw a letter, the best first."""
    if is_emoji(letter):
        yield from _in_colour()
    if data := fonts.own(cut):
        yield own_typeface(data)
    yield embedded(_EMBEDDED[cut][0])
    symbols = unicodedata.category(letter) in {"So", "Sm", "Sk", "No", "Sc"}
    yield from map(embedded, (*_EMBEDDED[cut][1:], *_SYMBOLS) if symbols else _EMBEDDED[cut][1:])
    for path, number in candidates(letter, fonts.language, bold=cut.endswith("bold")):
        yield _from_file(path, number)
