"""How many cores of the machine this process may keep busy."""

import math
import os
from pathlib import Path

from video_gen.errors import SettingsError

CORES_VARIABLE = "VIDEO_GEN_CORES"
_GROUP = Path("/sys/fs/cgroup")
"""The control group of this process, as it is seen from inside a container."""


def cores() -> int:
    """Return how many encoders, painters and local voices work at a time: as many as asked for, else one a core.

    A container's limit on CPUs is time, not cores: two and a half are three.

    Raises:
        SettingsError: What the environment asks for is no such number.
    """
    asked = os.environ.get(CORES_VARIABLE, "").strip()
    if not asked:
        seen = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        return max(1, math.ceil(min(seen, _limit(_GROUP))))
    if not (asked.isascii() and asked.isdecimal() and 1 <= int(asked) <= 1024):  # noqa: PLR2004  # said below
        raise SettingsError(
            f"{CORES_VARIABLE} {asked[:20]}", "it is no number from 1 to 1024", "Set it to one, or unset it"
        )
    return int(asked)


def _limit(group: Path) -> float:
    """Return how many CPUs a control group may use; infinity where nothing limits it.

    Source: cpu.max of cgroup v2, cpu.cfs_quota_us and cpu.cfs_period_us of v1, in the kernel's documentation.
    """
    try:
        if (both := group / "cpu.max").exists():
            quota, period = both.read_text().split()
        else:
            quota, period = ((group / "cpu" / f"cpu.cfs_{name}_us").read_text() for name in ("quota", "period"))
        return int(quota) / int(period) if int(quota) > 0 else math.inf
    except (OSError, ValueError):  # there is no such file, or it says max
        return math.inf


CORES = cores()
