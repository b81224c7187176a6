"""What a player would show and play of a video file."""

import hashlib
from pathlib import Path
from typing import NamedTuple

import av


class Decoded(NamedTuple):
    width_px: int
    height_px: int
    fps: float
    frames: tuple[str, ...]
    """Checksum of each frame."""
    sound: str
    """Checksum of all samples."""


def decode(path: Path | str) -> Decoded:
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        frames = tuple(hashlib.md5(frame.to_ndarray().tobytes()).hexdigest() for frame in container.decode(stream))  # noqa: S324
        size, rate = (stream.width, stream.height), float(stream.average_rate)
    with av.open(str(path)) as container:
        samples = hashlib.md5()  # noqa: S324  # checksums, not secrets
        for frame in container.decode(audio=0):
            samples.update(frame.to_ndarray().tobytes())
    return Decoded(*size, rate, frames, samples.hexdigest())
