"""Which way a text runs."""

import unicodedata

_RTL_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\u200e", "\u200f"


def is_rtl(text: str, *, otherwise: bool) -> bool:
    """Return whether the first letter with a direction in `text` runs right to left."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"R", "AL"}:
            return True
        if kind == "L":
            return False
    return otherwise


def is_rtl_language(language: str) -> bool:
    """Return whether a language such as `fa` or `ar-EG` is written right to left."""
    return language.split("-", 1)[0].lower() in _RTL_LANGUAGES


def directed(line: str, language: str) -> str:
    """Return `line` with an invisible mark before it where its first letter does not run as its language does.

    Players take the direction of a line from its first letter with one, as Unicode's bidirectional algorithm (rules P2
    and P3) has it: a Persian sentence that begins with an English name would else have its full stop on the right.
    """
    rtl = is_rtl_language(language)
    foreign = not rtl and not any(unicodedata.bidirectional(character) == "L" for character in line)
    if foreign or is_rtl(line, otherwise=False) == rtl:
        return line
    return (_RIGHT_TO_LEFT if rtl else _LEFT_TO_RIGHT) + line


def runs_against(text: str, *, rtl: bool) -> list[bool]:
    """Return of each character of a line whether it runs against the line: English words in a Hebrew sentence.

    Source: a simplification of Unicode Standard Annex 9 for text without explicit marks: a number goes with the letter
    before it (rule W7 and what follows of it), what has no direction with its two neighbours or else the line (N1, N2).
    """
    kinds: list[bool | None] = []
    letter = rtl
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"R", "AL", "L"}:
            letter = kind != "L"
        kinds.append(letter if kind in {"R", "AL", "L", "EN", "AN"} else None)
    following = rtl
    after: list[bool] = []
    for known in reversed(kinds):
        following = following if known is None else known
        after.append(following)
    before = rtl
    found = []
    for known, next_known in zip(kinds, reversed(after), strict=True):
        before = before if known is None else known
        found.append((known if known is not None else before if before == next_known else rtl) != rtl)
    return found
