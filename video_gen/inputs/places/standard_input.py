"""Standard input, named `-`."""

import sys
from functools import cache

from video_gen.errors import DocumentError
from video_gen.inputs.local_file import MAX_DOCUMENT_BYTES, MEBIBYTE
from video_gen.inputs.received import Pictures, Received
from video_gen.models.config import InputConfig

ORIGIN = "standard input"


def accepts(config: InputConfig) -> bool:
    """Return whether the source is `-`."""
    return config.source == "-" and config.source_type == "auto"


def receive(config: InputConfig) -> Received:  # noqa: ARG001  # there is one standard input
    """Return what came in; it has no folder, so pictures that it names are left out with a warning.

    Raises:
        DocumentError: It is too large, or a terminal, at which nobody would know what is waited for.
    """
    return Received(ORIGIN, _read(), "", "", _pictures)


@cache
def _read() -> bytes:
    """Return all of standard input, which can be read but once in a process."""
    if sys.stdin is None or sys.stdin.isatty():
        raise DocumentError("-", "nothing is piped in", "Pipe a document in, or name a file")
    data = sys.stdin.buffer.read(MAX_DOCUMENT_BYTES + 1)
    if len(data) > MAX_DOCUMENT_BYTES:
        limit_mb = MAX_DOCUMENT_BYTES // MEBIBYTE
        raise DocumentError(ORIGIN, f"it has more than the limit of {limit_mb} MB", "Give a smaller document")
    return data


def _pictures(names: tuple[str, ...]) -> Pictures:
    return (), (f"{len(names)} picture(s) left out: standard input has no folder",) if names else ()
