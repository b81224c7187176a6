"""What a run's process leaves behind where a worker cancels the run."""

import ctypes
import subprocess
import sys
from collections.abc import Iterator

import psutil
import pytest

from tests.waiting import PATIENCE_SECONDS

CANCELLED = """
import signal, subprocess, threading, time
from prefect.exceptions import TerminationSignal
import flows.interruption
from video_gen.media.ffmpeg import executable

flows.interruption.get_intent = lambda: "cancel"  # as the worker says it
threading.Thread(target=time.sleep, args=[3600]).start()
with flows.interruption.ended_at_once():
    command = [executable(), "-v", "quiet", "-f", "lavfi", "-i", "anullsrc", "-f", "null", "-"]
    subprocess.Popen(command, stdin=subprocess.DEVNULL)
    raise TerminationSignal(signal.SIGTERM)
"""
PR_SET_CHILD_SUBREAPER = 36
"""Source: prctl(2)."""


@pytest.fixture
def heir() -> Iterator[None]:
    """Whoever is left behind by a child of this process becomes a child of this process."""
    libc = ctypes.CDLL(None)
    assert libc.prctl(PR_SET_CHILD_SUBREAPER, 1) == 0
    yield
    libc.prctl(PR_SET_CHILD_SUBREAPER, 0)


@pytest.mark.usefixtures("heir")
def test_a_cancelled_run_leaves_no_program_behind_alive_or_dead():
    before = psutil.Process().children()
    ended = subprocess.run([sys.executable, "-c", CANCELLED], check=False, timeout=PATIENCE_SECONDS)
    assert ended.returncode == 0
    assert set(psutil.Process().children()) <= set(before)
