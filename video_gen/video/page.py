"""A page of a scene: its finished drawing, and the parts of it that appear one after another."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
from PIL import Image, ImageDraw

from video_gen.video.background import plain_background
from video_gen.video.following import Bar, Follower
from video_gen.video.picture import Box
from video_gen.video.shapes import rounded
from video_gen.video.sheet import Sheet
from video_gen.video.text import Align, Text
from video_gen.video.theme import Colour, mixed

if TYPE_CHECKING:
    from video_gen.video.change import Pixels

Wipe = Literal["", "right", "left", "down"]


class Layer(NamedTuple):
    """A part of a page that appears at its own time."""

    box: Box
    line: int | None
    """The narration line with which it appears; None: when the scene opens."""
    order: int
    """Its place among those that appear together: each begins a little after the one before."""
    rises: bool
    """Whether it moves up a little while it fades in; it must have room below."""
    sudden: bool = False
    """Whether it is there at once, without fading in."""
    earliest_s: float = 0.0
    """How long after its page it appears at the earliest, whatever is said by then."""
    wipe: Wipe = ""
    """Towards which side it is uncovered, where it does not fade in."""
    state: int = 0
    """Which of the page's states it belongs to; it appears over those before."""


BAR_THICKNESS, BAR_TRACK = 10, 240
"""Of the bar that a page has, and the length of its track, in units of the sheet."""
TRACK_SHARE = 0.25
"""How strong the colour of a bar is in the part of its track that is not filled."""
LAST_LINE = sys.maxsize
"""The narration line of what appears with the last one."""


class Canvas:
    """What a page is drawn on: its background. It keeps account of the layers."""

    def __init__(self, sheet: Sheet, background: Image.Image) -> None:
        self.sheet = sheet
        self.picture = background
        self.draw = ImageDraw.Draw(self.picture)
        self.layers: list[Layer] = []
        self.kept: list[Pixels] = []
        self.follower: Follower = _bar_above(sheet)
        """What moves on where the page would stand still for long: the last that was drawn."""

    def keep(self) -> None:
        """End a state of the page: what is drawn from now on, each part of it in a layer, appears over it."""
        self.kept.append(np.asarray(self.picture))

    def layer(
        self,
        box: Box,
        *,
        line: int | None = None,
        order: int = 0,
        rises: bool = True,
        sudden: bool = False,
        earliest_s: float = 0.0,
        wipe: Wipe = "",
    ) -> None:
        """Declare that what stands in `box` appears together; the box is cut at the caption band."""
        inside = Box(
            max(box.left, 0), max(box.top, 0), min(box.right, self.sheet.width), min(box.bottom, self.sheet.band.top)
        )
        if inside.left < inside.right and inside.top < inside.bottom:
            self.layers.append(Layer(inside, line, order, rises, sudden, earliest_s, wipe, len(self.kept)))

    def bar(
        self,
        box: Box,
        track: Box,
        towards: Literal["right", "left", "down"],
        colour: Colour,
        *,
        on: Colour | None = None,
        order: int = 0,
    ) -> None:
        """Draw a bar with round ends as a layer; on a long page it fills its track as the narrator goes on.

        Args:
            box: The bar.
            track: What it fills in the end, where the page is long.
            towards: The side that it grows to.
            colour: Its colour.
            on: What it stands on: paper unless given.
            order: Its place among what appears with the page.
        """
        rounded(self.draw, box, min(box.right - box.left, box.bottom - box.top) // 2, colour)
        self.layer(track, order=order, rises=False)
        self.follower = Bar(track, towards, colour, mixed(colour, on or self.sheet.theme.paper, TRACK_SHARE))

    def text(self, text: Text, left: int, top: int, width: int, align: Align | None = None) -> Box:
        """Draw a text into a box `width` wide and return where it stands, with room for accents."""
        text.draw(self.picture, left, top, width, align or self.sheet.align)
        room = round(0.14 * text.size_px)
        return Box(left - room, top - room, left + width + room, top + text.height_px + room)


def _bar_above(sheet: Sheet) -> Bar:
    """Return the bar of a page that draws none: above its content, there only where it has to move."""
    thick, length = sheet.px(BAR_THICKNESS), sheet.px(BAR_TRACK)
    left, bottom = sheet.x(sheet.region, 0, length), sheet.region.top - thick
    box = Box(left, bottom - thick, left + length, bottom)
    track = mixed(sheet.theme.accent, sheet.theme.paper, TRACK_SHARE)
    return Bar(box, "left" if sheet.rtl else "right", sheet.theme.accent, track)


@dataclass(frozen=True)
class Page:
    """What is on screen together; a scene with more than fits has several."""

    draw: Callable[[Canvas], None]
    background: Callable[[Sheet], Image.Image] = plain_background
    line: int | None = None
    """The narration line with which it comes up; None where it just has its share of the time."""
    weight: int = 1
    """Its share of the time beside the other pages'."""
