import errno
import os
from pathlib import Path

import pytest

from video_gen.errors import StorageBusyError, StorageError
from video_gen.output.storage_errors import storage_errors


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EACCES, "no permission"),
        (errno.EROFS, "read-only"),
        (errno.EFBIG, "larger than is allowed"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_an_error_names_the_place_the_reason_and_a_remedy(number, reason):
    with pytest.raises(StorageError, match=reason) as caught, storage_errors(Path("/out/x")):
        raise OSError(number, os.strerror(number))
    assert caught.value.subject == "/out/x"
    assert caught.value.remedy
    assert not caught.value.transient


@pytest.mark.parametrize("number", [errno.EBUSY, errno.ESTALE, errno.ENOTEMPTY])
def test_an_error_that_may_pass_is_tried_again(number):
    with pytest.raises(StorageBusyError) as caught, storage_errors(Path("x")):
        raise OSError(number, os.strerror(number))
    assert caught.value.transient


def test_an_error_without_a_number():
    with pytest.raises(StorageError, match="just a text"), storage_errors(Path("x")):
        raise OSError("just a text")


def test_other_errors_pass_through():
    with pytest.raises(KeyError), storage_errors(Path("x")):
        raise KeyError
