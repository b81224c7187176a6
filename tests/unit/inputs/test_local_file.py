import errno
import io
import os

import pytest

from video_gen.errors import DocumentError
from video_gen.inputs import local_file


class BrokenDisk(io.BytesIO):
    def read(self, _size=-1):
        raise OSError(errno.EIO, "Input/output error")


def test_a_failing_disk_is_named(tmp_path, monkeypatch):
    path = tmp_path / "a.md"
    path.write_text("Words.")
    monkeypatch.setattr(local_file.os, "fdopen", lambda *_, **__: BrokenDisk())
    with pytest.raises(DocumentError) as error:
        local_file.read_bytes(path, 100)
    assert "Input/output error" in error.value.reason


def test_a_file_that_grows_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "a.md"
    path.write_text("0123456789")
    small = os.stat_result((0o100644, 0, 0, 1, 0, 0, 3, 0, 0, 0))
    monkeypatch.setattr(local_file.os, "fstat", lambda _: small)
    with pytest.raises(DocumentError) as error:
        local_file.read_bytes(path, 5)
    assert "grows" in error.value.reason


def test_a_path_that_changes_after_it_was_looked_at_is_refused(tmp_path, monkeypatch):
    folder, outside = tmp_path / "docs", tmp_path / "outside.png"
    folder.mkdir()
    outside.write_bytes(b"secret")
    (folder / "a.png").write_bytes(b"picture")
    really_open = os.open

    def swapped(path, flags):
        path.unlink()
        path.symlink_to(outside)
        return really_open(path, flags)

    assert local_file.read_bytes(folder / "a.png", 100, below=folder) == b"picture"
    monkeypatch.setattr(local_file.os, "open", swapped)
    with pytest.raises(DocumentError) as error:
        local_file.read_bytes(folder / "a.png", 100, below=folder)
    assert error.value.reason == "it leads out of the document's folder"


def test_permission_is_named(tmp_path, monkeypatch):
    def denied(*_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(local_file.os, "open", denied)
    with pytest.raises(DocumentError) as error:
        local_file.read_bytes(tmp_path / "a.md", 5)
    assert error.value.reason == "it cannot be opened: Permission denied"
