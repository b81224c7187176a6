"""Pictures become H.264: each distinct picture is encoded once, holding it costs some seventy bytes a frame."""

import threading
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import numpy as np

from video_gen.errors import RenderError
from video_gen.media import ffmpeg
from video_gen.media.x264 import x264_arguments
from video_gen.models.config import Look
from video_gen.video.h264 import FRAME_NUMBERS, AccessUnit, access_units, renumbered
from video_gen.video.picture import Picture
from video_gen.video.planes import Planes

SECONDS_BETWEEN_KEYS = 10
"""A longer scene gets further key frames, so that players seek fast."""
_ONE_MAKER = threading.Lock()
"""Lets one thread make the all-skip frames while the others wait for them, instead of each making its own."""


class Shot(NamedTuple):
    """A picture and for how long it stays."""

    planes: memoryview
    """The whole frame as yuv420p; valid until the next shot is asked for."""
    frames: int
    key: bool
    """Whether a group of pictures begins here."""


class Encoded(NamedTuple):
    """An encoded scene."""

    h264: bytes
    """Annex B byte stream, one access unit a frame."""
    frames: int
    pictures: int
    """How many distinct pictures were encoded."""


def encode(pictures: Iterable[Picture], frames: int, look: Look, *, subject: str) -> Encoded:
    """Return the pictures as a byte stream of exactly `frames` frames, beginning with a key frame.

    Every held frame decodes to exactly the picture that it holds.

    Args:
        pictures: At least one; their frame indices begin with 0, grow, and stay below `frames`.
        frames: Length of the scene in frames.
        look: Frame size and rate.
        subject: The scene, for errors.

    Raises:
        RenderError: ffmpeg failed, or no picture was drawn.
    """
    stream: list[bytes] = []
    shots = Shots(pictures, frames, look)
    while not shots.over:
        lengths: list[int] = []
        units = _encoded_frames((_noted(shot, lengths) for shot in shots.group()), look, subject)
        if not units or len(units) != len(lengths):
            raise RenderError(subject, f"{len(lengths)} pictures became {len(units)} frames", "Report it")
        stream += _held(units, lengths, look)
    return Encoded(b"".join(stream), len(stream), shots.count)


class Shots:
    """The shots of a scene, group by group; a group is encoded in one go and begins with a key frame.

    Nothing is drawn before it is asked for, so that scenes which wait for their turn hold no pictures.
    """

    def __init__(self, pictures: Iterable[Picture], frames: int, look: Look) -> None:
        self.count = 0
        self.over = False
        self._shots = self._cut(iter(pictures), frames, look)
        self._next: Shot | None = None

    def group(self) -> Iterator[Shot]:
        """Yield the shots up to the next key frame."""
        shot = self._next or next(self._shots, None)
        while shot:
            yield shot
            shot = self._next = next(self._shots, None)
            if shot and shot.key:
                return
        self.over = True

    def _cut(self, pictures: Iterator[Picture], frames: int, look: Look) -> Iterator[Shot]:
        longest = SECONDS_BETWEEN_KEYS * look.fps
        planes = Planes(look.width_px, look.height_px)
        picture = next(pictures, None)
        since_key = longest
        while picture:
            planes.update(picture)
            self.count += 1
            start = picture.frame
            picture = next(pictures, None)
            left = (picture.frame if picture else frames) - start
            while left:
                key = since_key >= longest
                since_key = 0 if key else since_key
                stay = min(left, longest - since_key)
                yield Shot(planes.data, stay, key)
                since_key += stay
                left -= stay


def _noted(shot: Shot, lengths: list[int]) -> memoryview:
    lengths.append(shot.frames)
    return shot.planes


def _held(units: list[AccessUnit], lengths: list[int], look: Look) -> Iterator[bytes]:
    with _ONE_MAKER:
        holds = _holds(look.width_px, look.height_px, look.fps)
    position = 0
    for unit, length in zip(units, lengths, strict=True):
        yield renumbered(unit, position).data
        for held in range(position + 1, position + length):
            yield holds[held % FRAME_NUMBERS]
        position += length


@cache
def _holds(width_px: int, height_px: int, fps: int) -> tuple[bytes, ...]:
    """Return the all-skip frames by frame number, taken from a black still of the same settings."""
    look = Look.model_validate({"width_px": width_px, "height_px": height_px, "fps": fps})
    black = np.full(width_px * height_px * 3 // 2, 128, np.uint8)
    black[: width_px * height_px] = 16
    still = _encoded_frames([black.data] * (FRAME_NUMBERS + 2), look, "an empty picture")
    by_number = {position % FRAME_NUMBERS: unit.data for position, unit in enumerate(still) if position > 1}
    return tuple(by_number[number] for number in range(FRAME_NUMBERS))


def _encoded_frames(frames: Iterable[memoryview], look: Look, subject: str) -> list[AccessUnit]:
    return access_units(ffmpeg.run(x264_arguments(look.width_px, look.height_px, look.fps), frames, subject=subject))
