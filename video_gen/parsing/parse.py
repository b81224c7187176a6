"""Chooses the reader of a media type."""

from collections.abc import Callable
from itertools import chain
from typing import Final

from video_gen.errors import DocumentError
from video_gen.models.document import Document, Footnotes, Html, Math
from video_gen.models.source import MediaType, Source
from video_gen.models.texts import texts_in
from video_gen.parsing.confined import read_confined
from video_gen.parsing.html.page import parse_html_page
from video_gen.parsing.invisible import without_invisible
from video_gen.parsing.markdown import parse_markdown
from video_gen.parsing.notebook import parse_notebook
from video_gen.parsing.plain_text import parse_plain_text
from video_gen.parsing.rst.page import parse_rst
from video_gen.parsing.saved_script import parse_saved_script

READERS: Final[dict[MediaType, Callable[[Source], Document]]] = {
    "text/markdown": parse_markdown,
    "text/plain": parse_plain_text,
    "text/html": parse_html_page,
    "text/x-rst": parse_rst,
    "application/x-ipynb+json": parse_notebook,
    "application/vnd.video-gen.script+yaml": parse_saved_script,
    "application/pdf": read_confined,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": read_confined,
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": read_confined,
}


def parse_content(source: Source) -> Document:
    """Return the document's blocks, title, language and front matter; of a saved script, the script.

    Raises:
        DocumentError: The front matter or the script is invalid, or the text is nested too deep; it names the origin.
    """
    try:
        return without_invisible(READERS[source.media_type](source))
    except DocumentError as error:
        raise error.within(source.origin) from error.__cause__
    except RecursionError as error:
        raise DocumentError(source.origin, "it is nested too deep", "Flatten its lists and quotes") from error


def check_words(document: Document, origin: str) -> None:
    """Return when something of a document can be said.

    Args:
        document: The parsed document.
        origin: Where it came from.

    Raises:
        DocumentError: Nothing can.
    """
    if document.script is None and not _can_be_said(document):
        raise DocumentError(origin, "there is nothing in it that could be said", "Give a document with some text")


def _can_be_said(document: Document) -> bool:
    """Return whether anything of a document has letters or digits, but for what is kept and never read."""
    if any(isinstance(block, Math) for block in document.blocks):
        return True
    read = (block for block in document.blocks if not isinstance(block, Html | Footnotes))
    return any(c.isalnum() for text in chain([document.title], texts_in(read)) for c in text)
