"""Text as units that a reader sees: what cannot be drawn is gone, and marks stay with their letter."""

import re
import unicodedata

_ZERO_WIDTH_JOINERS = "\u200c\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_SPACES = re.compile(r"[\s\x85\u2028\u2029]")
_PILED_MARKS = re.compile(r"([\u0300-\u036f\u20d0-\u20ff\u0483-\u0489]{3})[\u0300-\u036f\u20d0-\u20ff\u0483-\u0489]+")
"""More marks on one letter than any language writes: they would run over the lines above."""
_LONGEST_CLUSTER = 16
_VIRAMAS = frozenset("\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d")


def clean(text: str) -> str:
    """Return `text` on one line without what has no picture: controls, direction overrides, variation selectors."""
    if text.isascii() and text.isprintable():
        return text
    text = _PILED_MARKS.sub(r"\1", _SPACES.sub(" ", unicodedata.normalize("NFC", text)))
    return "".join(filter(_visible, text))


def _visible(character: str) -> bool:
    if character in _ZERO_WIDTH_JOINERS:
        return True
    if 0xFE00 <= ord(character) <= 0xFE0F or ord(character) in _SKIN_TONES:  # noqa: PLR2004  # a block of Unicode
        return False
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} and not _is_noncharacter(
        ord(character)
    )


def _is_noncharacter(code: int) -> bool:
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF  # noqa: PLR2004  # a block of Unicode


def clusters(text: str) -> list[str]:
    """Return `text` in pieces that are never parted: a letter with its marks, joined emoji, Indic conjuncts.

    Source: a simplification of Unicode Standard Annex 29, extended grapheme clusters.
    """
    found: list[str] = []
    for character in text:
        joined = (
            found
            and len(found[-1]) < _LONGEST_CLUSTER
            and (
                unicodedata.category(character) in {"Mn", "Mc", "Me"}
                or character in _ZERO_WIDTH_JOINERS
                or found[-1][-1] == "\u200d"
                or (found[-1][-1] in _VIRAMAS and unicodedata.category(character) == "Lo")
            )
        )
        if joined:
            found[-1] += character
        else:
            found.append(character)
    return found
