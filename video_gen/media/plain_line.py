"""Text of a document on one line, as it may stand in a file for people: nothing in it that acts and is not seen."""

import unicodedata

_KEPT_FORMATS = frozenset("\u200c\u200d\u200e\u200f\u061c")
"""What shapes Persian and Indic words and joins emoji, and the marks of direction. The other format characters go:
overrides of direction reach beyond their text, and a soft hyphen or a zero-width space would stand in a word."""
_TAGS = range(0xE0020, 0xE0080)
"""What flags of regions are spelled with."""
_SPACES = {"Cc", "Zl", "Zp", "Zs"}
_DROPPED = {"Cf", "Cs", "Co"}


def plain_line(text: str) -> str:
    """Return `text` with single spaces between its words, without controls, line ends and what has no character."""
    if not (text.isascii() and text.isprintable()):
        text = "".join(map(_shown, text))
    return " ".join(text.split())


def _shown(character: str) -> str:
    if character in _KEPT_FORMATS or ord(character) in _TAGS:
        return character
    category = unicodedata.category(character)
    return " " if category in _SPACES else "" if category in _DROPPED else character
