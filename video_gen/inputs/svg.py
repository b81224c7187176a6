"""SVG becomes PNG, in a process of its own: a drawing is a program that may ask for anything."""

import subprocess
import sys
from math import ceil
from pathlib import Path

from video_gen.media.picture_check import LeftOutError

SECONDS = 8.0
"""Longest time in which a drawing is drawn; what documents hold takes a hundredth."""
_WORKER = Path(__file__).with_name("svg_worker.py")
_BEGINNING_BYTES = 4096
_PLAIN = 3
"""Exit status of the worker when it says why it does not draw. Any other means that it died."""


def is_svg(data: bytes) -> bool:
    """Return whether `data` begins like a drawing."""
    beginning = data[:_BEGINNING_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    return beginning.startswith(b"<") and b"<svg" in beginning


def drawn(data: bytes, seconds: float = SECONDS) -> bytes:
    """Return an SVG drawing as PNG; the same drawing gives the same bytes.

    Nothing outside of the drawing is read and no script in it runs.

    Raises:
        LeftOutError: It is broken, refers to something outside of itself, or asks for too much.
    """
    command = [sys.executable, "-I", str(_WORKER), str(ceil(seconds))]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise LeftOutError("its drawing takes too long") from error
    except OSError as error:
        raise LeftOutError(f"it cannot be drawn: {error.strerror}") from error
    if done.returncode == _PLAIN:
        raise LeftOutError(done.stderr.decode(errors="replace").strip())
    if done.returncode:
        raise LeftOutError("its drawing asks for too much")
    return done.stdout
