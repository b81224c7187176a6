"""reStructuredText."""

from video_gen.inputs.encoding import decode
from video_gen.inputs.picture_names import rst_picture_names
from video_gen.inputs.received import Received
from video_gen.inputs.signs import MARKDOWN_SUFFIXES, beginning, is_other, is_rst
from video_gen.models.source import Source

_SUFFIXES = {".rst", ".rest"}
_DECLARED = {"text/x-rst", "text/prs.fallenstein.rst"}


def accepts(received: Received) -> bool:
    """Return whether it is called so, or has its signs where nobody says what it is."""
    if received.declared in _DECLARED or received.is_called(_SUFFIXES):
        return True
    is_open = received.declared in {"", "text/plain"} and received.suffix not in MARKDOWN_SUFFIXES
    return is_open and not is_other(received) and is_rst(beginning(received))


def convert(received: Received) -> Source:
    """Return the document and the pictures that it names.

    Raises:
        DocumentError: It is no text.
    """
    text, warnings = decode(received.data, received.origin)
    assets, left_out = received.pictures(rst_picture_names(text))
    return Source.make(received.origin, "text/x-rst", text, assets=assets, warnings=warnings + left_out)
