"""Whether a finished video is there as it was made."""

import os

import pytest

from video_gen.errors import StorageError
from video_gen.models.files import OutputFile, VideoFiles


@pytest.fixture
def video(tmp_path):
    roles = {"a.mp4": "video", "manifest.json": "manifest"}
    for name in roles:
        (tmp_path / name).write_text("0123456789")
    files = tuple(OutputFile.of(role, tmp_path, name) for name, role in roles.items())
    return VideoFiles(id="a", title="A", folder=tmp_path, duration_s=1.0, scenes=1, files=files)


@pytest.mark.parametrize("trust_times", [False, True])
def test_a_file_that_was_edited_cut_or_removed_is_noticed(video, trust_times):
    path = video.path("video")
    for harm in ("edited 10!", "cut", None):
        video.verify(trust_times=trust_times)
        before = path.stat()
        path.unlink()
        if harm:
            path.write_text(harm)
            os.utime(path, ns=(before.st_mtime_ns, before.st_mtime_ns + 1_000_000_000))
        with pytest.raises(StorageError, match="it was changed or removed"):
            video.verify(trust_times=trust_times)
        path.write_text("0123456789")


def test_times_stand_for_contents_only_where_that_is_asked(video):
    path, manifest = video.path("video"), video.path("manifest")
    path.write_text("same size!")
    os.utime(path, ns=(0, manifest.stat().st_mtime_ns))
    video.verify(trust_times=True)
    with pytest.raises(StorageError):
        video.verify()


def test_a_copy_with_new_times_is_read_and_found_the_same(video):
    os.utime(video.path("manifest"), (0, 0))
    video.verify(trust_times=True)
