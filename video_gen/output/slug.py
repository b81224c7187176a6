"""Folder and file names from titles."""

import unicodedata
from collections.abc import Iterable
from itertools import count

LONGEST_CHARACTERS, LONGEST_BYTES = 60, 200
"""Room is left for an ending within the 255 bytes that file systems give a name."""
_SHORTEST_CUT = 20
_NAMELESS = "video"
_RESERVED = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)})
"""Source: Windows, "Naming Files, Paths, and Namespaces"."""
_SPELLED_OUT = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "\u0131": "i"}
)
_APOSTROPHES = "'\u2019\u02bc"


def slug(title: str) -> str:
    """Return a name for `title`: lower case letters and digits of any script, joined by single dashes.

    Accents are taken off Latin letters. It is never empty, at most 60 characters and 200 bytes of UTF-8 long, and
    safe as a file name on every common system.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", title).lower()).translate(_SPELLED_OUT)
    words = "".join(map(_letter, folded)).split()
    name = _cut("-".join(filter(None, (_without_leading_marks(word) for word in words))))
    if not name:
        return _NAMELESS
    return f"{name}-{_NAMELESS}" if name in _RESERVED else name


def folder_names(titles: Iterable[str]) -> list[str]:
    """Return a folder name for each title, no two the same: what is cut off may be all in which titles differ."""
    names: list[str] = []
    for title in titles:
        name = slug(title)
        others = (name if n == 1 else f"{name}-{n}" for n in count(1))
        names.append(next(other for other in others if other not in names))
    return names


def _letter(character: str) -> str:
    """Return what stands for a character: itself, its base letter, nothing, or the space between two words."""
    base, *marks = tuple(unicodedata.normalize("NFKD", character))
    if base.isascii() and base.isalnum() and all(map(_is_mark, marks)):
        return base
    if _is_mark(character) or unicodedata.category(character)[0] in "LN":
        return character
    return "" if character in _APOSTROPHES or unicodedata.category(character) == "Cf" else " "


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _without_leading_marks(word: str) -> str:
    """Return `word` without marks that have no letter to sit on, or sit on an ASCII one."""
    kept = ""
    for character in word:
        if not _is_mark(character) or (kept and not kept[-1].isascii()):
            kept += character
    return kept


def _cut(name: str) -> str:
    """Return as much of `name` as fits, cut between words where one is near the end."""
    fitting = name[:LONGEST_CHARACTERS].encode()[:LONGEST_BYTES].decode(errors="ignore")
    if len(fitting) < len(name) and name[len(fitting)] != "-":
        between = fitting.rfind("-")
        fitting = fitting[:between] if between >= _SHORTEST_CUT else fitting
    return fitting.rstrip("-")
