"""Which text of a theme stands on what, and whether it can be read there."""

from collections.abc import Iterator
from typing import NamedTuple

from video_gen.models.look import Look
from video_gen.video.theme import Colour, Theme, contrast, theme_of

BODY, OTHER = 7.0, 4.5
"""Least contrast of running text, and of everything else that is read. Source: WCAG 2.2, 1.4.6 and 1.4.3."""


class Pair(NamedTuple):
    """A text and what it stands on."""

    text: str
    """What is read, by the name of its colour."""
    plate: str
    ink: Colour
    on: Colour
    least: float

    @property
    def contrast(self) -> float:
        """The contrast that it has."""
        return contrast(self.ink, self.on)


def pairs(theme: Theme) -> Iterator[Pair]:
    """Yield every text that scenes draw, with every plate that they draw it on."""
    papers = {"paper": theme.paper, "panel": theme.panel}
    plates = papers | {"code in running text": theme.chip}
    signs = {
        "right": (theme.right, theme.right_panel),
        "wrong": (theme.wrong, theme.wrong_panel),
        "note": (theme.note, theme.note_panel),
        "warn": (theme.warn, theme.warn_panel),
    }
    tinted = {f"the plate of {name}": plate for name, (_, plate) in signs.items()}
    for name, on in (plates | tinted).items():
        yield Pair("ink", name, theme.ink, on, BODY)
    for name, on in papers.items():
        yield Pair("muted", name, theme.muted, on, OTHER)
        yield Pair("accent", name, theme.accent, on, OTHER)
        yield Pair("second", name, theme.second, on, OTHER)
    yield Pair("muted", "code in running text", theme.muted, theme.chip, OTHER)
    for name, (colour, plate) in signs.items():
        for where, on in (papers | {f"the plate of {name}": plate}).items():
            yield Pair(name, where, colour, on, OTHER)
    for name, colour in {"accent": theme.accent, "right": theme.right, "wrong": theme.wrong}.items():
        yield Pair("paper", name, theme.paper, colour, OTHER)
    for name, on in {"cover": theme.chapter_paper, "the disc on cover": theme.chapter_shape}.items():
        yield Pair("cover_ink", name, theme.chapter_ink, on, OTHER)
        yield Pair("the chapter's number", name, theme.chapter_muted, on, OTHER)
    yield Pair("white", "night", theme.plate_ink, theme.plate, BODY)
    yield Pair("lit", "night", theme.plate_lit, theme.plate, OTHER)
    yield Pair("what a command prints", "night", theme.terminal.muted, theme.terminal.paper, OTHER)
    yield Pair("a terminal's title", "its bar", theme.terminal.muted, theme.terminal.bar, OTHER)


def contrast_warnings(look: Look) -> tuple[str, ...]:
    """Return one warning with each colour of the user's own theme that cannot be read somewhere; else none."""
    if look.own is None:
        return ()
    poor = sorted((pair for pair in pairs(theme_of(look)) if pair.contrast < pair.least), key=lambda p: -p.contrast)
    worst = sorted({pair.text: pair for pair in poor}.values(), key=lambda p: p.contrast)
    told = "; ".join(f"{p.text} on {p.plate} has {p.contrast:.1f}, less than {p.least:g}" for p in worst)
    return (f"The theme's contrast is low: {told}",) if poor else ()
