"""Themes: the small table of colours that everything in a picture is painted from, and a theme of the user's own."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator

from video_gen.models.value import Value

ThemeName = Literal["light", "dark", "contrast", "clean"]
THEME_FILE_SUFFIX = ".toml"
USUAL_RADIUS, LARGEST_RADIUS = 28, 56
_SHORT, _HEX = re.compile(r"#[0-9a-fA-F]{3}"), re.compile(r"#[0-9a-fA-F]{6}")


def _hex_code(code: str) -> str:
    """Return a colour as `#rrggbb` in small letters; `#rgb` is short for it."""
    if _SHORT.fullmatch(code):
        code = "#" + "".join(2 * digit for digit in code[1:])
    if not _HEX.fullmatch(code):
        raise ValueError("write a colour as #rrggbb, such as #3a3fd4")
    return code.lower()


HexCode = Annotated[str, AfterValidator(_hex_code)]


class Tokens(Value):
    """The colours of a theme by what they are for; all others are mixed from these."""

    paper: HexCode
    """Behind everything."""
    panel: HexCode
    """Plates: below code, formulas and every other row of a table; the quiet discs of the background."""
    rule: HexCode
    """Thin lines."""
    ink: HexCode
    """Text."""
    muted: HexCode
    """Second-rank text: subtitles, captions of pictures, line numbers, comments in code."""
    accent: HexCode
    """Bars, markers, numbers, the first colour of charts, keywords in code."""
    second: HexCode
    """Beside the accent: the second colour of charts, names in code."""
    cover: HexCode
    """Behind the opening of a chapter."""
    cover_ink: HexCode
    """Text on it."""
    night: HexCode
    """Terminals and the plate of burned captions; dark in every theme, as text on it is white."""
    lit: HexCode
    """On `night`: the word that is being said, the prompt."""
    right: HexCode
    """What is right or done; strings in code."""
    wrong: HexCode
    """What is wrong or a problem."""
    note: HexCode
    """What is good to know."""
    warn: HexCode
    """What calls for care; numbers in code."""


_COLUMNS: tuple[ThemeName, ...] = ("light", "dark", "contrast", "clean")
_TABLE = {
    "paper": ("#faf8f4", "#10141c", "#000000", "#ffffff"),
    "panel": ("#f0ede6", "#1a212d", "#161616", "#f1f5f7"),
    "rule": ("#d6d1c5", "#333d4e", "#8c8c8c", "#cfd9df"),
    "ink": ("#17181c", "#f1f3f7", "#ffffff", "#0f1f2e"),
    "muted": ("#5a5d66", "#a5aebf", "#d9d9d9", "#4d5d6b"),
    "accent": ("#3a3fd4", "#5cd6c0", "#ffd60a", "#00696f"),
    "second": ("#0b6170", "#8fb8ff", "#7fd4ff", "#1b5c9e"),
    "cover": ("#3a3fd4", "#0e4a47", "#ffd60a", "#0f2f40"),
    "cover_ink": ("#ffffff", "#ffffff", "#000000", "#ffffff"),
    "night": ("#191b25", "#06080c", "#000000", "#0f1f2e"),
    "lit": ("#ffc94d", "#5cd6c0", "#ffd60a", "#7fe0d8"),
    "right": ("#1a7340", "#7ddf96", "#6dff9a", "#176b3a"),
    "wrong": ("#b3261e", "#ff9088", "#ffaaa2", "#b0233a"),
    "note": ("#1d5fa8", "#8fc4ff", "#8fd0ff", "#1b5c9e"),
    "warn": ("#8a5000", "#f5c04f", "#ffc247", "#875000"),
}
TOKENS: dict[ThemeName, Tokens] = {
    name: Tokens.model_validate({token: codes[column] for token, codes in _TABLE.items()})
    for column, name in enumerate(_COLUMNS)
}
"""The themes that come with the program."""


class OwnTheme(Value):
    """A theme of the user's, read and checked: it travels with its fonts and its logo, and knows no path."""

    tokens: Tokens
    radius: int = USUAL_RADIUS
    """Radius of the corners of large plates, in pixels of a frame 1080 high; smaller plates have less in proportion."""
    regular: bytes = b""
    """TrueType or OpenType font of running text; empty for the embedded one, as the others."""
    bold: bytes = b""
    mono: bytes = b""
    logo: bytes = b""
    """PNG; empty where there is none."""
