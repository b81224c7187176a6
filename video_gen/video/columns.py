"""How wide the columns of a table are."""

from collections.abc import Sequence

from video_gen.video.tokens import Token
from video_gen.video.wrap import row_em

Cell = tuple[Token, ...]

_WIDEST_WORD_EM = 9.0
"""A longer word does not keep its column from getting narrower: it is cut."""
_NARROWEST_EM = 3.0
_SLACK = 1.005
"""Keeps rounding from breaking what just fits."""


def natural_em(column: Sequence[Cell]) -> float:
    """Return the width of a column's widest cell on one line."""
    return max((row_em(cell) * _SLACK for cell in column if cell), default=0.0)


def least_em(column: Sequence[Cell]) -> float:
    """Return the width that a column needs so that ordinary words stay whole."""
    widest = max((token.em * _SLACK for cell in column for token in cell), default=0.0)
    return min(max(min(widest, _WIDEST_WORD_EM), _NARROWEST_EM), max(natural_em(column), 1.0))


def shared(natural: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """Return the widths of columns that have `width` together: each what it asks for, or as near as can be.

    Args:
        natural: What each would take.
        least: What each needs.
        width: What there is.
    """
    if sum(natural) <= width:
        return list(natural)
    if sum(least) > width:
        return _capped(least, width)
    spare, asked = width - sum(least), sum(natural) - sum(least)
    return [part + spare * (wish - part) / asked for wish, part in zip(natural, least, strict=True)]


def _capped(least: Sequence[float], width: float) -> list[float]:
    """Return what columns need, the widest of them cut to the same width, so that they have `width` together."""
    left, cap = width, 0.0
    for taken, part in enumerate(sorted(least)):
        cap = left / (len(least) - taken)
        if part > cap:
            break
        left -= part
    return [min(part, cap) for part in least]


def groups(least: Sequence[float], width: float) -> list[list[int]]:
    """Return the columns in groups that fit side by side, the first column leading each of them."""
    found: list[list[int]] = [[]]
    used = 0.0
    for index, part in enumerate(least):
        if used + part > width and len(found[-1]) > 1:
            found.append([0])
            used = least[0]
        found[-1].append(index)
        used += part
    return found
