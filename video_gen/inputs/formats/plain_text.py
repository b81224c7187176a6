"""Plain text."""

from video_gen.inputs.encoding import decode
from video_gen.inputs.received import Received
from video_gen.models.source import Source

_SUFFIXES = {"", ".txt", ".text"}


def accepts(received: Received) -> bool:
    """Return whether its sender calls it so, or it has an extension of plain text, or none."""
    return received.declared == "text/plain" or received.is_called(_SUFFIXES)


def convert(received: Received) -> Source:
    """Return the text.

    Raises:
        DocumentError: It is no text.
    """
    text, warnings = decode(received.data, received.origin)
    return Source.make(received.origin, "text/plain", text, warnings=warnings)
