"""Formulas set as mathematics: their coverage, to be filled with any colour."""

import io
import re
import unicodedata
from functools import lru_cache
from html import unescape
from typing import Any

from PIL import Image

MOST_CHARS = 600
MOST_DEPTH = 5
"""Of groups in groups: each level about doubles the time that setting takes."""
_OPENS = re.compile(r"\\left(?![a-zA-Z])|\\begin\b|(?<!\\)\{")
_CLOSES = re.compile(r"\\right(?![a-zA-Z])|\\end\b|(?<!\\)\}")
_NUMBERED = re.compile(r"\\(begin|end)\{(align|equation|gather|multline)\}")
"""Their numbers would go on from formula to formula."""
_SET_AT = 100.0
_LEAST_INK = 0.9
"""Share of the width that has ink from its first to its last column, or something fell outside."""
_TAG = re.compile(r"<[^>]*>")
_UNKNOWN = "\\"
"""What is left of a command that is not known."""


def can_be_set(tex: str) -> bool:
    """Return whether a formula is short and flat enough to be set in bounded time."""
    depth = 0
    steps = [(match.start(), 1) for match in _OPENS.finditer(tex)] + [(m.start(), -1) for m in _CLOSES.finditer(tex)]
    for _, step in sorted(steps):
        depth += step
        if depth > MOST_DEPTH:
            return False
    return len(tex) <= MOST_CHARS


@lru_cache(maxsize=32)
def formula(tex: str, width_px: int, height_px: int, largest_px: int, smallest_px: int) -> Image.Image | None:
    """Return the coverage of a formula, 0 to 255; None where it cannot be set, or not in this room.

    Args:
        tex: LaTeX, without dollar signs.
        width_px: Most that it may be wide.
        height_px: Most that it may be high.
        largest_px: Largest size of its type.
        smallest_px: Smallest.
    """
    if not can_be_set(tex):
        return None
    import resvg_py  # noqa: PLC0415  # half a second, for scenes with formulas only
    from ziamath.zmath import Latex  # noqa: PLC0415  # as above

    tex = _NUMBERED.sub(r"\\\1{\2*}", tex)
    try:
        drawn = Latex(tex, size=_SET_AT)
        (width, height), svg = drawn.getsize(), drawn.svg()
    except Exception:  # noqa: BLE001  # what is not mathematics fails in many ways, and is shown as its source
        return None
    if not _is_whole(drawn) or width <= 0 or height <= 0:
        return None
    size = min(largest_px, _SET_AT * width_px / width, _SET_AT * height_px / height)
    if size < smallest_px:
        return None
    png = resvg_py.svg_to_bytes(svg_string=svg, width=max(1, round(width * size / _SET_AT)), skip_system_fonts=True)
    with Image.open(io.BytesIO(bytes(png))) as picture:
        mask = picture.convert("RGBA").getchannel("A")
    ink = mask.getbbox()
    return mask if ink and ink[2] - ink[0] >= _LEAST_INK * mask.width else None


def _is_whole(drawn: Any) -> bool:  # noqa: ANN401  # the library has no types
    """Return whether every command was known and the typeface has every character."""
    text = unescape(_TAG.sub("", drawn.mathmlstr()))
    return _UNKNOWN not in text and all(
        drawn.font.glyphindex(character) or unicodedata.category(character) in {"Zs", "Cf", "Cc"} for character in text
    )
