"""The text itself, as Markdown."""

from video_gen.inputs.encoding import decode
from video_gen.inputs.picture_names import picture_names
from video_gen.inputs.request import Request
from video_gen.models.source import Source

ORIGIN = "inline text"


def accepts(request: Request) -> bool:
    """Return whether the source is the text itself."""
    return request.is_inline


def convert(request: Request) -> Source:
    """Return the text; it has no folder, so pictures that it names are left out with a warning.

    Raises:
        DocumentError: It is binary.
    """
    text, _ = decode(request.text.encode(errors="replace"), ORIGIN)
    names = picture_names(text)
    warnings = (f"{len(names)} picture(s) left out: inline text has no folder",) if names else ()
    return Source.make(ORIGIN, "text/markdown", text, warnings=warnings)
