"""The only place that starts ffmpeg."""

import contextlib
import errno
import os
import re
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterable
from functools import cache
from typing import IO

import imageio_ffmpeg

from video_gen.errors import EncoderKilledError, RenderError, SettingsError, StorageError, VideoGenError
from video_gen.media.cores import CORES

EXECUTABLE_VARIABLE = "VIDEO_GEN_FFMPEG"
_AT_ONCE = threading.BoundedSemaphore(CORES)
_OUT_OF_REACH = 15.0
"""Seconds in which the last output of an ffmpeg that has ended arrives."""
_GLANCE = 0.5
"""Seconds between two moments at which a waiting thread can be interrupted."""
_CONTAINER = "mp4"
_ANSWER = 20.0
"""Seconds in which an ffmpeg tells of what it writes."""
_STORAGE_STATUSES = {256 - number for number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)}
"""Exit statuses for a full or read-only disk: ffmpeg ends with the low byte of the negative error number."""
_KEEP_FRAMES = {"MALLOC_MMAP_THRESHOLD_": str(64 << 20), "MALLOC_TRIM_THRESHOLD_": str(256 << 20)}
"""Makes glibc reuse the buffer of a frame instead of asking the kernel for each anew; others do not look at it."""
_STOPPED_STATUS = 255
"""ffmpeg's own exit status after SIGTERM or SIGINT, without a message."""
_SPEAKER = re.compile(r"^(\[[^]]* @ 0x[0-9a-f]+\] )+")
_CONSEQUENCE = re.compile(
    r"Error (while opening|selecting an) encoder|Error opening output file|Error sending frames|Error parsing global"
    r"|Device creation failed|Could not open encoder|Nothing was written|Task finished|Terminating thread"
    r"|Failed to set value"
)
"""What ffmpeg says after the reason."""


@cache
def executable() -> str:
    """Return the ffmpeg to run: that named in VIDEO_GEN_FFMPEG, else the one of the imageio-ffmpeg wheel.

    Raises:
        RenderError: There is none.
    """
    if named := os.environ.get(EXECUTABLE_VARIABLE):
        return named
    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as error:
        raise RenderError(
            "ffmpeg", str(error), f"Install the imageio-ffmpeg wheel, or name an ffmpeg in {EXECUTABLE_VARIABLE}"
        ) from error


def check_ffmpeg() -> None:
    """Return when there is an ffmpeg; one that the user named is asked whether it writes mp4.

    Raises:
        SettingsError: VIDEO_GEN_FFMPEG names no such ffmpeg.
        RenderError: There is none.
    """
    named = os.environ.get(EXECUTABLE_VARIABLE)
    if not named:
        executable()
        return
    try:
        command = [named, "-hide_banner", "-muxers"]
        told = subprocess.run(
            command, capture_output=True, stdin=subprocess.DEVNULL, timeout=_ANSWER, check=False
        ).stdout
        reason = "" if f" {_CONTAINER} ".encode() in told else f"it is no ffmpeg that writes {_CONTAINER}"
    except OSError as error:
        reason = f"it does not start: {error.strerror}"
    except subprocess.TimeoutExpired:
        reason = "it does not answer"
    if reason:
        remedy = "Name another ffmpeg, or unset it to use that of the imageio-ffmpeg wheel"
        raise SettingsError(f"{EXECUTABLE_VARIABLE}={named}", reason, remedy)


def run(arguments: list[str], chunks: Iterable[bytes | memoryview] = (), *, subject: str) -> bytes:
    """Return what ffmpeg wrote to its standard output, after feeding it `chunks` on its standard input.

    At most one ffmpeg a core runs at a time. The chunks are drawn from their iterator in this thread while
    ffmpeg works on the ones before, so a generator that draws frames runs beside the encoder. Whatever
    happens, no ffmpeg is left running.

    Args:
        arguments: As ffmpeg-python's `get_args()` gives them, without the program's name.
        chunks: Standard input, piece by piece.
        subject: What is being made, for the error.

    Raises:
        EncoderKilledError: ffmpeg was killed by a signal.
        RenderError: ffmpeg failed; the reason is the last line that it wrote of its own.
        StorageError: The disk is full or read-only.
    """
    with _AT_ONCE, _messages() as said:
        process = start(arguments, said)
        output = bytearray()
        reader = threading.Thread(target=_drain, args=(process.stdout, output), daemon=True)
        try:
            reader.start()
            _feed(process.stdin, chunks)
            status = _ended(process, reader)
            reader.join(_OUT_OF_REACH)
            complete = not reader.is_alive()
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
            if process.stdin and not process.stdin.closed:
                _close(process.stdin)
        if status:
            raise _failure(status, said, subject)
        if not complete:
            raise RenderError(subject, "ffmpeg ended, yet something holds its output open", "Run again")
        return bytes(output)


def start(arguments: list[str], said: IO[bytes]) -> subprocess.Popen[bytes]:
    """Return a running ffmpeg with pipes to its standard input and output, its messages going to `said`.

    Raises:
        RenderError: It cannot be started.
    """
    command = [executable(), "-hide_banner", "-nostdin", "-loglevel", "error", *arguments]
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            env={**os.environ, **_KEEP_FRAMES},
        )
    except OSError as error:
        raise RenderError(
            command[0], f"ffmpeg does not start: {error.strerror}", f"Mend or unset {EXECUTABLE_VARIABLE}"
        ) from error


def _messages() -> IO[bytes]:
    try:
        return tempfile.TemporaryFile()
    except OSError as error:
        raise StorageError(
            "the folder for temporary files", str(error.strerror), "Make room in it, or name another in TMPDIR"
        ) from error


def _feed(pipe: IO[bytes] | None, chunks: Iterable[bytes | memoryview]) -> None:
    assert pipe  # noqa: S101  # opened as a pipe above
    with contextlib.suppress(BrokenPipeError):  # it died: its exit code and its messages say why
        for chunk in chunks:
            pipe.write(chunk)
    _close(pipe)


def _close(pipe: IO[bytes]) -> None:
    with contextlib.suppress(BrokenPipeError):
        pipe.close()


def _ended(process: subprocess.Popen[bytes], reader: threading.Thread) -> int:
    """Return the exit status; waits in glances, for one long wait in a thread cannot be interrupted."""
    while process.poll() is None:
        if reader.is_alive():
            reader.join(_GLANCE)
        else:  # its output is closed, so it is about to end
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_GLANCE)
    return process.wait()


def _drain(pipe: IO[bytes], into: bytearray) -> None:
    with pipe:
        while piece := pipe.read(1 << 20):
            into += piece


def _failure(status: int, said: IO[bytes], subject: str) -> VideoGenError:
    said.seek(0)
    lines = said.read().decode(errors="replace").strip().splitlines()
    causes = [line for line in lines if not _CONSEQUENCE.search(line)] or lines
    reason = _SPEAKER.sub("", causes[-1]) if causes else f"ffmpeg ended with status {status}"
    if status in _STORAGE_STATUSES or -status == signal.SIGXFSZ:
        return StorageError(subject, reason, "Make room on the disk, or choose another output folder")
    if status < 0 or (status == _STOPPED_STATUS and not lines):
        by = f"by signal {-status}" if status < 0 else "from outside"
        return EncoderKilledError(subject, f"ffmpeg was killed {by}", "Free some memory and run again")
    return RenderError(subject, reason, "Run again; if it stays, report it with the document")
