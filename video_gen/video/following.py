"""What moves on with the narrator where a page would else stand still for too long: its bar, or a picture."""

from typing import Literal, NamedTuple, Protocol

import numpy as np
from PIL import Image, ImageDraw

from video_gen.video.change import Change, Pixels, moments
from video_gen.video.picture import Box
from video_gen.video.shapes import rounded, rounded_mask
from video_gen.video.theme import Colour

_STEP = 0.06
"""How much further than the last each picture of a step is."""


class Follower(Protocol):
    """A part of a page that moves on in steps."""

    @property
    def box(self) -> Box:
        """Where it is."""

    @property
    def seconds(self) -> float:
        """How long a step takes."""

    def begins_at(self, steps: int) -> float:
        """Return how far it is from the start, 0 to 1, where `steps` are to follow."""

    def at(self, share: float, bare: Pixels) -> Pixels:
        """Return its pixels when it is so far; `bare` is what lies behind it."""


class Bar(NamedTuple):
    """A bar in the accent colour that fills its track."""

    box: Box
    """Of the track, all of which is filled in the end."""
    towards: Literal["right", "left", "down"]
    colour: Colour
    track: Colour
    plate: Colour | None = None
    """What lies behind it, where it does not stand on the background."""
    seconds: float = 0.4

    def begins_at(self, steps: int) -> float:
        """Return the share that is filled before the first step: as much as each step adds."""
        return 1 / (steps + 1)

    def at(self, share: float, bare: Pixels) -> Pixels:
        """Return the track over `bare`, so far filled."""
        height, width = bare.shape[:2]
        picture = Image.new("RGB", (width, height), self.plate) if self.plate else Image.fromarray(bare)
        draw, radius = ImageDraw.Draw(picture), min(width, height) // 2
        rounded(draw, (0, 0, width, height), radius, self.track)
        across, down = max(2 * radius, round(share * width)), max(2 * radius, round(share * height))
        filled = {
            "right": (0, 0, across, height),
            "left": (width - across, 0, width, height),
            "down": (0, 0, width, down),
        }[self.towards]
        rounded(draw, filled, radius, self.colour)
        return np.asarray(picture)


class Nearer(NamedTuple):
    """A picture that comes nearer until it fills its place; nothing of it is ever outside."""

    box: Box
    """Its place."""
    picture: Image.Image
    """RGB, of the size of its place."""
    radius: int
    seconds: float = 0.45
    least: float = 0.88
    """How large it begins, as a share of its place."""

    def begins_at(self, steps: int) -> float:  # noqa: ARG002  # the same for any number
        """Return that it is as small as it gets."""
        return 0.0

    def at(self, share: float, bare: Pixels) -> Pixels:
        """Return its place over `bare`, with the picture in its middle."""
        full = self.picture.size
        scale = self.least + (1 - self.least) * share
        size = max(1, round(full[0] * scale)), max(1, round(full[1] * scale))
        shown = self.picture.resize(size, Image.Resampling.BICUBIC)
        under = Image.fromarray(bare)
        place = ((full[0] - size[0]) // 2, (full[1] - size[1]) // 2)
        under.paste(shown, place, rounded_mask(*size, round(self.radius * scale)))
        return np.asarray(under)


def steps(follower: Follower, frames: list[int], bare: Pixels, fps: int) -> list[Change]:
    """Return the changes that move a follower on at each of `frames`, each in several pictures, slowing down."""
    box = follower.box
    start = follower.begins_at(len(frames))
    shares = [start + (1 - start) * number / len(frames) for number in range(len(frames) + 1)]

    def move(share: float) -> Pixels:
        return follower.at(share, bare)

    def change(frame: int, share: float) -> Change:
        def apply(picture: Pixels) -> Box:
            picture[box.top : box.bottom, box.left : box.right] = move(share)
            return box

        return Change(frame, apply)

    motion = moments(max(2, round(follower.seconds * fps)), _STEP)
    return [
        change(frame + later, before + (after - before) * share)
        for frame, before, after in zip(frames, shares, shares[1:], strict=False)
        for later, share in motion
    ]
