"""A disk that fills up: one clear line, nothing half-written, and the next run goes on."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.e2e.decoded import decode
from tests.e2e.workplace import MAKE

SMALL = ("--engine", "espeak", "--size", "320x240", "--target-duration", "20")
STORAGE = 6
LIMITED = (
    "import os, resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size})); "
    "os.execv(sys.argv[1], sys.argv[1:])"
)


class Disk(NamedTuple):
    """A folder in which no more than some kilobytes can be written."""

    folder: Path
    prefix: tuple[str, ...]
    """What a command must begin with for the limit to hold."""
    reason: str
    """What is said when the limit is met."""
    mounted: bool

    def grow(self) -> "Disk":
        """Return the disk with room on it."""
        if self.mounted:
            subprocess.run(["mount", "-o", "remount,size=64m", str(self.folder)], check=True)
        return self._replace(prefix=())


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A full disk: a small file system where one may be mounted, else a limit on the size of each file."""
    folder, size = tmp_path / "disk", 128 * 1024
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "video-gen-test", str(folder)]
    if sys.platform == "linux" and subprocess.run(mount, check=False, capture_output=True).returncode == 0:
        try:
            yield Disk(folder, (), "the disk is full", mounted=True)
        finally:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)
    else:
        limited = (sys.executable, "-c", LIMITED.format(size=size))
        yield Disk(folder, limited, "a file would become larger than is allowed here", mounted=False)


def test_a_disk_that_is_full_is_a_storage_error_and_the_scenes_are_kept(place, harbour, disk, server):
    command = (*MAKE, harbour, *SMALL, "--output-dir", disk.folder, "--json")
    refused = place.run(*disk.prefix, *command, "--quiet", PREFECT_API_URL=server)
    assert refused.code == STORAGE, refused.err
    assert refused.err == f"error: {refused.report['error']}\n"
    assert disk.reason in refused.err
    assert list(disk.folder.iterdir()) == []

    again = place.run(*disk.grow().prefix, *command, PREFECT_API_URL=server)
    assert again.code == 0, again.err
    assert again.report["tasks"]["generate_video"]["executed"] == 0
    assert len(decode(again.report["videos"][0]["path"]).frames) > 150


def test_no_room_for_prefects_database_is_a_storage_error(place, harbour, disk):
    command = (*MAKE, harbour, *SMALL, "--output-dir", place.folder / "output", "--quiet")
    refused = place.run(*disk.prefix, *command, PREFECT_HOME=str(disk.folder))
    assert refused.code == STORAGE, refused.err
    assert refused.err.startswith("error: ")
    assert refused.err.count("\n") == 1
    assert str(disk.folder) in refused.err
    assert not (place.folder / "output").exists()


def test_results_that_cannot_be_kept_cost_no_video(place, harbour, server):
    taken = place.folder / "taken"
    taken.write_text("mine")
    command = (*MAKE, harbour, *SMALL, "--output-dir", place.folder / "output", "--quiet")
    made = place.run(*command, PREFECT_API_URL=server, PREFECT_LOCAL_STORAGE_PATH=str(taken))
    assert (made.code, made.err) == (0, "")
    assert len(decode(made.out.rstrip("\n")).frames) > 150
    assert taken.read_text() == "mine"
