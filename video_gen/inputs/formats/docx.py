"""Word documents (Office Open XML)."""

from typing import Final

from video_gen.inputs.archive import check_archive, entry_names
from video_gen.inputs.received import Received
from video_gen.models.source import MediaType, Source

_MEDIA_TYPE: Final[MediaType] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def accepts(received: Received) -> bool:
    """Return whether it is a zip file with the parts of a Word document."""
    names = entry_names(received.data)
    return "[Content_Types].xml" in names and any(name.startswith("word/document") for name in names)


def convert(received: Received) -> Source:
    """Return the document; its pictures are inside and are taken out when it is read.

    Raises:
        DocumentError: It is broken, encrypted, or made to do harm.
    """
    check_archive(received.data, received.origin)
    return Source.make(received.origin, _MEDIA_TYPE, data=received.data)
