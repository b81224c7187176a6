"""Standard input, named `-`."""

import sys
from functools import cache, partial

from video_gen.errors import DocumentError
from video_gen.inputs.local_file import MAX_DOCUMENT_BYTES, MEBIBYTE
from video_gen.inputs.pictures import Whereabouts, load_pictures
from video_gen.inputs.received import Received
from video_gen.models.config import InputConfig

ORIGIN = "standard input"


def accepts(config: InputConfig) -> bool:
    """Return whether the source is `-`."""
    return config.source == "-" and config.source_type == "auto"


def receive(config: InputConfig) -> Received:
    """Return what came in; it has no folder, so paths of pictures lead nowhere.

    Raises:
        DocumentError: It is too large, or a terminal, at which nobody would know what is waited for.
    """
    where = Whereabouts(nowhere=f"{ORIGIN} has no folder", online=config.allow_network)
    return Received(ORIGIN, whole_input(), "", "", partial(load_pictures, where=where))


@cache
def whole_input() -> bytes:
    """Return all of standard input, which can be read but once in a process."""
    if sys.stdin is None or sys.stdin.isatty():
        raise DocumentError("-", "nothing is piped in", "Pipe a document in, or name a file")
    try:
        data = sys.stdin.buffer.read(MAX_DOCUMENT_BYTES + 1)
    except OSError as error:
        raise DocumentError(ORIGIN, f"it cannot be read: {error.strerror}", "Pipe a document in") from error
    if len(data) > MAX_DOCUMENT_BYTES:
        limit_mb = MAX_DOCUMENT_BYTES // MEBIBYTE
        raise DocumentError(ORIGIN, f"it has more than the limit of {limit_mb} MB", "Give a smaller document")
    return data
