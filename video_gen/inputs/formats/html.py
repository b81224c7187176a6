"""Web pages."""

from video_gen.inputs.encoding import declared_encoding, decode
from video_gen.inputs.picture_names import html_base, html_picture_names
from video_gen.inputs.received import Received
from video_gen.inputs.signs import beginning, is_html_page, is_html_piece, is_other
from video_gen.models.source import Source

_SUFFIXES = {".html", ".htm", ".xhtml"}
_DECLARED = {"text/html", "application/xhtml+xml"}


def accepts(received: Received) -> bool:
    """Return whether it begins as a page does or is called one, or is a text that is a piece of one."""
    if received.declared in _DECLARED or received.is_called(_SUFFIXES):
        return True
    text = beginning(received)
    if is_html_page(text):
        return True
    return received.is_called({"", ".txt"}) and not is_other(received) and is_html_piece(text)


def convert(received: Received) -> Source:
    """Return the page and the pictures in its main text.

    Raises:
        DocumentError: It is no text, or its elements are nested too deep.
    """
    text, warnings = decode(received.data, received.origin, declared_encoding(received.data))
    assets, left_out = received.pictures(html_picture_names(text), base=html_base(text))
    return Source.make(received.origin, "text/html", text, assets=assets, warnings=warnings + left_out)
