"""What the operating system says about files, as errors that a user can act on."""

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

from video_gen.errors import StorageBusyError, StorageError

_ELSEWHERE = "Choose another output folder with --output-dir"
_KNOWN = {
    errno.ENOSPC: ("the disk is full", f"Make room on it. {_ELSEWHERE} on another disk"),
    errno.EDQUOT: ("your share of the disk is used up", f"Make room on it. {_ELSEWHERE} on another disk"),
    errno.EFBIG: ("a file would become larger than is allowed here", "Raise the limit (ulimit -f)"),
    errno.EACCES: ("there is no permission to write here", f"Give yourself permission. {_ELSEWHERE}"),
    errno.EPERM: ("it is not permitted to write here", _ELSEWHERE),
    errno.EROFS: ("the disk is read-only", _ELSEWHERE),
    errno.ENOENT: ("no folder can be made here", _ELSEWHERE),
    errno.ENOTDIR: ("it, or a folder on the way to it, is a file", f"Move the file away. {_ELSEWHERE}"),
    errno.EEXIST: ("there is a file of that name", f"Move the file away. {_ELSEWHERE}"),
    errno.ENAMETOOLONG: ("the name is too long for this disk", _ELSEWHERE),
    errno.ELOOP: ("its links lead in a circle", _ELSEWHERE),
}
_PASSING = {errno.EBUSY, errno.ESTALE, errno.ETIMEDOUT, errno.ENOTEMPTY, errno.EMFILE, errno.ENFILE}


@contextlib.contextmanager
def storage_errors(place: Path) -> Iterator[None]:
    """Turn the operating system's errors in the block into errors about `place`.

    Raises:
        StorageBusyError: Trying again may help.
        StorageError: It does not.
    """
    try:
        yield
    except OSError as error:
        number = error.errno or 0
        reason, remedy = _KNOWN.get(number, (error.strerror or str(error), f"Check the disk. {_ELSEWHERE}"))
        kind = StorageBusyError if number in _PASSING else StorageError
        raise kind(str(place), reason, remedy) from error
