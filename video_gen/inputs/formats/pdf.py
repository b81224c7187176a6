"""PDF."""

from video_gen.inputs.received import Received
from video_gen.models.source import Source

_MARK = b"%PDF-"
_HEAD_BYTES = 1024
"""Readers look this far for the mark: some programs write a line before it."""


def accepts(received: Received) -> bool:
    """Return whether it begins as a PDF does."""
    return _MARK in received.data[:_HEAD_BYTES] and (received.data.startswith(_MARK) or received.suffix == ".pdf")


def convert(received: Received) -> Source:
    """Return the document; its pictures are inside and are taken out when it is read."""
    return Source.make(received.origin, "application/pdf", data=received.data)
