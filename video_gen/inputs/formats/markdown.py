"""Markdown."""

from video_gen.inputs.encoding import decode
from video_gen.inputs.picture_names import picture_names
from video_gen.inputs.received import Received
from video_gen.models.source import Source

_SUFFIXES = {".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd"}


def accepts(received: Received) -> bool:
    """Return whether it is called Markdown by its sender or its extension, or by nobody anything."""
    nameless = not (received.name or received.declared)
    return nameless or received.declared == "text/markdown" or received.is_called(_SUFFIXES)


def convert(received: Received) -> Source:
    """Return the document and the pictures that it names.

    Raises:
        DocumentError: It is no text.
    """
    text, warnings = decode(received.data, received.origin)
    assets, left_out = received.pictures(picture_names(text))
    return Source.make(received.origin, "text/markdown", text, assets=assets, warnings=warnings + left_out)
