"""RGB pictures as the luma and chroma planes that the encoder takes, converted only where they changed."""

import numpy as np

from video_gen.media.yuv import Pixels, to_yuv420p
from video_gen.video.picture import Box, Picture

_SMALLEST = 4
"""Width and height of the smallest part that is converted as it would be in the whole picture."""


class Planes:
    """One frame as yuv420p; see `to_yuv420p`."""

    def __init__(self, width_px: int, height_px: int) -> None:
        area = width_px * height_px
        self._all = np.zeros(area * 3 // 2, np.uint8)
        self._luma = self._all[:area].reshape(height_px, width_px)
        self._blue, self._red = (
            plane.reshape(height_px // 2, width_px // 2) for plane in np.split(self._all[area:], 2)
        )
        self.data = self._all.data
        """The frame's bytes: luma, blue, red."""

    def update(self, picture: Picture) -> None:
        """Take over what `picture` changed."""
        for part in picture.changed:
            self._convert(picture.pixels, part)

    def _convert(self, pixels: Pixels, part: Box) -> None:
        left, top, right, bottom = part
        if left >= right or top >= bottom:
            return
        height, width = self._luma.shape
        (left, right), (top, bottom) = _even(left, right, width), _even(top, bottom, height)
        luma, blue, red = to_yuv420p(pixels[top:bottom, left:right])
        self._luma[top:bottom, left:right] = luma
        half = slice(top // 2, bottom // 2), slice(left // 2, right // 2)
        self._blue[half], self._red[half] = blue, red


def _even(first: int, last: int, length: int) -> tuple[int, int]:
    """Return the smallest span around one that chroma pixels do not straddle, inside of 0 to `length`."""
    first, last = first & ~1, last + 1 & ~1
    last = min(max(last, first + _SMALLEST), length)
    return min(first, last - _SMALLEST), last
