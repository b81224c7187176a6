"""Changes of a picture at a frame, and how fast they go."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from video_gen.video.picture import Box

Pixels = NDArray[np.uint8]


class Change(NamedTuple):
    """Something that happens to the picture at a frame."""

    frame: int
    apply: Callable[[Pixels], Box]
    """Changes the picture in place and returns where."""


def eased(share: float) -> float:
    """Return how far a motion is when `share` of its time is over: fast at first, slowing down towards the end."""
    return 1 - (1 - share) ** 3


def moments(frames: int, least: float) -> list[tuple[int, float]]:
    """Return when a motion of so many frames shows a new picture, counted from 0, and how far it is then.

    Most of an eased motion lies in its first frames; of the last ones, which nobody can tell apart, few are drawn.

    Args:
        frames: How long it takes, one at least.
        least: How much further than the last a picture is, as a share of the way; but for the very last.
    """
    found: list[tuple[int, float]] = []
    for frame in range(frames):
        share = eased((frame + 1) / frames)
        if share - (found[-1][1] if found else 0.0) >= least or frame == frames - 1:
            found.append((frame, share))
    return found
