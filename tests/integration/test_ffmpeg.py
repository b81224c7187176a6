import ctypes
import itertools
import os
import signal
import sys
import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor

import imageio_ffmpeg
import psutil
import pytest

from tests.waiting import PATIENCE_SECONDS, until
from video_gen.errors import EncoderKilledError, RenderError, SettingsError, StorageError
from video_gen.media import ffmpeg

COPY = ["-f", "u8", "-ar", "48000", "-ac", "1", "-i", "pipe:0", "-c", "copy", "-f", "u8", "pipe:1"]


@pytest.fixture(autouse=True)
def fresh_executable():
    """Look for the executable anew, before and after."""
    ffmpeg.executable.cache_clear()
    yield
    ffmpeg.executable.cache_clear()


@pytest.fixture(autouse=True)
def children():
    """Return a function that lists the live processes started since; none is left behind."""
    others = _children()
    yield lambda: _children() - others
    assert _children() <= others


def _children():
    live = psutil.Process().children(recursive=True)
    return {process for process in live if process.status() != psutil.STATUS_ZOMBIE}


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Return a function that puts a shell script in the place of ffmpeg."""

    def put(script):
        path = tmp_path / "ffmpeg"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setenv(ffmpeg.EXECUTABLE_VARIABLE, str(path))
        return path

    return put


def endless():
    while True:
        yield bytes(1 << 16)


def test_output_is_what_ffmpeg_made_of_the_input():
    chunks = [bytes([n]) * 100_000 for n in range(200)]
    assert ffmpeg.run(COPY, chunks, subject="copy") == b"".join(chunks)


def test_chunks_may_be_views_on_memory():
    assert ffmpeg.run(COPY, [memoryview(b"abcdef")[2:4]], subject="copy") == b"cd"


def test_an_ffmpeg_that_fails_says_why():
    with pytest.raises(RenderError) as caught:
        ffmpeg.run(["-f", "mp4", "-i", "pipe:0", "-f", "null", "-"], [b"no mp4"], subject="scene-3")
    assert caught.value.subject == "scene-3"
    assert "Invalid data" in caught.value.reason
    assert "0x" not in str(caught.value)
    assert not caught.value.transient


def test_an_ffmpeg_that_fails_without_a_word(stand_in):
    stand_in("exit 3")
    with pytest.raises(RenderError, match="ended with status 3"):
        ffmpeg.run(COPY, subject="x")


def test_the_last_line_is_the_reason(stand_in):
    stand_in("echo first >&2; echo '[mp4 @ 0x5581deadbeef] last: bad' >&2; exit 1")
    with pytest.raises(RenderError) as caught:
        ffmpeg.run(COPY, subject="x")
    assert caught.value.reason == "last: bad"


def test_one_that_fails_while_it_is_fed(stand_in):
    stand_in("head -c 100 > /dev/null; echo enough >&2; exit 1")
    with pytest.raises(RenderError, match="enough"):
        ffmpeg.run(COPY, endless(), subject="x")


def test_one_that_needs_no_more_input_is_done():
    decode = [*COPY[: COPY.index("-c")], "-t", "1", "-f", "u8", "pipe:1"]
    assert len(ffmpeg.run(decode, endless(), subject="x")) == 48_000


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_one_that_is_killed_from_outside_is_tried_again(children, number):
    fed = threading.Event()

    def feed():
        for count, chunk in enumerate(endless()):
            if count == 20:
                fed.set()
            yield chunk
            if fed.is_set():
                time.sleep(0.001)

    def kill():
        assert fed.wait(PATIENCE_SECONDS)
        for process in children():
            process.send_signal(number)

    with ThreadPoolExecutor(1) as beside:
        killing = beside.submit(kill)
        with pytest.raises(EncoderKilledError) as caught:
            ffmpeg.run(COPY, feed(), subject="scene-1")
        killing.result()
    assert caught.value.transient
    assert "killed" in caught.value.reason


@pytest.mark.parametrize("status", [228, 134, 229, 226])
def test_a_full_disk_is_a_storage_error(stand_in, status):
    stand_in(f"echo 'No space left on device' >&2; exit {status}")
    with pytest.raises(StorageError, match="No space left"):
        ffmpeg.run(COPY, subject="x")


def test_a_full_disk_is_seen_by_the_real_one():
    with pytest.raises(StorageError, match="No space left"):
        ffmpeg.run([*COPY[:-1], "-y", "file:/dev/full"], [bytes(1 << 20)], subject="x")


def test_a_file_beyond_the_size_limit_is_a_storage_error(stand_in):
    stand_in("kill -XFSZ $$")
    with pytest.raises(StorageError):
        ffmpeg.run(COPY, subject="x")


class FeederError(Exception):
    pass


def test_a_feeder_that_raises_leaves_no_child(children):
    def feed():
        yield bytes(1 << 20)
        assert children()
        raise FeederError

    with pytest.raises(FeederError):
        ffmpeg.run(COPY, feed(), subject="x")
    assert not children()


def _is_in(thread, function):
    stack = traceback.walk_stack(sys._current_frames().get(thread.ident))  # noqa: SLF001  # documented, for debuggers
    return any(frame.f_code.co_name == function for frame, _ in stack)


def test_a_wait_that_is_interrupted_leaves_no_child(children, stand_in):
    """As a task's deadline does it: an exception raised in the thread from outside."""
    stand_in("exec sleep 60")
    ended = []

    def work():
        try:
            ffmpeg.run(COPY, subject="x")
        except FeederError as error:
            ended.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    until(lambda: _is_in(thread, "_ended"), poll_seconds=0.01)  # sooner it would strike inside Popen
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(FeederError))
    thread.join(PATIENCE_SECONDS)
    assert ended
    assert not children()


