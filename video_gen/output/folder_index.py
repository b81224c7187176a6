"""The `index.html` over a folder of videos: always true to what is there, and never in the place of another's."""

import contextlib
import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from video_gen.media.plain_line import plain_line
from video_gen.output.folder import lock_folder
from video_gen.output.manifest import MANIFEST_NAME
from video_gen.output.orphans import videos_below
from video_gen.output.page import Listed, folder_page
from video_gen.output.page.parts import PAGE_NAME, is_our_page
from video_gen.output.storage_errors import storage_errors

DEEPEST = 4
"""How many folders down videos are looked for: a batch makes `guides/first/<video>` of `guides/first.md`."""
_NEW = f".video-gen-{PAGE_NAME}"


def write_index(folder: Path) -> Path | None:
    """Write the page that lists the videos below a folder, at once and as a whole; return where it is.

    A page that somebody else wrote stays as it is, and one that would not change is left alone. Where there is no video
    any more our page goes. Runs that end together wait for each other, so that none is missing in the list.

    Returns:
        None where there is no page of ours, or no such folder.

    Raises:
        StorageError: It cannot be written.
    """
    path = folder / PAGE_NAME
    if not folder.is_dir():
        return None
    with storage_errors(path), lock_folder(folder):
        if (path.exists() or path.is_symlink()) and not is_our_page(path):
            return None
        videos = sorted(_listed(folder), key=lambda video: video.page)
        if not videos:
            path.unlink(missing_ok=True)
            return None
        content = folder_page(folder.absolute().name, videos).encode()
        if not path.exists() or path.read_bytes() != content:
            _replace(path, content)
        return path


def _replace(path: Path, content: bytes) -> None:
    new = path.with_name(_NEW)
    with new.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def _listed(folder: Path) -> Iterator[Listed]:
    for home in videos_below(folder, DEEPEST):
        if home != folder:
            with contextlib.suppress(ValueError, LookupError, TypeError, AttributeError):
                yield _entry(folder, home)


def _entry(folder: Path, home: Path) -> Listed:
    """Return a video's entry: its manifest may have been written by another version, or by anybody."""
    manifest = json.loads((home / MANIFEST_NAME).read_bytes())
    names = {file["role"]: file["name"] for file in manifest["files"]}

    def place(role: str) -> str:
        name = names.get(role, "")
        beside = name and home / name
        return beside.relative_to(folder).as_posix() if beside and beside.parent == home and beside.is_file() else ""

    made = datetime.fromtimestamp((home / MANIFEST_NAME).stat().st_mtime, UTC).date()
    page = place("page") or place("video")
    if not page:
        raise LookupError(home)
    return Listed(
        _words(manifest["title"]),
        _words(manifest["language"]),
        page,
        place("thumbnail"),
        float(manifest["duration_s"]),
        made,
    )


def _words(value: Any) -> str:  # noqa: ANN401  # out of a file
    if not isinstance(value, str):
        raise TypeError(value)
    return plain_line(value)
