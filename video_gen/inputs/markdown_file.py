"""A Markdown file."""

from video_gen.inputs.encoding import read_text
from video_gen.inputs.picture_names import picture_names
from video_gen.inputs.pictures import load_pictures
from video_gen.inputs.request import Request
from video_gen.models.source import Source

_SUFFIXES = {".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd"}


def accepts(request: Request) -> bool:
    """Return whether it is a file with one of Markdown's extensions."""
    return request.suffix in _SUFFIXES


def convert(request: Request) -> Source:
    """Return the document and the pictures below its folder that it names.

    Raises:
        DocumentError: It cannot be read.
    """
    text, warnings = read_text(request.path)
    assets, left_out = load_pictures(picture_names(text), request.folder)
    return Source.make(str(request.path), "text/markdown", text, assets, warnings + left_out)
