"""Where the command begins: Ctrl-C during the long imports that follow ends it in order, without a traceback."""

import atexit
import gc
import os
import signal
import sys
from typing import NoReturn

INTERRUPTED = 130
GARBAGE_OBJECTS = 10_000
"""New objects after which Python looks for cycles that nobody holds. At 700, its own, it takes a quarter of imports."""


class Ending:
    """Ends this process once all else is done that is done at its end: Python takes half a second to take itself apart.

    Registered before any other import, it is the last that is called.
    """

    def __init__(self) -> None:
        self.code: int | None = None
        atexit.register(self)

    def __call__(self) -> None:
        """Leave with the exit code, once what was printed is out; a closed pipe is Python's to tell of."""
        if self.code is None:
            return
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:
            return
        os._exit(self.code)


def main() -> int:
    """Run `python -m flows.document_to_video` and return its exit code."""
    ending = _begin()
    from flows.commands.app import main as run  # noqa: PLC0415  # after the answer to Ctrl-C

    ending.code = run()
    return ending.code


def video_gen() -> NoReturn:
    """Run `video-gen` and leave with its exit code."""
    ending = _begin()
    from flows.commands.app import video_gen as run  # noqa: PLC0415  # after the answer to Ctrl-C

    ending.code = run()
    raise SystemExit(ending.code)


def leave(_signal: int, _frame: object) -> NoReturn:
    """End at once: nothing has been begun."""
    os.write(2, b"Interrupted before anything was begun.\n")
    os._exit(INTERRUPTED)


def _begin() -> Ending:
    """Answer signals from now on, look for garbage seldom, and return what ends this process."""
    gc.set_threshold(GARBAGE_OBJECTS)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else it is to be ignored
        signal.signal(signal.SIGINT, leave)
    signal.signal(signal.SIGTERM, leave)
    return Ending()
