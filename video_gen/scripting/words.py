"""Counts and compares words in any writing system."""
# ruff: noqa: RUF001  # Cyrillic letters are meant

import re
import sys
from itertools import pairwise

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_THAI = re.compile(r"[\u0e01-\u0e4e]")
_WORD = re.compile(r"[^\W_](?:[\w'’.-]*[^\W_])?")
_STEM = re.compile(r"[^\W\d_]{3,}")
_CHARS_PER_WORD, _CHARS_PER_THAI_WORD = 1.7, 4.0
_STEM_CHARS, _AKIN_CHARS = 6, 4
_STOP_WORDS = frozenset(
    (  # noqa: SIM905  # a text reads better than a list
        "the and for are was were been being but not you your yours our ours his her hers its their theirs them they "
        "this that these those with from into onto over under about above below after before between during within "
        "without through will would shall should can could may might must have has had having does did doing done "
        "what which who whom whose when where why how all any both each few more most other some such only own same "
        "than too very just also then there here once again further because until while one two use used uses using "
        "get gets make makes made let lets like want need needs see way ways many much well now new yet per via etc "
        "der das und ist nicht ein eine einen mit für auf den von dem des sich werden wird aus bei wie "
        "les des est une dans pour que qui sur avec pas vous par sont cette ces aux "
        "los las una para con por del como más puede este esta sus "
        "che per una non gli della sono del nel questo dei alla "
        "uma não são dos das seu "
        "het een van dat niet voor aan wordt ook zijn "
        "это что как для или его при так уже все если быть есть "
        "على إلى هذا هذه التي الذي بعد قبل عند كان كل ثم أن من عن مع "
        "این است برای که آن های را می از با بر "
        "של את על זה עם הוא היא אם לא "
        "यह है और के की का को में से पर एक हैं इस लिए"
    ).split()
)

Stems = tuple[str, ...]


def count_words(text: str) -> int:
    """Return how many words `text` has; unspaced scripts by their characters."""
    if text.isascii():
        return len(_WORD.findall(text))
    unspaced, thai = len(_UNSPACED.findall(text)), len(_THAI.findall(text))
    if not unspaced and not thai:
        return len(_WORD.findall(text))
    spaced = _THAI.sub(" ", _UNSPACED.sub(" ", text))
    return round(unspaced / _CHARS_PER_WORD + thai / _CHARS_PER_THAI_WORD) + len(_WORD.findall(spaced))


def stems(text: str) -> Stems:
    """Return what `text` is about: its content words cut to their beginnings, pairs of characters where unspaced.

    Each is there once, in order; equal ones of all texts are one and the same string, for a large document has many.
    """
    lowered = text.lower()
    letters = [] if text.isascii() else _UNSPACED.findall(lowered)
    spaced = _UNSPACED.sub(" ", lowered) if letters else lowered
    found = {word[:_STEM_CHARS] for word in _STEM.findall(spaced) if word not in _STOP_WORDS}
    return tuple(map(sys.intern, sorted(found | {first + second for first, second in pairwise(letters)})))


def akin(one: str, other: str) -> bool:
    """Return whether two texts share a content word, or the beginning of one: caching and cache."""
    beginnings = {stem[:_AKIN_CHARS] for stem in stems(one)}
    return any(stem[:_AKIN_CHARS] in beginnings for stem in stems(other))


def covers(text: str, other: str) -> bool:
    """Return whether a text holds every content word of another, which has any."""
    words = stems(other)
    return bool(words) and set(words).issubset(stems(text))


def overlap(one: Stems, other: Stems) -> float:
    """Return the share of the smaller of two that is in both, 0 to 1."""
    smaller = min(len(one), len(other))
    return len(set(one).intersection(other)) / smaller if smaller else 0.0
