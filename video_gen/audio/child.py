"""One order to a speech program in a child process, and its answer; no child outlives the question."""

import subprocess
import sys
import time
from pathlib import Path

from video_gen.errors import VoiceError

_LOOK_UP_S = 0.2


def ask(worker: Path, argument: str, order: bytes, folder: Path, limit_s: float, name: str, remedy: str) -> bytes:
    """Return what `worker`, a Python program, wrote to its standard output.

    It is run by its path, in `folder`, without the user's own packages and environment variables of Python.

    Args:
        worker: The program.
        argument: Its only argument.
        order: Its standard input.
        folder: Where it runs.
        limit_s: Longest that it may take.
        name: Of the voice, for errors.
        remedy: What the user can do, for errors.

    Raises:
        VoiceError: It failed or took too long.
    """
    deadline = time.monotonic() + limit_s
    command = [sys.executable, "-I", str(worker), argument]
    try:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    except OSError as error:
        raise VoiceError(name, f"the speech worker does not start: {error.strerror}", remedy) from error
    try:
        while True:
            try:
                # In slices: a cancelled run is noticed between them, not within a wait.
                said, complaint = process.communicate(order, timeout=_LOOK_UP_S)
                break
            except subprocess.TimeoutExpired as slow:
                order = b""  # the pipe keeps what it was given
                if time.monotonic() > deadline:
                    raise VoiceError(name, f"the speech worker took longer than {limit_s:g} s", remedy) from slow
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    if process.returncode:
        lines = complaint.decode(errors="replace").strip().splitlines()
        reason = lines[-1] if lines else f"the speech worker ended with status {process.returncode}"
        raise VoiceError(name, reason, remedy)
    return said
