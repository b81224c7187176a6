"""Plain text."""

from video_gen.inputs.encoding import decode
from video_gen.inputs.received import Received
from video_gen.inputs.signs import beginning, is_other, is_prose
from video_gen.models.source import Source

_SUFFIXES = {"", ".txt", ".text"}


def accepts(received: Received) -> bool:
    """Return whether it is called so or nothing, or is words that people write, whatever it is called."""
    if is_other(received) or received.declared not in {"", "text/plain", "application/octet-stream"}:
        return False
    return received.suffix in _SUFFIXES or is_prose(beginning(received))


def convert(received: Received) -> Source:
    """Return the text.

    Raises:
        DocumentError: It is no text.
    """
    text, warnings = decode(received.data, received.origin)
    return Source.make(received.origin, "text/plain", text, warnings=warnings)
