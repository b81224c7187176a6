"""What is on the disk after the process was killed, or the disk was full."""

import os
import resource
import shutil
import signal
import tempfile
import traceback
from pathlib import Path

import psutil
import pytest

from tests.integration.made_footage import real_reel
from tests.integration.test_output import NAME, write
from tests.unit.output.test_folder import ADDED, CALLS, NEW, OLD, contents, fill_added, make, names
from tests.waiting import until
from video_gen.errors import StorageError
from video_gen.output import folder as folder_module
from video_gen.output import handle as handle_module


def in_child(work):
    """Run `work` in a forked child; return the signal that killed it, else its exit status."""
    child = os.fork()
    if child == 0:
        status = 99
        try:
            status = work() or 0
        except BaseException:  # noqa: BLE001  # nothing may return into the test runner
            traceback.print_exc()
        finally:
            os._exit(status)
    _, ended = os.waitpid(child, 0)
    return -os.WTERMSIG(ended) if os.WIFSIGNALED(ended) else os.WEXITSTATUS(ended)


def killed_at(number, work):
    """Return work that is killed at its N-th call to the file system."""
    calls = 0

    def counted(call):
        def counting(*arguments, **options):
            nonlocal calls
            calls += 1
            if calls == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **options)

        return counting

    def doomed():
        for name in CALLS:
            setattr(os, name, counted(getattr(os, name)))
        folder_module.exchange = counted(folder_module.exchange)
        work()

    return doomed


def test_a_kill_at_any_call_leaves_the_old_or_the_new_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda _: None)  # the kernel lives on; a real one takes milliseconds
    final = tmp_path / "out" / "name"
    for number in range(1, 1000):
        shutil.rmtree(final.parent, ignore_errors=True)
        make(final, OLD)
        fill_added(final, ADDED)
        ended = in_child(killed_at(number, lambda: make(final)))
        assert contents(final) in (OLD | ADDED, NEW | ADDED), f"call {number}"
        if ended == 0:
            break
        assert ended == -signal.SIGKILL
        make(final.parent / "another")  # the next run, of whatever video, cleans up
        assert contents(final) in (OLD | ADDED, NEW | ADDED), f"call {number}"
        assert names(final.parent) == ["another", "name"]
    assert number > 20
    assert contents(final) == NEW | ADDED


def test_a_kill_where_the_disk_cannot_swap_is_mended_by_the_next_run(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda _: None)
    monkeypatch.setattr(folder_module, "exchange", lambda _one, _other: False)
    final = tmp_path / "out" / "name"
    for number in range(1, 1000):
        shutil.rmtree(final.parent, ignore_errors=True)
        make(final, OLD)
        ended = in_child(killed_at(number, lambda: make(final)))
        if ended == 0:
            break
        make(final.parent / "another")
        assert contents(final) in (OLD, NEW), f"call {number}"
        assert names(final.parent) == ["another", "name"]
    assert number > 20


@pytest.mark.parametrize("moment", ["ffmetadata", "write_mp4", "make_manifest"])
def test_a_kill_at_any_stage_leaves_the_old_video_and_no_process(tmp_path, monkeypatch, moment):
    reel = real_reel(tmp_path)
    before = write(reel)
    changed = reel._replace(config=reel.config.replace(captions="none"))
    step = getattr(handle_module, moment)

    def kill(*arguments, **options):
        if moment == "write_mp4":  # in the middle of feeding ffmpeg
            path, h264, *rest = arguments
            step(path, killing(h264), *rest, **options)
        os.kill(os.getpid(), signal.SIGKILL)

    with monkeypatch.context() as patched:
        patched.setattr(handle_module, moment, kill)
        assert in_child(lambda: write(changed)) == -signal.SIGKILL
    before.verify()
    after = write(changed)
    after.verify()
    assert names(tmp_path) == [NAME]
    until(lambda: not working_in(tmp_path))


def working_in(folder):
    lines = (process.info["cmdline"] or [] for process in psutil.process_iter(["cmdline"]))
    return [line for line in lines if any(str(folder) in word for word in line)]


def killing(chunks):
    for chunk in chunks:
        yield chunk
        os.kill(os.getpid(), signal.SIGKILL)


def under_file_limit(limit_bytes, reel):
    """Return work that writes the reel with a limit on the size of a file, and reports what it meets by status."""

    def work():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit_bytes, limit_bytes))
        try:
            write(reel)
        except StorageError as error:
            return error.exit_code if error.remedy else 1
        return 0

    return work


@pytest.mark.parametrize("limit_bytes", [10, 1000, 5000, 20_000, 50_000])
def test_a_disk_that_takes_no_more_keeps_the_old_video(tmp_path, limit_bytes):
    reel = real_reel(tmp_path / "out")
    assert in_child(under_file_limit(limit_bytes, reel)) == StorageError.exit_code
    assert names(tmp_path / "out") == []
    before = write(reel)
    changed = reel._replace(config=reel.config.replace(captions="none"))
    assert in_child(under_file_limit(limit_bytes, changed)) == StorageError.exit_code
    before.verify()
    assert names(tmp_path / "out") == [NAME]


@pytest.fixture
def open_folder():
    """A folder that every user can reach; pytest's own is closed to others."""
    with tempfile.TemporaryDirectory() as path:
        Path(path).chmod(0o755)
        yield Path(path)


def test_an_output_folder_without_permission(open_folder):
    reel = real_reel(open_folder / "out")
    (open_folder / "out").mkdir(mode=0o555)

    def work():
        if os.getuid() == 0:  # whom permissions do not bind
            os.setuid(65_534)
        try:
            write(reel)
        except StorageError as error:
            return error.exit_code if "no permission" in error.reason else 1
        return 0

    assert in_child(work) == StorageError.exit_code
    assert names(open_folder / "out") == []


def test_an_output_folder_that_is_a_file(tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(StorageError, match="file of that name"):
        write(real_reel(tmp_path / "out"))
    assert (tmp_path / "out").read_text() == "mine"


def test_a_folder_that_was_not_made_here(tmp_path):
    (tmp_path / NAME).mkdir()
    (tmp_path / NAME / "thesis.doc").write_text("years of work")
    with pytest.raises(StorageError, match="not made here"):
        write(real_reel(tmp_path))
    assert contents(tmp_path / NAME) == {"thesis.doc": "years of work"}


def test_an_edited_script_and_added_files(tmp_path):
    reel = real_reel(tmp_path)
    made = write(reel)
    (made.folder / "notes.txt").write_text("mine")
    write(reel)
    assert (made.folder / "notes.txt").read_text() == "mine"
    made.path("script").write_text(made.path("script").read_text() + "# mine\n")
    with pytest.raises(StorageError, match="it was edited"):
        write(reel)
    assert made.path("script").read_text().endswith("# mine\n")


def test_a_damaged_video_is_written_again(tmp_path):
    reel = real_reel(tmp_path)
    made = write(reel)
    made.path("video").write_bytes(b"damaged")
    Path(made.path("srt")).unlink()
    assert write(reel) == made
    made.verify()
