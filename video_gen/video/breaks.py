"""Where a line of text may end."""

import unicodedata
from functools import lru_cache

from video_gen.media.segmentation import word_starts

_HYPHENS = frozenset("-\u2010\u2013\u2014")
_NEVER_FIRST = frozenset(
    "\u30fc\u3005\u30fd\u30fe\u309d\u309e"
    "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e"
    "\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6"
)
"""Prolonged sound mark, iteration marks and small kana. Source: JIS X 4051, characters not starting a line."""
_NEVER_PARTED = frozenset("\u2014\u2025\u2026\u301c\uff5e\u200d")
"""Dashes and dots that stand in twos, wave dashes, and what joins emoji. Source: JIS X 4051, inseparable characters."""
_BETWEEN = frozenset("\u00b7\u2013\u2014\u2022\u2192/|")
"""Dots, dashes and bars that stand by themselves between words: they end a line and do not begin the next."""
_THAI_FIRST = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44")
"""Vowels that are written before their consonant: a syllable begins there."""
_SEAMS = frozenset("/._-&=?:,;|\\+#@~")
"""After these a long token, such as an address, breaks better than elsewhere."""


def breaks(text: str, language: str = "") -> list[int]:
    """Return the offsets in `text` at which a new line may begin, in order; spaces stay with the line before.

    Source: a simplification of Unicode Standard Annex 14, with the Japanese rules on first and last characters. Chinese
    and Japanese words stay whole where the language is given.
    """
    starts = word_starts(text, language) if any(map(_ideographic, text)) else frozenset()
    return [at for at in range(1, len(text)) if _may_break(text, at) and not (starts and _inside(text, at, starts))]


def seam(text: str, longest: int) -> int:
    """Return where to cut a token that is too long: after the last seam in its second half, else at `longest`."""
    for at in range(longest, longest // 2, -1):
        if text[at - 1] in _SEAMS:
            return at
    return longest


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if after == " ":
        return False
    if before == " ":
        return not (after in _BETWEEN and text[at + 1 : at + 2] in {" ", ""})
    if before in _HYPHENS:
        return at > 1 and text[at - 2].isalnum() and after.isalpha()
    if after in _THAI_FIRST:
        return True
    return (_ideographic(before) or _ideographic(after)) and not _clings(before, after)


def _inside(text: str, at: int, starts: frozenset[int]) -> bool:
    return at not in starts and all(side.isalpha() and _ideographic(side) for side in text[at - 1 : at + 1])


def _clings(before: str, after: str) -> bool:
    if after in _NEVER_PARTED and (before == after or after in "\u301c\uff5e\u200d"):
        return True
    closing = unicodedata.category(after) in {"Pe", "Pf", "Po", "Mn", "Mc", "Me"} or after in _NEVER_FIRST
    return closing or before == "\u200d" or unicodedata.category(before) in {"Ps", "Pi", "Sc"}


@lru_cache(maxsize=4096)
def _ideographic(character: str) -> bool:
    """Return whether words in its script are written without spaces; Korean has spaces."""
    return unicodedata.east_asian_width(character) in "WF" and not "\uac00" <= character <= "\ud7a3"
