"""Words of languages that are written without spaces between them."""

from functools import cache, lru_cache
from itertools import accumulate

import budoux

_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
_LOADERS = {
    "ja": budoux.load_default_japanese_parser,
    "th": budoux.load_default_thai_parser,
    "zh-hans": budoux.load_default_simplified_chinese_parser,
    "zh-hant": budoux.load_default_traditional_chinese_parser,
}


@lru_cache(maxsize=256)
def word_starts(text: str, language: str) -> frozenset[int]:
    """Return the offsets in `text` at which a word or phrase begins; none for languages that are written with spaces.

    Args:
        text: What is read or shown.
        language: Such as `zh-TW`; Chinese, Japanese and Thai are known.
    """
    kind = _kind(language)
    return frozenset(accumulate(map(len, _parser(kind).parse(text)), initial=0)) if kind and text else frozenset()


def _kind(language: str) -> str:
    """Return the name of the model for a language; empty where there is none."""
    first, *others = language.lower().replace("_", "-").split("-")
    if first in {"zh", "cmn", "yue"}:
        return "zh-hant" if first == "yue" or not _TRADITIONAL.isdisjoint(others) else "zh-hans"
    return first if first in {"ja", "th"} else ""


@cache
def _parser(kind: str) -> budoux.Parser:
    return _LOADERS[kind]()
