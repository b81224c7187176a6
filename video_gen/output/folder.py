"""A folder that appears complete or not at all.

Everything is made in a hidden folder beside the final one:

    <parent>/.video-gen-XXXXXXXX/        locked while its maker lives
        work/                            what only the making needs
        new/                             becomes <parent>/<name>
        replaced/<name>                  what was there before, on disks that cannot swap

The last step is one rename, or one swap of two names. What a maker that died left behind is removed by the next
one; a folder that had been moved aside, and not yet replaced, is put back first.
"""

import contextlib
import ctypes
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from video_gen.errors import StorageError
from video_gen.output.storage_errors import storage_errors

_PREFIX = ".video-gen-"
_WORK, _NEW, _REPLACED = "work", "new", "replaced"
_EXCHANGE, _AT_FDCWD = 2, -100
"""Source: renameat2(2), RENAME_EXCHANGE and AT_FDCWD."""
_NO_EXCHANGE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP}
_NO_LINKS = {errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOSYS, errno.ENOTSUP}
"""What file systems say that lack the operation."""

OwnFiles = Callable[[Path], frozenset[str]]
"""Returns the names, relative to a folder, of the files in it that may be replaced; raises if it must not be."""


class Draft(NamedTuple):
    """A folder in the making."""

    new: Path
    """What is written here becomes the folder."""
    work: Path
    """What is written here is gone afterwards."""


@contextlib.contextmanager
def replaced_folder(final: Path, own_files: OwnFiles) -> Iterator[Draft]:
    """Put the folder that the block fills in the place of `final`, at once and as a whole, or change nothing.

    Files in the old folder that are not its own, which the user put there, are carried over.

    Args:
        final: Where the folder appears; the folders above it are made.
        own_files: Says what in an old folder may go; asked before and after the block.

    Raises:
        StorageError: It cannot be written, or must not be replaced.
    """
    with storage_errors(final.parent):
        final.parent.mkdir(parents=True, exist_ok=True)
        _sweep(final.parent)
    with storage_errors(final):
        replaceable(final, own_files)
        with _hidden_folder(final.parent) as hidden:
            draft = Draft(hidden / _NEW, hidden / _WORK)
            draft.new.mkdir()
            draft.work.mkdir()
            yield draft
            _carry_over(final, draft.new, replaceable(final, own_files))
            _flush(draft.new)
            _put(draft.new, final, hidden / _REPLACED)
            _flush_entry(final.parent)


def replaceable(final: Path, own_files: OwnFiles) -> frozenset[str]:
    """Return the names of the old folder's files that may go.

    Raises:
        StorageError: The folder must not be replaced.
    """
    if final.is_symlink() or (final.exists() and not final.is_dir()):
        raise StorageError(str(final), "it is not a folder", "Move it away, or choose another --output-dir")
    return own_files(final) if final.exists() and any(final.iterdir()) else frozenset()


@contextlib.contextmanager
def _hidden_folder(parent: Path) -> Iterator[Path]:
    """Yield a new folder, locked as long as this process lives, and remove it afterwards."""
    hidden, lock = _locked_folder(parent)
    try:
        yield hidden
    finally:
        with contextlib.suppress(OSError):  # the next maker sweeps
            _dispose(hidden)
        os.close(lock)


def _locked_folder(parent: Path) -> tuple[Path, int]:
    while True:
        hidden = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
        lock = -1
        try:
            lock = os.open(hidden, os.O_RDONLY | os.O_DIRECTORY)
            _lock(lock)
            if hidden.is_dir():  # else somebody swept it before it was locked
                return hidden, lock
        except FileNotFoundError:
            pass
        except OSError:
            hidden.rmdir()
            if lock >= 0:
                os.close(lock)
            raise
        if lock >= 0:
            os.close(lock)


@contextlib.contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Run the block while nobody else does so for this folder; a disk without locks has none."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _lock(opened)
        yield
    finally:
        os.close(opened)


def _lock(folder: int) -> None:
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise


def _sweep(parent: Path) -> None:
    """Remove what makers that died have left."""
    for hidden in parent.glob(f"{_PREFIX}*"):
        if hidden.is_dir() and not hidden.is_symlink():
            with contextlib.suppress(OSError):  # its maker lives, or it belongs to somebody else
                lock = os.open(hidden, os.O_RDONLY | os.O_DIRECTORY)
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    _dispose(hidden)
                finally:
                    os.close(lock)


def _dispose(hidden: Path) -> None:
    """Remove a hidden folder; one that it holds in place of a folder that is not there now is put back."""
    aside = hidden / _REPLACED
    for folder in aside.iterdir() if aside.exists() else ():
        home = hidden.parent / folder.name
        if not home.exists():
            folder.rename(home)
    shutil.rmtree(hidden)


def _carry_over(old: Path, new: Path, own: frozenset[str]) -> None:
    """Link the files of `old` that are not its own into `new`; a copy where there are no hard links."""
    for folder, folders, files in os.walk(old, onerror=_raise) if old.exists() else ():
        links = [name for name in folders if Path(folder, name).is_symlink()]
        for path in (Path(folder, name) for name in (*files, *links)):
            name = path.relative_to(old)
            if name.as_posix() in own:
                continue
            if os.path.lexists(new / name):
                raise StorageError(str(path), "the video needs a file of that name", "Move yours elsewhere")
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(path, new / name, follow_symlinks=False)
            except OSError as error:
                if error.errno not in _NO_LINKS:
                    raise
                shutil.copy2(path, new / name, follow_symlinks=False)


def _raise(error: OSError) -> None:
    raise error


def _flush(folder: Path) -> None:
    """Return when all files and folders below `folder` are on the disk."""
    for root, _, files in os.walk(folder, onerror=_raise):
        for path in (*(Path(root, name) for name in files), Path(root)):
            if not path.is_symlink():
                _flush_entry(path)


def _flush_entry(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _put(new: Path, final: Path, aside: Path) -> None:
    """Give `new` the name `final`; a folder there is swapped, or moved into `aside` where the disk cannot swap."""
    if final.exists():
        if exchange(new, final):
            return
        aside.mkdir()
        final.rename(aside / final.name)
    new.rename(final)


def exchange(one: Path, other: Path) -> bool:
    """Swap the names of two folders in one step; False where kernel or file system cannot."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NO_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(other))
