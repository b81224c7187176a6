import errno
import json
import os

import pytest

from video_gen.errors import StorageError
from video_gen.output.check import ROOM_BYTES, check_output, check_place


def test_a_folder_that_can_be_made_is_not_made(tmp_path):
    check_output(tmp_path / "a" / "b")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_stays_as_it_is(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    check_output(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("below", ["", "deeper"])
def test_a_file_in_its_place_is_told(tmp_path, below):
    (tmp_path / "output").write_text("mine")
    with pytest.raises(StorageError, match="is a file") as caught:
        check_output(tmp_path / "output" / below)
    assert caught.value.subject == str(tmp_path / "output" / below)
    assert (tmp_path / "output").read_text() == "mine"


def test_a_name_that_is_too_long_is_told(tmp_path):
    with pytest.raises(StorageError, match="name is too long"):
        check_output(tmp_path / ("x" * 300))


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.EROFS, "read-only"), (errno.EACCES, "no permission"), (errno.ENOSPC, "disk is full")],
)
def test_where_nothing_can_be_written_is_told(tmp_path, monkeypatch, number, reason):
    def refuse(**_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("video_gen.output.check.tempfile.TemporaryFile", refuse)
    with pytest.raises(StorageError, match=reason):
        check_output(tmp_path)


def test_a_disk_without_room_is_told(tmp_path, monkeypatch):
    class Full:
        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

        def write(self, data):
            assert len(data) == ROOM_BYTES
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("video_gen.output.check.tempfile.TemporaryFile", lambda **_: Full())
    with pytest.raises(StorageError, match="disk is full"):
        check_output(tmp_path)


def test_a_videos_folder_that_was_not_made_here_is_told(tmp_path):
    check_place(tmp_path / "video", "")
    (tmp_path / "video").mkdir()
    check_place(tmp_path / "video", "")
    (tmp_path / "video" / "mine.mp4").write_text("mine")
    with pytest.raises(StorageError, match="it was not made here"):
        check_place(tmp_path / "video", "")


def test_a_script_that_was_edited_is_not_lost(tmp_path):
    (tmp_path / "script.yaml").write_text("edited")
    listed = {"generator": "video-gen 1", "files": [{"name": "script.yaml", "sha256": "0"}]}
    (tmp_path / "manifest.json").write_text(json.dumps(listed))
    check_place(tmp_path, script_in_use="edited")
    with pytest.raises(StorageError, match="it was edited"):
        check_place(tmp_path, script_in_use="another")
