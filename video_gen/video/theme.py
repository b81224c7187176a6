"""The four themes: every colour a scene can have."""

from typing import NamedTuple

from video_gen.models.config import ThemeName

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""


def _hex(code: str) -> Colour:
    red, green, blue = bytes.fromhex(code.removeprefix("#"))
    return red, green, blue


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """Return a colour between two: `share` of the first, the rest of the second."""
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True))
    return red, green, blue


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


THEMES: dict[ThemeName, Theme] = {
    "light": Theme(
        paper=_hex("#faf8f4"),
        shape=_hex("#efebe2"),
        ink=_hex("#17181c"),
        muted=_hex("#5c5f68"),
        accent=_hex("#3a3fd4"),
        panel=_hex("#f0ede6"),
        rule=_hex("#d6d1c5"),
        chip=_hex("#e9e5dc"),
        chapter_paper=_hex("#3a3fd4"),
        chapter_shape=_hex("#4b50dd"),
        chapter_ink=_hex("#ffffff"),
        chapter_muted=_hex("#dcdefb"),
        plate=_hex("#17181c"),
        plate_ink=_hex("#ffffff"),
        plate_lit=_hex("#ffc94d"),
        right=_hex("#1a7340"),
        right_panel=_hex("#e2f0e2"),
        wrong=_hex("#b3261e"),
        wrong_panel=_hex("#fae8e3"),
        note=_hex("#1d5fa8"),
        note_panel=_hex("#e3edf7"),
        warn=_hex("#8a5000"),
        warn_panel=_hex("#fbeed3"),
        syntax=Syntax(
            plain=_hex("#24262d"),
            keyword=_hex("#3a3fd4"),
            name=_hex("#0b6170"),
            string=_hex("#23662f"),
            number=_hex("#97400c"),
            comment=_hex("#62656d"),
        ),
        terminal=Terminal(
            paper=_hex("#1b1e2b"),
            bar=_hex("#2b2f40"),
            edge=_hex("#1b1e2b"),
            ink=_hex("#eef0f6"),
            muted=_hex("#b4bacb"),
            prompt=_hex("#8ee3c8"),
        ),
    ),
    "dark": Theme(
        paper=_hex("#10141c"),
        shape=_hex("#171d28"),
        ink=_hex("#f1f3f7"),
        muted=_hex("#a5aebf"),
        accent=_hex("#5cd6c0"),
        panel=_hex("#1a212d"),
        rule=_hex("#333d4e"),
        chip=_hex("#242d3c"),
        chapter_paper=_hex("#0e4a47"),
        chapter_shape=_hex("#135853"),
        chapter_ink=_hex("#ffffff"),
        chapter_muted=_hex("#b9ebe2"),
        plate=_hex("#05070a"),
        plate_ink=_hex("#ffffff"),
        plate_lit=_hex("#5cd6c0"),
        right=_hex("#7ddf96"),
        right_panel=_hex("#15291f"),
        wrong=_hex("#ff9088"),
        wrong_panel=_hex("#2e1b1f"),
        note=_hex("#8fc4ff"),
        note_panel=_hex("#14243a"),
        warn=_hex("#f5c04f"),
        warn_panel=_hex("#2c2412"),
        syntax=Syntax(
            plain=_hex("#e3e7ee"),
            keyword=_hex("#8fb8ff"),
            name=_hex("#5cd6c0"),
            string=_hex("#b5dc8a"),
            number=_hex("#f3b27a"),
            comment=_hex("#98a2b3"),
        ),
        terminal=Terminal(
            paper=_hex("#07090d"),
            bar=_hex("#1c2431"),
            edge=_hex("#333d4e"),
            ink=_hex("#f1f3f7"),
            muted=_hex("#a5aebf"),
            prompt=_hex("#5cd6c0"),
        ),
    ),
    "contrast": Theme(
        paper=_hex("#000000"),
        shape=_hex("#161616"),
        ink=_hex("#ffffff"),
        muted=_hex("#d9d9d9"),
        accent=_hex("#ffd60a"),
        panel=_hex("#161616"),
        rule=_hex("#8c8c8c"),
        chip=_hex("#2b2b2b"),
        chapter_paper=_hex("#ffd60a"),
        chapter_shape=_hex("#ffdf47"),
        chapter_ink=_hex("#000000"),
        chapter_muted=_hex("#1c1c1c"),
        plate=_hex("#000000"),
        plate_ink=_hex("#ffffff"),
        plate_lit=_hex("#ffd60a"),
        right=_hex("#6dff9a"),
        right_panel=_hex("#06240f"),
        wrong=_hex("#ffaaa2"),
        wrong_panel=_hex("#300c09"),
        note=_hex("#8fd0ff"),
        note_panel=_hex("#08202f"),
        warn=_hex("#ffc247"),
        warn_panel=_hex("#2b2000"),
        syntax=Syntax(
            plain=_hex("#ffffff"),
            keyword=_hex("#7fd4ff"),
            name=_hex("#ffd60a"),
            string=_hex("#a8f0a0"),
            number=_hex("#ffb88a"),
            comment=_hex("#c9c9c9"),
        ),
        terminal=Terminal(
            paper=_hex("#000000"),
            bar=_hex("#2b2b2b"),
            edge=_hex("#ffffff"),
            ink=_hex("#ffffff"),
            muted=_hex("#d9d9d9"),
            prompt=_hex("#ffd60a"),
        ),
    ),
    "clean": Theme(
        paper=_hex("#ffffff"),
        shape=_hex("#eef3f6"),
        ink=_hex("#0f1f2e"),
        muted=_hex("#4d5d6b"),
        accent=_hex("#00696f"),
        panel=_hex("#f1f5f7"),
        rule=_hex("#cfd9df"),
        chip=_hex("#e6edf1"),
        chapter_paper=_hex("#0f2f40"),
        chapter_shape=_hex("#163c50"),
        chapter_ink=_hex("#ffffff"),
        chapter_muted=_hex("#bfe3e4"),
        plate=_hex("#0f1f2e"),
        plate_ink=_hex("#ffffff"),
        plate_lit=_hex("#7fe0d8"),
        right=_hex("#176b3a"),
        right_panel=_hex("#e3f3e8"),
        wrong=_hex("#b0233a"),
        wrong_panel=_hex("#fbe8ea"),
        note=_hex("#1b5c9e"),
        note_panel=_hex("#e4eef8"),
        warn=_hex("#875000"),
        warn_panel=_hex("#fcf0d6"),
        syntax=Syntax(
            plain=_hex("#1a2b3a"),
            keyword=_hex("#00696f"),
            name=_hex("#1b5c9e"),
            string=_hex("#176b3a"),
            number=_hex("#8c4209"),
            comment=_hex("#566572"),
        ),
        terminal=Terminal(
            paper=_hex("#0f1f2e"),
            bar=_hex("#1d3245"),
            edge=_hex("#0f1f2e"),
            ink=_hex("#eef4f8"),
            muted=_hex("#b2c2cf"),
            prompt=_hex("#7fe0d8"),
        ),
    ),
}
