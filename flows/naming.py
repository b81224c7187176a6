"""What a document is called in the names of runs and in events: a person recognises it, and it tells no secret."""

import re
from urllib.parse import urlsplit

LONGEST = 60
_ADDRESS = re.compile(r"[a-z]+://", re.IGNORECASE)


def short_name(source: str) -> str:
    """Return the last part of a document's path or address, or the first line of its text.

    Of an address, neither the user and password before its host nor the query after its path is told.
    """
    line = (source.strip().splitlines() or [""])[0]
    if _ADDRESS.match(line):
        line = urlsplit(line).path.strip("/") or urlsplit(line).hostname or ""
    return line.rstrip("/").rsplit("/", 1)[-1][:LONGEST]
