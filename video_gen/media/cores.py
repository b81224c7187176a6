"""How many cores of the machine this process may keep busy."""

import os

from video_gen.errors import SettingsError

CORES_VARIABLE = "VIDEO_GEN_CORES"


def cores() -> int:
    """Return how many encoders, painters and local voices work at a time: as many as asked for, else one a core.

    Raises:
        SettingsError: What the environment asks for is no such number.
    """
    asked = os.environ.get(CORES_VARIABLE, "").strip()
    if not asked:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not (asked.isascii() and asked.isdecimal() and 1 <= int(asked) <= 1024):  # noqa: PLR2004  # said below
        raise SettingsError(
            f"{CORES_VARIABLE} {asked[:20]}", "it is no number from 1 to 1024", "Set it to one, or unset it"
        )
    return int(asked)


CORES = cores()
