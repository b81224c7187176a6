"""Typefaces: which one draws a character, how wide it is, and the font at a size."""

import hashlib
import io
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import BinaryIO, Literal, NamedTuple

import pymupdf_fonts
from PIL import ImageFont, features

from video_gen.media.charmap import characters
from video_gen.models.look import Look
from video_gen.video.installed import candidates

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
_REFERENCE_PX = 200
_LOADING = Lock()
"""A typeface is loaded once: two threads that load it at the same time would get two, and letters of one word that
are of two typefaces are set without regard to each other."""
_FIRST_COMPLEX = "\u0590"
"""From here on a character's width can depend on its neighbours."""


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


class Typeface:
    """One font, at any size."""

    def __init__(self, name: str, index: int, open_file: Callable[[], BinaryIO]) -> None:
        self.name = name
        self._index = index
        self._open = open_file
        self._characters = self._usable_characters()

    def _usable_characters(self) -> frozenset[int]:
        """Return the characters of a font that can be read and opened; none of any other file."""
        try:
            with self._open() as file:
                found = characters(file, self._index)
            self.open(_REFERENCE_PX, ImageFont.Layout.BASIC)
        except OSError:
            return frozenset()
        return found

    def covers(self, character: str) -> bool:
        """Return whether the font has a glyph for `character`."""
        return ord(character) in self._characters

    def font(self, size_px: int) -> ImageFont.FreeTypeFont:
        """Return the font at a size."""
        return _font(self, size_px)

    def em(self, text: str, *, rtl: bool = False) -> float:
        """Return the exact width of `text` in ems; widths are linear in the size."""
        return _em(self, text, rtl)

    def rough_em(self, text: str, *, rtl: bool = False) -> float:
        """Return the width of `text` in ems, up to a hundredth more than the exact one, and much faster."""
        if text and max(text) >= _FIRST_COMPLEX:
            return _em(self, text, rtl)
        return sum(_character_em(self, character) for character in text)

    def open(self, size_px: int, engine: ImageFont.Layout) -> ImageFont.FreeTypeFont:
        """Return a new font at a size with one of Pillow's layout engines."""
        return ImageFont.truetype(self._open(), size_px, self._index, layout_engine=engine)


@cache
def shapes_text() -> bool:
    """Return whether Pillow can lay out right-to-left and joined scripts: FriBiDi is a library of the system."""
    return bool(features.check("raqm") and features.check("fribidi"))


def widening(size_px: int) -> float:
    """Return how much wider than measured a line can come out at most, as a factor.

    Pillow's own layout, which stands in where FriBiDi is missing, rounds the width of every character to a pixel.
    """
    return 1.0 if shapes_text() else 1 + 1 / size_px


def direction(*, rtl: bool) -> Literal["ltr", "rtl"] | None:
    """Return how to tell Pillow the direction of a text; None where it cannot be told."""
    if not shapes_text():
        return None
    return "rtl" if rtl else "ltr"


@lru_cache(maxsize=16384)
def _em(typeface: Typeface, text: str, rtl: bool) -> float:  # noqa: FBT001  # a cached function has no keywords only
    return typeface.font(_REFERENCE_PX).getlength(text, direction=direction(rtl=rtl)) / _REFERENCE_PX


@lru_cache(maxsize=8192)
def _character_em(typeface: Typeface, character: str) -> float:
    return _plain_font(typeface).getlength(character) / _REFERENCE_PX


@lru_cache(maxsize=96)
def _font(typeface: Typeface, size_px: int) -> ImageFont.FreeTypeFont:
    return typeface.open(size_px, ImageFont.Layout.RAQM if shapes_text() else ImageFont.Layout.BASIC)


@cache
def _plain_font(typeface: Typeface) -> ImageFont.FreeTypeFont:
    return typeface.open(_REFERENCE_PX, ImageFont.Layout.BASIC)


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
    if data := fonts.own(cut):
        yield own_typeface(data)
    yield embedded(_EMBEDDED[cut][0])
    symbols = unicodedata.category(letter) in {"So", "Sm", "Sk", "No", "Sc"}
    yield from map(embedded, (*_EMBEDDED[cut][1:], *_SYMBOLS) if symbols else _EMBEDDED[cut][1:])
    for path, number in candidates(letter, fonts.language, bold=cut.endswith("bold")):
        yield _from_file(path, number)
