"""Every colour that a scene can have, mixed from the few of a theme's table."""

from colorsys import hls_to_rgb, rgb_to_hls
from functools import lru_cache
from typing import NamedTuple

from video_gen.models.look import Look
from video_gen.models.theme import TOKENS, USUAL_RADIUS, Tokens

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""
_WHITE: Colour = (255, 255, 255)
_PLATE_SATURATION = 0.75, 0.45
"""How strong the colour of a tinted plate is beside that of its sign, on light and on dark paper."""
_CHIP_TINT = 0.05
_COVER_SHAPE, _COVER_MUTED = 0.09, 0.84
_NIGHT_BAR, _NIGHT_MUTED, _NIGHT_INK = 0.09, 0.7, 0.94
_DARK = 0.18
"""Paper with less luminance than this is dark."""


class Syntax(NamedTuple):
    """Colours of code, each readable on the panel."""

    plain: Colour
    keyword: Colour
    name: Colour
    string: Colour
    number: Colour
    comment: Colour


class Terminal(NamedTuple):
    """Colours of a terminal window."""

    paper: Colour
    bar: Colour
    edge: Colour
    ink: Colour
    muted: Colour
    prompt: Colour
    dots: tuple[Colour, ...] = ((240, 104, 96), (240, 190, 80), (104, 200, 120))
    """In the window's bar."""


class Theme(NamedTuple):
    """Colours by their part in the picture; every text colour is readable on what it stands on."""

    paper: Colour
    """Background of all scenes but the chapter's."""
    shape: Colour
    """The large, quiet discs of the background."""
    ink: Colour
    muted: Colour
    """Second-rank text: subtitles, captions of pictures, line numbers."""
    accent: Colour
    second: Colour
    panel: Colour
    """Plates below code and below every other row of a table."""
    rule: Colour
    """Thin lines."""
    chip: Colour
    """Plate below code in running text."""
    chapter_paper: Colour
    chapter_shape: Colour
    chapter_ink: Colour
    chapter_muted: Colour
    plate: Colour
    """Below burned captions."""
    plate_ink: Colour
    plate_lit: Colour
    """The word that is being said."""
    right: Colour
    """What is right or done, and the plate that it stands on."""
    right_panel: Colour
    wrong: Colour
    """What is wrong or a problem, and the plate that it stands on."""
    wrong_panel: Colour
    note: Colour
    """What is good to know, and the plate that it stands on."""
    note_panel: Colour
    warn: Colour
    """What calls for care, and the plate that it stands on."""
    warn_panel: Colour
    syntax: Syntax
    terminal: Terminal
    radius: int = USUAL_RADIUS
    """Of the corners of large plates, in units of the sheet."""


def theme_of(look: Look) -> Theme:
    """Return the colours of a look."""
    if look.own is None:
        return painted(TOKENS[look.theme])
    return painted(look.own.tokens)._replace(radius=look.own.radius)


@lru_cache(maxsize=64)
def painted(tokens: Tokens) -> Theme:
    """Return all colours that come of a theme's table."""
    paper, ink, night = colour_of(tokens.paper), colour_of(tokens.ink), colour_of(tokens.night)
    panel, rule, muted = colour_of(tokens.panel), colour_of(tokens.rule), colour_of(tokens.muted)
    accent, second, lit = colour_of(tokens.accent), colour_of(tokens.second), colour_of(tokens.lit)
    cover, cover_ink = colour_of(tokens.cover), colour_of(tokens.cover_ink)
    right, wrong = colour_of(tokens.right), colour_of(tokens.wrong)
    note, warn = colour_of(tokens.note), colour_of(tokens.warn)
    return Theme(
        paper=paper,
        shape=panel,
        ink=ink,
        muted=muted,
        accent=accent,
        second=second,
        panel=panel,
        rule=rule,
        chip=mixed(ink, panel, _CHIP_TINT),
        chapter_paper=cover,
        chapter_shape=mixed(cover_ink, cover, _COVER_SHAPE),
        chapter_ink=cover_ink,
        chapter_muted=mixed(cover_ink, cover, _COVER_MUTED),
        plate=night,
        plate_ink=_WHITE,
        plate_lit=lit,
        right=right,
        right_panel=tinted(right, paper),
        wrong=wrong,
        wrong_panel=tinted(wrong, paper),
        note=note,
        note_panel=tinted(note, paper),
        warn=warn,
        warn_panel=tinted(warn, paper),
        syntax=Syntax(plain=ink, keyword=accent, name=second, string=right, number=warn, comment=muted),
        terminal=Terminal(
            paper=night,
            bar=mixed(_WHITE, night, _NIGHT_BAR),
            edge=rule if luminance(paper) < _DARK else night,
            ink=mixed(_WHITE, night, _NIGHT_INK),
            muted=mixed(_WHITE, night, _NIGHT_MUTED),
            prompt=lit,
        ),
    )


def colour_of(code: str) -> Colour:
    """Return the colour that `#rrggbb` means."""
    red, green, blue = bytes.fromhex(code.removeprefix("#"))
    return red, green, blue


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """Return a colour between two: `share` of the first, the rest of the second."""
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True))
    return red, green, blue


def tinted(colour: Colour, paper: Colour) -> Colour:
    """Return the colour of a plate that stands out from `paper` a little and has the hue of `colour`."""
    hue, _, saturation = rgb_to_hls(*(part / 255 for part in colour))
    _, lightness, _ = rgb_to_hls(*(part / 255 for part in paper))
    light, dark = _PLATE_SATURATION
    is_dark = luminance(paper) < _DARK
    lightness = lightness + 0.05 if is_dark else lightness * 0.955
    red, green, blue = hls_to_rgb(hue, lightness, saturation * (dark if is_dark else light))
    return round(255 * red), round(255 * green), round(255 * blue)


def luminance(colour: Colour) -> float:
    """Return how light a colour is, 0 to 1. Source: WCAG 2.2, relative luminance."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  # the formula's own
        for part in (value / 255 for value in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, 1 to 21. Source: WCAG 2.2, contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
