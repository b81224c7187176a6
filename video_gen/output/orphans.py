"""Videos whose documents are gone: finding and removing them, and nothing else."""

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from video_gen.errors import StorageError
from video_gen.output.manifest import MANIFEST_NAME, listed_files
from video_gen.output.page.parts import PAGE_NAME, is_our_page
from video_gen.output.storage_errors import storage_errors


def videos_below(folder: Path, deepest: int = sys.maxsize) -> Iterator[Path]:
    """Yield the folders of finished videos below `folder`, by name, no deeper than asked; links are not followed."""
    for parent, folders, names in os.walk(folder):
        level = len(Path(parent).relative_to(folder).parts)
        folders[:] = sorted(name for name in folders if not name.startswith(".")) if level < deepest else []
        if MANIFEST_NAME in names:
            with contextlib.suppress(StorageError):
                listed_files(Path(parent))
                yield Path(parent)


def remove_video(folder: Path, top: Path) -> bool:
    """Remove what a video's folder holds of ours, and the folders below `top` that are empty then.

    Files that were edited, and those that somebody else put there, stay.

    Returns:
        Whether the folder is gone.

    Raises:
        StorageError: It is no video's folder, or may not be changed.
    """
    with storage_errors(folder):
        for name, digest in listed_files(folder).items():
            file = folder / name
            inside = file.resolve().is_relative_to(folder.resolve()) and not file.is_symlink()
            if inside and file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == digest:
                file.unlink()
                _remove_empty(file.parent, folder)
        if not any(entry.name != MANIFEST_NAME for entry in folder.iterdir()):
            (folder / MANIFEST_NAME).unlink()
        _remove_empty(folder, top)
    return not folder.exists()


def _remove_empty(folder: Path, top: Path) -> None:
    """Remove `folder` and those above it, up to but not including `top`, as long as they hold nothing but our lists."""
    with contextlib.suppress(OSError):
        while folder != top and folder.is_relative_to(top):
            folder.rmdir()
            folder = folder.parent
            page = folder / PAGE_NAME
            if folder != top and list(folder.iterdir()) == [page] and is_our_page(page):
                page.unlink()