def test_one_that_closes_its_output_and_lives_on_is_waited_for(stand_in):
    stand_in("printf made; exec >&-; sleep 0.7; exit 0")
    assert ffmpeg.run(COPY, subject="x") == b"made"


def test_output_that_something_holds_open_is_not_taken_for_complete(stand_in, tmp_path, monkeypatch):
    monkeypatch.setattr(ffmpeg, "_OUT_OF_REACH", 0.2)
    stand_in(f"sleep 60 & echo $! > {tmp_path}/pid; printf part; exit 0")
    with pytest.raises(RenderError, match="holds its output open"):
        ffmpeg.run(COPY, subject="x")
    os.kill(int((tmp_path / "pid").read_text()), signal.SIGKILL)


def test_at_most_so_many_run_at_once(monkeypatch):
    monkeypatch.setattr(ffmpeg, "_AT_ONCE", threading.BoundedSemaphore(2))
    lock = threading.Lock()
    now, most = itertools.count(), []
    running = set()

    def feed():
        mine = next(now)
        for _ in range(20):
            with lock:
                running.add(mine)
                most.append(len(running))
            yield bytes(1 << 14)
        with lock:
            running.remove(mine)

    with ThreadPoolExecutor(6) as pool:
        sizes = list(pool.map(lambda _: len(ffmpeg.run(COPY, feed(), subject="x")), range(6)))
    assert sizes == [20 << 14] * 6
    assert max(most) <= 2


def test_the_wheels_own_is_used_by_default(monkeypatch):
    monkeypatch.delenv(ffmpeg.EXECUTABLE_VARIABLE, raising=False)
    assert ffmpeg.executable() == imageio_ffmpeg.get_ffmpeg_exe()


def test_another_one_can_be_named(stand_in):
    path = stand_in('printf "%s\\n" "$@"')
    assert ffmpeg.executable() == str(path)
    said = ffmpeg.run(["-i", "two words", "$HOME"], subject="x").decode().splitlines()
    assert said[-3:] == ["-i", "two words", "$HOME"]
    assert "-nostdin" in said


def test_one_on_the_path_can_be_named(stand_in, monkeypatch):
    path = stand_in("printf found")
    monkeypatch.setenv("PATH", str(path.parent), prepend=os.pathsep)
    monkeypatch.setenv(ffmpeg.EXECUTABLE_VARIABLE, "ffmpeg")
    assert ffmpeg.run([], subject="x") == b"found"


@pytest.mark.parametrize("kind", ["missing", "folder", "not executable", "no program"])
def test_one_that_does_not_start(tmp_path, monkeypatch, kind):
    path = tmp_path / "ffmpeg"
    if kind == "folder":
        path.mkdir()
    elif kind != "missing":
        path.write_bytes(b"\x7fnonsense")
        path.chmod(0o755 if kind == "no program" else 0o644)
    monkeypatch.setenv(ffmpeg.EXECUTABLE_VARIABLE, str(path))
    with pytest.raises(RenderError, match="does not start") as caught:
        ffmpeg.run(COPY, subject="x")
    assert caught.value.subject == str(path)
    assert ffmpeg.EXECUTABLE_VARIABLE in caught.value.remedy


def test_no_ffmpeg_at_all(monkeypatch):
    def missing():
        raise RuntimeError("No ffmpeg exe could be found")

    monkeypatch.delenv(ffmpeg.EXECUTABLE_VARIABLE, raising=False)
    monkeypatch.setattr(imageio_ffmpeg, "get_ffmpeg_exe", missing)
    with pytest.raises(RenderError, match="could be found"):
        ffmpeg.run(COPY, subject="x")


def test_no_place_for_its_messages(monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ffmpeg.tempfile, "TemporaryFile", full)
    with pytest.raises(StorageError, match="TMPDIR"):
        ffmpeg.run(COPY, subject="x")


def test_much_to_say_does_not_block_it(stand_in):
    stand_in("head -c 3000000 /dev/zero | tr '\\0' 'e' >&2; echo >&2; echo end >&2; exit 1")
    with pytest.raises(RenderError, match="end"):
        ffmpeg.run(COPY, subject="x")


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("/nowhere/ffmpeg", "it does not start: No such file"),
        ("/bin/true", "it is no ffmpeg that writes mp4"),
    ],
)
def test_one_that_is_none_is_told_before_it_is_needed(monkeypatch, program, reason):
    monkeypatch.setenv(ffmpeg.EXECUTABLE_VARIABLE, program)
    with pytest.raises(SettingsError, match=f"VIDEO_GEN_FFMPEG={program}: {reason}"):
        ffmpeg.check_ffmpeg()


def test_one_that_does_not_write_mp4_is_told(stand_in):
    stand_in("echo '  E  matroska        Matroska'")
    with pytest.raises(SettingsError, match="it is no ffmpeg that writes mp4"):
        ffmpeg.check_ffmpeg()


def test_one_that_does_not_answer_is_told(stand_in, monkeypatch):
    monkeypatch.setattr(ffmpeg, "_ANSWER", 0.2)
    stand_in("exec sleep 60")
    with pytest.raises(SettingsError, match="it does not answer"):
        ffmpeg.check_ffmpeg()


def test_one_that_does_is_taken(monkeypatch):
    monkeypatch.setenv(ffmpeg.EXECUTABLE_VARIABLE, imageio_ffmpeg.get_ffmpeg_exe())
    ffmpeg.check_ffmpeg()
