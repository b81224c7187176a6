"""Words of languages that are written without spaces between them."""

from functools import cache, lru_cache
from itertools import accumulate, pairwise

import budoux

_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
_LOADERS = {
    "ja": budoux.load_default_japanese_parser,
    "th": budoux.load_default_thai_parser,
    "zh-hans": budoux.load_default_simplified_chinese_parser,
    "zh-hant": budoux.load_default_traditional_chinese_parser,
}
_COUNTS = frozenset("一二两兩三四五六七八九十百千万萬亿億几幾每这這那第")
"""What a Chinese measure word, or another of these, goes with."""
_PARTICLES = frozenset("的了着著过過地得们們吗嗎呢吧")
"""Chinese words that go with what stands before them."""


@lru_cache(maxsize=256)
def word_starts(text: str, language: str) -> frozenset[int]:
    """Return the offsets in `text` at which a word or phrase begins; none for languages that are written with spaces.

    Args:
        text: What is read or shown.
        language: Such as `zh-TW`; Chinese, Japanese and Thai are known.
    """
    kind = _kind(language)
    if not kind or not text:
        return frozenset()
    words = _parser(kind).parse(text)
    starts = list(accumulate(map(len, words), initial=0))
    if not kind.startswith("zh"):
        return frozenset(starts)
    pairs = zip(pairwise(words), starts[1:], strict=False)
    return frozenset(starts) - {start for (before, word), start in pairs if before in _COUNTS or word in _PARTICLES}


def _kind(language: str) -> str:
    """Return the name of the model for a language; empty where there is none."""
    first, *others = language.lower().replace("_", "-").split("-")
    if first in {"zh", "cmn", "yue"}:
        return "zh-hant" if first == "yue" or not _TRADITIONAL.isdisjoint(others) else "zh-hans"
    return first if first in {"ja", "th"} else ""


@cache
def _parser(kind: str) -> budoux.Parser:
    return _LOADERS[kind]()
