"""The one clock: integer audio samples at 48 kHz, and whole frames of them."""

from typing import Literal

SAMPLE_RATE_HZ = 48_000

FrameRate = Literal[24, 25, 30, 50, 60]
"""Frames a second; each divides the sample rate, so that a frame is a whole number of samples."""


def samples_per_frame(fps: int) -> int:
    """Return how many audio samples one frame lasts."""
    return SAMPLE_RATE_HZ // fps


def frames_covering(samples: int, fps: int) -> int:
    """Return the smallest number of whole frames that lasts at least `samples`."""
    return -(-samples // samples_per_frame(fps))


def frame_at(sample: int, fps: int) -> int:
    """Return the index of the frame that is on screen at `sample`."""
    return sample // samples_per_frame(fps)


def seconds(samples: int) -> float:
    """Return `samples` in seconds, for people and for file formats; never for arithmetic."""
    return samples / SAMPLE_RATE_HZ


def samples_in(milliseconds: int) -> int:
    """Return `milliseconds` in samples."""
    return milliseconds * SAMPLE_RATE_HZ // 1000


def clock(samples: int) -> str:
    """Return a time as people read it, in whole seconds: `0:07`, `12:05`, `1:02:03`."""
    minutes, second = divmod(samples // SAMPLE_RATE_HZ, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
