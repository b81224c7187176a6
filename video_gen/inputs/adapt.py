"""Chooses the adapter of a source."""

from typing import Final

from video_gen.errors import DocumentError
from video_gen.inputs import inline_text, markdown_file, plain_text_file, saved_script
from video_gen.inputs.local_file import MAX_DOCUMENT_BYTES, read_bytes
from video_gen.inputs.request import Adapter, Request
from video_gen.models.config import InputConfig
from video_gen.models.source import Source

ADAPTERS: Final[tuple[Adapter, ...]] = (inline_text, saved_script, markdown_file, plain_text_file)
"""Asked in this order; the first that accepts a request converts it."""


def adapt_input(config: InputConfig) -> Source:
    """Return the document that `config` names, with the pictures it names, read whole.

    Raises:
        DocumentError: It cannot be read, or holds no words.
    """
    request = Request.of(config)
    adapter = next((adapter for adapter in ADAPTERS if adapter.accepts(request)), None)
    if adapter is None:
        raise _not_read(request)
    source = adapter.convert(request)
    if not any(character.isalnum() for character in source.text):
        reason = "it has no words" if source.text.strip() else "it is empty"
        raise DocumentError(source.origin, reason, "Give a document with some text")
    return source


def _not_read(request: Request) -> DocumentError:
    """Return why a file that no adapter accepts is not read: what is wrong with the file comes first."""
    try:
        read_bytes(request.path, MAX_DOCUMENT_BYTES)
    except DocumentError as error:
        return error
    return DocumentError(
        str(request.path),
        f"{request.suffix} files are not read",
        "Give Markdown (.md), plain text (.txt) or a saved script (.yaml)",
    )
