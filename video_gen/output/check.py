"""Looks before the work begins whether its result can be written."""

import os
import tempfile
from functools import partial
from pathlib import Path

from video_gen.output.folder import replaceable
from video_gen.output.manifest import own_files
from video_gen.output.storage_errors import storage_errors

ROOM_BYTES = 64 * 1024
"""Less than any video needs; a disk that has not even this is full."""


def check_output(folder: Path) -> None:
    """Return when files can be written in `folder`, or in the nearest folder above where it has yet to be made.

    Nothing is left behind, and no folder is made.

    Raises:
        StorageError: They cannot.
    """
    with storage_errors(folder), tempfile.TemporaryFile(dir=_nearest(folder.absolute())) as probe:
        probe.write(os.urandom(ROOM_BYTES))
        probe.flush()


def check_place(folder: Path, script_in_use: str) -> None:
    """Return when the folder of a video may be written: there is none of that name, or one that was made here.

    Args:
        folder: The video's own.
        script_in_use: The document, which may be the script of the video that is there.

    Raises:
        StorageError: It holds something that must not be lost.
    """
    with storage_errors(folder):
        replaceable(folder.absolute(), partial(own_files, script_in_use=script_in_use))


def _nearest(folder: Path) -> Path:
    """Return the folder itself, or the first above it that is there, whatever it is.

    Raises:
        OSError: Nothing can be there: its name is too long, a file is on the way to it.
    """
    try:
        os.lstat(folder)
    except FileNotFoundError:
        return _nearest(folder.parent)
    return folder
