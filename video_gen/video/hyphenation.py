"""Where a word that is wider than its line may be parted with a hyphen."""

from functools import cache, lru_cache

from pyphen import Pyphen, language_fallback

_LEAST = 3
"""Letters on each side of a hyphen, at least."""
_MARKS = ".,;:!?()[]\"'\u00ab\u00bb\u2018\u2019\u201a\u201c\u201d\u201e\u2026"
_SHORTEST = 8
"""Words with fewer letters are not parted."""


@lru_cache(maxsize=4096)
def hyphen_places(word: str, language: str) -> tuple[int, ...]:
    """Return after how many characters of `word` a hyphen may stand, in order; nowhere in names of code and the like.

    Args:
        word: A word, with the marks that stand before and after it.
        language: Such as `en` or `pt-BR`; there are dictionaries of some seventy, all written with spaces.
    """
    letters = word.strip(_MARKS)
    if len(letters) < _SHORTEST or not letters.isalpha() or letters[1:] != letters[1:].lower():
        return ()
    rules = _rules(language)
    first = word.index(letters)
    return tuple(first + int(place) for place in rules.positions(letters.lower())) if rules else ()


@cache
def _rules(language: str) -> Pyphen | None:
    known = language_fallback(language.replace("-", "_"))
    return Pyphen(lang=known, left=_LEAST, right=_LEAST) if known else None
