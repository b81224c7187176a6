"""RGB pictures as the luma and chroma planes that the encoder takes, converted only where they changed."""

import numpy as np
from PIL import Image

from video_gen.video.picture import Box, Picture

_RED, _BLUE = 0.2126, 0.0722
_GREEN = 1 - _RED - _BLUE
"""Luma weights. Source: ITU-R BT.709-6, 3.2."""


_LUMA_RANGE, _CHROMA_RANGE = 219 / 255, 224 / 255
_TO_BLUE, _TO_RED = _CHROMA_RANGE / (2 * (1 - _BLUE)), _CHROMA_RANGE / (2 * (1 - _RED))
_TO_LUMA = (*(_LUMA_RANGE * weight for weight in (_RED, _GREEN, _BLUE)), 16)
_TO_CHROMA = (
    *(*_TO_LUMA[:3], 16),
    *(*(_TO_BLUE * weight for weight in (-_RED, -_GREEN, 1 - _BLUE)), 128),
    *(*(_TO_RED * weight for weight in (1 - _RED, -_GREEN, -_BLUE)), 128),
)
"""RGB 0..255 to video-range luma, and to luma and chroma, as rows of weights. Source: ITU-R BT.709-6, 3.3-3.5."""


class Planes:
    """One frame as yuv420p, BT.709 video range, chroma averaged over two by two pixels."""

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
        box = _even(picture.changed)
        part = np.ascontiguousarray(picture.pixels[box.top : box.bottom, box.left : box.right])
        if not part.size:
            return
        image = Image.fromarray(part)
        self._luma[box.top : box.bottom, box.left : box.right] = np.asarray(image.convert("L", _TO_LUMA))
        _, blue, red = image.reduce(2).convert("RGB", _TO_CHROMA).split()  # linear, so averaging may come first
        half = slice(box.top // 2, box.bottom // 2), slice(box.left // 2, box.right // 2)
        self._blue[half] = np.asarray(blue)
        self._red[half] = np.asarray(red)


def _even(box: Box) -> Box:
    """Return the smallest box around `box` that chroma pixels do not straddle."""
    return Box(box.left & ~1, box.top & ~1, box.right + 1 & ~1, box.bottom + 1 & ~1)
