"""What was freed goes back to the system."""

import ctypes
import sys
from contextlib import suppress


def give_back() -> None:
    """Return memory that the C library keeps for threads which once used it, where it can be told to (glibc).

    Pictures and records of scenes are megabytes each, made in many threads: after a video of ten minutes, 100 MB and
    more are kept that nobody uses. It takes some milliseconds.
    """
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):  # another C library
            ctypes.CDLL(None).malloc_trim(0)
