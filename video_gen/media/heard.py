"""What sounds in a finished file where somebody listens, and where its sound ends."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from video_gen.errors import RenderError
from video_gen.media.aac import FRAME_SAMPLES
from video_gen.media.pyav import check_pyav
from video_gen.models.clock import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from av.container import InputContainer

Sound = npt.NDArray[np.float32]
_FULL_SCALE = 32768
_SETTLING = 3 * FRAME_SAMPLES
"""Samples that are decoded before those that are listened to: a packet also needs the one before it."""


def heard(path: Path, stretches: Sequence[tuple[int, int]], subject: str) -> tuple[int, list[Sound]]:
    """Return where the sound of a file ends, in samples at 48 kHz, and what a player gives in some stretches of it.

    Only these stretches and the end are decoded.

    Args:
        path: The file; its sound is mono AAC at 48 kHz.
        stretches: First sample, and that after the last, of each.
        subject: The video, for the error.

    Returns:
        The end, and `float32 [samples]` of each stretch, full scale 32768; silence where there is no sound.

    Raises:
        RenderError: It has no such sound.
    """
    check_pyav()
    import av  # noqa: PLC0415  # see check_pyav

    try:
        with av.open(f"file:{path}") as file:
            track = file.streams.audio[0]
            if track.time_base != Fraction(1, SAMPLE_RATE_HZ):
                raise RenderError(subject, f"its sound is not of {SAMPLE_RATE_HZ} Hz", "Report it")
            found = [_stretch(file, first, last) for first, last in stretches]
            return _end(file), found
    except (av.FFmpegError, IndexError) as error:
        raise RenderError(subject, f"its sound cannot be played: {error}", "Run again with --refresh") from error


def _stretch(file: "InputContainer", first: int, last: int) -> Sound:
    found = np.zeros(last - first, np.float32)
    _seek(file, first)
    for frame in file.decode(file.streams.audio[0]):
        start = frame.pts or 0
        if start >= last:
            break
        since, until = max(first, start), min(last, start + frame.samples)
        if since < until:
            sound = np.frombuffer(bytes(frame.planes[0]), np.float32)[since - start : until - start]
            found[since - first : until - first] = sound * _FULL_SCALE
    return found


def _end(file: "InputContainer") -> int:
    """Return the sample after the last: the last packet is cut by how long it plays."""
    track, end = file.streams.audio[0], 0
    _seek(file, track.duration or 0)
    for frame in file.decode(track):
        end = (frame.pts or 0) + (frame.duration or frame.samples)
    return end


def _seek(file: "InputContainer", sample: int) -> None:
    file.seek(sample - _SETTLING, stream=file.streams.audio[0])
