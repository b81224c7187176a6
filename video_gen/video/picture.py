"""What the drawing hands to the encoder: one distinct picture after another."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Box(NamedTuple):
    """A rectangle in pixels; right and bottom are just past the last pixel."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is on screen from one frame until the next picture's."""

    frame: int
    """Index of the first frame that shows it; the first picture of a scene has 0, later ones grow."""
    pixels: NDArray[np.uint8]
    """The whole picture, `[height, width, 3]` RGB. The drawing may reuse the array for the next picture."""
    changed: tuple[Box, ...]
    """Where it differs from the picture before, in parts that may overlap; the whole frame for the first."""
