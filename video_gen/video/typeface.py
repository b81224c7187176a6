"""A font: which characters it has, how wide text is in it, and the font at a size."""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import BinaryIO, Literal

from PIL import ImageFont, features

from video_gen.media.charmap import characters

_REFERENCE_PX = 200
_FIRST_COMPLEX = "\u0590"
"""From here on a character's width can depend on its neighbours."""


class Typeface:
    """One font, at any size."""

    reference_px = _REFERENCE_PX
    """The size in which widths are measured."""

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
            self.open(self.reference_px, ImageFont.Layout.BASIC)
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
    size = typeface.reference_px
    return typeface.font(size).getlength(text, direction=direction(rtl=rtl)) / size


@lru_cache(maxsize=8192)
def _character_em(typeface: Typeface, character: str) -> float:
    return _plain_font(typeface).getlength(character) / typeface.reference_px


@lru_cache(maxsize=96)
def _font(typeface: Typeface, size_px: int) -> ImageFont.FreeTypeFont:
    return typeface.open(size_px, ImageFont.Layout.RAQM if shapes_text() else ImageFont.Layout.BASIC)


@cache
def _plain_font(typeface: Typeface) -> ImageFont.FreeTypeFont:
    return typeface.open(typeface.reference_px, ImageFont.Layout.BASIC)
