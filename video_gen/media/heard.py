"""What sounds in a finished file: all of it is decoded, and kept where somebody listens."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np
import numpy.typing as npt

from video_gen.errors import RenderError
from video_gen.media.pyav import check_pyav
from video_gen.models.clock import SAMPLE_RATE_HZ

Sound = npt.NDArray[np.float32]
_FULL_SCALE = 32768


def heard(path: Path, stretches: Sequence[tuple[int, int]], subject: str) -> tuple[int, list[Sound]]:
    """Return where the sound of a file ends, in samples at 48 kHz, and what a player gives in some stretches of it.

    Args:
        path: The file; its sound is mono AAC at 48 kHz.
        stretches: First sample, and that after the last, of each: both grow from one to the next.
        subject: The video, for the error.

    Returns:
        The end, and `float32 [samples]` of each stretch, full scale 32768; silence where there is no sound.

    Raises:
        RenderError: It has no such sound.
    """
    check_pyav()
    import av  # noqa: PLC0415  # see check_pyav

    found = [np.zeros(last - first, np.float32) for first, last in stretches]
    over, end = 0, 0
    try:
        with av.open(f"file:{path}") as file:
            track = file.streams.audio[0]
            if track.time_base != Fraction(1, SAMPLE_RATE_HZ):
                raise RenderError(subject, f"its sound is not of {SAMPLE_RATE_HZ} Hz", "Report it")
            for frame in file.decode(track):
                start = frame.pts or 0
                end = start + (frame.duration or frame.samples)  # the last is cut by how long its packet plays
                while over < len(stretches) and stretches[over][1] <= start:
                    over += 1
                if over < len(stretches) and stretches[over][0] < end:
                    _fill(found[over:], stretches[over:], frame.to_ndarray()[0], start)
    except (av.FFmpegError, IndexError) as error:
        raise RenderError(subject, f"its sound cannot be played: {error}", "Run again with --refresh") from error
    return end, found


def _fill(found: Sequence[Sound], stretches: Sequence[tuple[int, int]], sound: Sound, start: int) -> None:
    """Copy what sounds from sample `start` on to the stretches that it belongs to."""
    for stretch, (first, last) in zip(found, stretches, strict=True):
        if first >= start + len(sound):
            return
        since, until = max(first, start), min(last, start + len(sound))
        if since < until:
            stretch[since - first : until - first] = sound[since - start : until - start] * _FULL_SCALE
