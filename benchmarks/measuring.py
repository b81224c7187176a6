"""What a command takes: seconds on the clock, seconds of all cores, memory of its whole process tree."""

import resource
import subprocess
import threading
import time
from typing import NamedTuple

import psutil

_SAMPLE_SECONDS = 0.25
"""Looking at the memory of a process holds it up: every 50 ms, a renderer took a fifth longer."""
_FORKED_SECONDS = 0.05
"""A younger process may still share all memory of the one that forked it, which would be counted twice."""


class Outcome(NamedTuple):
    """What one command took."""

    wall_s: float
    cpu_s: float
    """Of the process and all that it started: what counts where the machine has other work."""
    peak_mb: float
    """Of the process tree, pages that several share counted once (on Linux); sampled."""


def measured(command: list[str]) -> tuple[Outcome, str]:
    """Run a command and return what it took, and what it printed.

    Raises:
        SystemExit: It failed.
    """
    before, began = children_s(), time.perf_counter()
    process = psutil.Popen(command, stdout=subprocess.PIPE, text=True)
    peak = [0]
    sampler = threading.Thread(target=_sample, args=(process, peak), daemon=True)
    sampler.start()
    said, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"{command[0]} failed")
    return Outcome(time.perf_counter() - began, children_s() - before, peak[0] / 1e6), said


def cpu_s() -> float:
    """Return the processor seconds of this process and of all that it started and that have ended."""
    return time.process_time() + children_s()


def children_s() -> float:
    """Return the processor seconds of all processes that this one started and that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _sample(root: psutil.Process, peak: list[int]) -> None:
    """Keep the largest memory of `root` and its children in `peak` until it ends."""
    while root.is_running():
        try:
            young = time.time() - _FORKED_SECONDS
            tree = [root, *(child for child in root.children(recursive=True) if child.create_time() < young)]
            peak[0] = max(peak[0], sum(map(_bytes_of, tree)))
        except psutil.Error:
            pass
        time.sleep(_SAMPLE_SECONDS)


def _bytes_of(process: psutil.Process) -> int:
    """Return the proportional set size of a process, where the system tells of it, else the resident set."""
    used = process.memory_full_info()
    return int(getattr(used, "pss", used.rss))
