"""Mends lines that hold words of both directions, a Hebrew sentence with English names in it."""

import unicodedata

from video_gen.parsing.pdf.fragments import Fragment

_CLOSING = {"(": ")", "[": "]", "{": "}"}
_TOUCHING = 0.1
"""Room between two fragments without a space, in sizes of their type."""


def runs_both_ways(row: list[Fragment]) -> bool:
    """Return whether a row has letters that are read from left to right, and others from right to left."""
    kinds = {unicodedata.bidirectional(c.text[:1]) for one in row for c in one.characters}
    return "L" in kinds and not kinds.isdisjoint({"R", "AL"})


def close_brackets(row: list[Fragment]) -> None:
    """Turn each bracket that opens what is open already.

    A bracket is drawn as it looks; pdfium turns those inside of words from right to left, and not the one where the
    direction changes.
    """
    opened: set[str] = set()
    for one in row:
        for n, character in enumerate(one.characters):
            text = character.text
            if text in opened:
                one.characters[n] = character._replace(text=_CLOSING[text])
                opened.discard(text)
            elif text in _CLOSING:
                opened.add(text)
            else:
                opened -= {opening for opening, closing in _CLOSING.items() if closing == text}


def touch(one: Fragment, other: Fragment) -> bool:
    """Return whether there is no room for a space between two neighbours."""
    size = min(one.characters[-1].face.size, other.characters[0].face.size)
    return max(one.left - other.right, other.left - one.right) < _TOUCHING * size
