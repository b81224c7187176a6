"""Markdown."""

from video_gen.inputs.encoding import decode
from video_gen.inputs.picture_names import picture_names
from video_gen.inputs.received import Received
from video_gen.inputs.signs import MARKDOWN_SUFFIXES, beginning, is_other, markdown_signs
from video_gen.models.source import Source

_FEWEST_SIGNS = 2


def accepts(received: Received) -> bool:
    """Return whether it is called so, or by nobody anything, or has the signs of it and another name."""
    nameless = not (received.name or received.declared)
    if nameless or received.declared == "text/markdown" or received.is_called(MARKDOWN_SUFFIXES):
        return True
    is_open = received.declared in {"", "text/plain"} and not is_other(received)
    return is_open and markdown_signs(beginning(received)) >= _FEWEST_SIGNS


def convert(received: Received) -> Source:
    """Return the document and the pictures that it names.

    Raises:
        DocumentError: It is no text.
    """
    text, warnings = decode(received.data, received.origin)
    assets, left_out = received.pictures(picture_names(text))
    return Source.make(received.origin, "text/markdown", text, assets=assets, warnings=warnings + left_out)
