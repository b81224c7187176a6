"""A plain-text file."""

from video_gen.inputs.encoding import read_text
from video_gen.inputs.request import Request
from video_gen.models.source import Source

_SUFFIXES = {"", ".txt", ".text"}


def accepts(request: Request) -> bool:
    """Return whether it is a file with an extension of plain text, or none."""
    return request.suffix in _SUFFIXES


def convert(request: Request) -> Source:
    """Return the text.

    Raises:
        DocumentError: It cannot be read.
    """
    text, warnings = read_text(request.path)
    return Source.make(str(request.path), "text/plain", text, warnings=warnings)
