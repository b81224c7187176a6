"""Sizes of frames: by name, or in pixels."""

import re
from typing import NamedTuple

NAMED_SIZES = {
    "720p": (1280, 720),
    "1080p": (1920, 1080),
    "1440p": (2560, 1440),
    "2160p": (3840, 2160),
    "vertical": (1080, 1920),
    "square": (1080, 1080),
}
SMALLEST_PX, LARGEST_PX = 240, 4096


class FrameSize(NamedTuple):
    """Width and height of a frame in pixels, both even as 4:2:0 chroma needs."""

    width_px: int
    height_px: int


def frame_size(size: str) -> FrameSize:
    """Return the pixels of a size: a name such as `1080p`, or `WIDTHxHEIGHT`.

    Raises:
        ValueError: The size is not a known name and not two even numbers within the limits.
    """
    if size in NAMED_SIZES:
        return FrameSize(*NAMED_SIZES[size])
    numbers = re.fullmatch(r"([1-9][0-9]{2,3})x([1-9][0-9]{2,3})", size)
    if not numbers:
        raise ValueError(f"choose {', '.join(NAMED_SIZES)} or WIDTHxHEIGHT such as 1600x900")
    width, height = int(numbers[1]), int(numbers[2])
    if width % 2 or height % 2 or not all(SMALLEST_PX <= side <= LARGEST_PX for side in (width, height)):
        raise ValueError(f"width and height must be even and between {SMALLEST_PX} and {LARGEST_PX}")
    return FrameSize(width, height)
