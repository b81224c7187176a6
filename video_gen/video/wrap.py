"""Tokens broken into lines of a width."""

from collections.abc import Sequence
from itertools import accumulate

from video_gen.video.breaks import seam
from video_gen.video.graphemes import clusters
from video_gen.video.hyphenation import hyphen_places
from video_gen.video.tokens import Token

Row = tuple[Token, ...]
"""The tokens of one line."""
_MOST_EVEN_ROWS = 8
"""More lines than that are no heading; nobody sees whether they are even."""
_SHORTEST_LAST_ROW = 0.4
_DOT = " \u00b7"
"""Stands between the items of a row."""
_NARROWER = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7)


def wrap(tokens: Sequence[Token], width_em: float) -> list[Row]:
    """Return `tokens` in lines no wider than `width_em`; only what is wider than a line by itself is cut inside."""
    rows: list[Row] = []
    row: list[Token] = []
    used = 0.0
    for word in _words(tokens):
        for part in [word] if _width(word) <= width_em else _cut(word, width_em):
            if row and used + _width(part) > width_em:
                rows.append(tuple(row))
                row, used = [], 0.0
            row += part
            used += sum(token.em + token.space_em for token in part)
    if row:
        rows.append(tuple(row))
    return rows


def wrap_evenly(tokens: Sequence[Token], width_em: float) -> list[Row]:
    """Return `tokens` in few lines of about the same length, none ending in a hyphen if that can be: for headings."""
    tokens = _glued(tokens, width_em)
    rows = wrap(tokens, width_em)
    if len(rows) > _MOST_EVEN_ROWS:
        return wrap_without_orphan(tokens, width_em)
    if len(rows) < 2:  # noqa: PLR2004
        return rows
    widest_word = max(map(_width, _words(tokens)))
    low, high = max(width_em / 2, min(widest_word, width_em)), width_em
    for _ in range(7):
        middle = (low + high) / 2
        tried = wrap(tokens, middle)
        if len(tried) > len(rows):
            low = middle
        else:
            high, best = middle, tried
            rows = best
    return rows


def _glued(tokens: Sequence[Token], width_em: float) -> Sequence[Token]:
    """Return `tokens` with the items of a row between dots, else words such as `real-time`, each kept on one line.

    Where one of these is wider than a line, they are as they were.
    """
    rules = [_ends_item] if any(map(_ends_item, tokens)) else []
    for may_end in (*rules, _ends_word):
        glued = [token._replace(ends_word=token.ends_word and may_end(token)) for token in tokens]
        if all(_width(word) <= width_em for word in _words(glued)):
            return glued
    return tokens


def _ends_item(token: Token) -> bool:
    return f" {token.text}".rstrip().endswith(_DOT)


def _ends_word(token: Token) -> bool:
    return not token.text.endswith("-")


def wrap_without_orphan(tokens: Sequence[Token], width_em: float) -> list[Row]:
    """Return `tokens` in lines, a little narrower where the last would hold next to nothing: for running text."""
    rows = wrap(tokens, width_em)
    for share in _NARROWER:
        if len(rows) < 2 or row_em(rows[-1]) >= _SHORTEST_LAST_ROW * width_em:  # noqa: PLR2004
            break
        narrower = wrap(tokens, width_em * share)
        if len(narrower) > len(rows):
            break
        rows = narrower
    return rows


def parts_compounds(rows: Sequence[Row]) -> bool:
    """Return whether a line ends inside a word such as `real-time`."""
    return any(row[-1].text.endswith("-") for row in rows[:-1])


def row_em(row: Sequence[Token]) -> float:
    """Return the rough width of a line in ems."""
    return _width(list(row))


def _words(tokens: Sequence[Token]) -> list[list[Token]]:
    """Return `tokens` grouped so that a line may end after each group."""
    words: list[list[Token]] = [[]]
    for token in tokens:
        words[-1].append(token)
        if token.ends_word:
            words.append([])
    return [word for word in words if word]


def _width(word: Sequence[Token]) -> float:
    return sum(token.em + token.space_em for token in word) - word[-1].space_em


def _cut(word: list[Token], width_em: float) -> list[list[Token]]:
    """Return a word that is wider than a line in parts that are not."""
    parts: list[list[Token]] = []
    rest: list[Token] = []
    used = 0.0
    for token in word:
        for piece in _pieces(token, width_em):
            if rest and used + piece.em > width_em:
                parts.append(rest)
                rest, used = [], 0.0
            rest.append(piece)
            used += piece.em + piece.space_em
    return [*parts, rest]


def _pieces(token: Token, width_em: float) -> list[Token]:
    """Return `token` in pieces no wider than `width_em`, of one grapheme cluster at least."""
    if token.em <= width_em:
        return [token]
    places = frozenset(hyphen_places(token.text.rstrip(" "), token.language)) if token.language else frozenset()
    hyphen = token.typeface.rough_em("-") * token.scale
    units = clusters(token.text)
    chars = list(accumulate(map(len, units), initial=0))
    widths = [token.typeface.rough_em(unit) * token.scale for unit in units]
    room = width_em - token.pad_em
    pieces, first, used = [], 0, 0.0
    for index, width in enumerate(widths):
        if index > first and used + width > room:
            parted = [at for at in range(first + 1, index + 1) if chars[at] in places]
            parted = [at for at in parted if sum(widths[first:at]) + hyphen <= room]
            at = parted[-1] if parted else first + _seam(units[first:index])
            pieces.append(token.with_text("".join(units[first:at]) + ("-" if parted else ""), ends_word=True))
            used = sum(widths[at:index])
            first = at
        used += width
    return [*pieces, token.with_text("".join(units[first:]), ends_word=token.ends_word)]


def _seam(units: list[str]) -> int:
    """Return after how many of `units`, which fill a line, to cut."""
    return seam("".join(units), len(units)) if all(len(unit) == 1 for unit in units) else len(units)
