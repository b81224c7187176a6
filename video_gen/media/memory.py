"""What was freed goes back to the system."""

import ctypes
import sys
from contextlib import suppress

_LARGE = 16_000_000
"""Bytes; a picture of 1080p has half as many, one of 2160p twice."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Source: glibc, malloc.h."""


def give_back() -> None:
    """Return memory that the C library keeps for threads which once used it, where it can be told to (glibc).

    Pictures and records of scenes are megabytes each, made in many threads: after a video of ten minutes, 100 MB and
    more are kept that nobody uses. It takes some milliseconds.
    """
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):  # another C library
            ctypes.CDLL(None).malloc_trim(0)


def hand_back_large_blocks() -> None:
    """Have blocks of 16 MB and more go back to the system whenever they are freed, where the C library can (glibc).

    Unasked it comes to keep all that is smaller than 32 MB: with two scenes of 2160p in the making, 100 to 150 MB of
    pictures that are no longer there. To keep those of 1080p saves a tenth of the time.
    """
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):  # another C library
            c_library = ctypes.CDLL(None)
            for parameter in (_TRIM_THRESHOLD, _MMAP_THRESHOLD):
                c_library.mallopt(parameter, _LARGE)
