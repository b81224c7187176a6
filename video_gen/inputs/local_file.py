"""Reads a file from disk without trusting what it is."""

import os
import stat
from pathlib import Path

from video_gen.errors import DocumentError

MEBIBYTE = 1024 * 1024
MAX_DOCUMENT_BYTES = 50 * MEBIBYTE


def read_bytes(path: Path, max_bytes: int, *, below: Path | None = None) -> bytes:
    """Return the contents of a regular file of at most `max_bytes`; nothing is read of any other.

    Args:
        path: The file; symlinks are followed.
        max_bytes: What is larger is refused.
        below: Real path of a folder; a file that is not below it once it is open is refused, whatever became of its
            path since somebody looked.

    Raises:
        DocumentError: It is missing, a folder, a device or a pipe, too large, or may not be read.
    """
    descriptor = _opened(path)
    try:
        if below and not Path(f"/proc/self/fd/{descriptor}").readlink().is_relative_to(below):
            raise DocumentError(str(path), "it leads out of the document's folder", "Put the file into the folder")
        _check(path, os.fstat(descriptor), max_bytes)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            content = file.read(max_bytes + 1)
    except OSError as error:
        raise DocumentError(str(path), f"it cannot be read: {error.strerror}", "Check the disk") from error
    finally:
        os.close(descriptor)
    if len(content) > max_bytes:
        raise DocumentError(str(path), "it grows while it is read", "Wait until it is complete")
    return content


def _opened(path: Path) -> int:
    try:
        # Opening a pipe would wait for its writer without O_NONBLOCK.
        return os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError) as error:
        remedy = "Check the path, or give --source-type text where this is the text itself"
        raise DocumentError(str(path), "no such file", remedy) from error
    except (OSError, ValueError) as error:
        reason = (isinstance(error, OSError) and error.strerror) or str(error)
        raise DocumentError(
            str(path), f"it cannot be opened: {reason}", "Check the path and its permissions"
        ) from error


def _check(path: Path, found: os.stat_result, max_bytes: int) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise DocumentError(str(path), "it is a folder", "Name one file in it")
    if not stat.S_ISREG(found.st_mode):
        raise DocumentError(str(path), "it is no regular file", "Give a file on disk")
    if found.st_size > max_bytes:
        size_mb, limit_mb = -(-found.st_size // MEBIBYTE), max_bytes // MEBIBYTE
        raise DocumentError(
            str(path), f"it has {size_mb} MB, more than the limit of {limit_mb} MB", "Give a smaller file or split it"
        )
