"""Pictures become H.264: each distinct picture is encoded once, holding it costs some seventy bytes a frame."""

import hashlib
import threading
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import numpy as np

from video_gen.errors import HardwareEncoderError, RenderError
from video_gen.media.hardware import hardware_stream
from video_gen.media.x264 import x264_stream
from video_gen.models.look import Look
from video_gen.video.h264 import AccessUnit, Numbering, access_units, numbering, parameter_sets, renumbered
from video_gen.video.picture import Picture
from video_gen.video.planes import Planes

SECONDS_BETWEEN_KEYS = 10
"""A longer scene gets further key frames, so that players seek fast."""
_ONE_MAKER = threading.Lock()
"""Lets one thread make the all-skip frame while the others wait for it, instead of each making its own."""
_HARDWARE_AT_ONCE = threading.BoundedSemaphore(2)
"""There is one unit, which is fed by one ffmpeg while another starts; drivers allow few at a time."""
_ENCODING = {"width_px", "height_px", "fps", "quality", "encoder"}
"""What of a look decides how frames are encoded."""


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
        look: Frame size and rate, encoder and quality.
        subject: The scene, for errors.

    Raises:
        HardwareEncoderError: A hardware encoder failed, or its frames are none that can be joined and held.
        RenderError: x264 failed, or no picture was drawn.
    """
    stream: list[bytes] = []
    shots = Shots(pictures, frames, look)
    while not shots.over:
        lengths: list[int] = []
        units = _encoded_frames((_noted(shot, lengths) for shot in shots.group()), look, subject)
        if not units or len(units) != len(lengths):
            raise _failed(look, subject, f"{len(lengths)} pictures became {len(units)} frames")
        try:
            stream += _held(units, lengths, look)
        except ValueError as error:
            raise _failed(look, subject, f"its stream cannot be joined: {error}") from error
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


def sets_digest(key_frame: AccessUnit) -> str:
    """Return the digest of a key frame's parameter sets."""
    return hashlib.sha256(parameter_sets(key_frame)).hexdigest()[:16]


def _held(units: list[AccessUnit], lengths: list[int], look: Look) -> Iterator[bytes]:
    numbers = numbering(units[0])
    if look.parameter_sets and sets_digest(units[0]) != look.parameter_sets:
        raise ValueError("its parameter sets are not those of the other scenes")
    with _ONE_MAKER:
        hold = all_skip(Look.model_validate(look.model_dump(include=_ENCODING)))
    position = 0
    for unit, length in zip(units, lengths, strict=True):
        yield renumbered(unit, position, numbers).data
        for held in range(position + 1, position + length):
            yield holding(hold, held % numbers.period, numbers)
        position += length


@cache
def holding(hold: AccessUnit, number: int, numbers: Numbering) -> bytes:
    """Return the all-skip frame that stands `number` frames after a key frame."""
    return renumbered(hold, number, numbers).data


@cache
def all_skip(look: Look) -> AccessUnit:
    """Return the all-skip frame, taken from a black still of the same settings."""
    black = np.full(look.width_px * look.height_px * 3 // 2, 128, np.uint8)
    black[: look.width_px * look.height_px] = 16
    *_, settled = _encoded_frames([black.data] * 3, look, "an empty picture")
    return settled


def _encoded_frames(frames: Iterable[memoryview], look: Look, subject: str) -> list[AccessUnit]:
    if look.encoder == "x264":
        return access_units(x264_stream(frames, look, subject=subject))
    try:
        with _HARDWARE_AT_ONCE:
            return access_units(hardware_stream(look.encoder, frames, look, subject=subject))
    except RenderError as error:
        raise _failed(look, subject, error.reason.rstrip(".")) from error


def _failed(look: Look, subject: str, reason: str) -> RenderError:
    if look.encoder == "x264":
        return RenderError(subject, reason, "Report it")
    return HardwareEncoderError(subject, f"{look.encoder} failed: {reason}", "Choose --encoder x264")
