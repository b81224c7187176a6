"""Where the command begins: Ctrl-C during the long imports that follow ends it in order, without a traceback."""

import os
import signal
from typing import NoReturn

INTERRUPTED = 130


def main() -> int:
    """Run `python -m flows.document_to_video` and return its exit code."""
    _answer_early()
    from flows.commands.app import main as run  # noqa: PLC0415  # after the answer to Ctrl-C

    return run()


def video_gen() -> NoReturn:
    """Run `video-gen` and leave with its exit code."""
    _answer_early()
    from flows.commands.app import video_gen as run  # noqa: PLC0415  # after the answer to Ctrl-C

    run()


def leave(_signal: int, _frame: object) -> NoReturn:
    """End at once: nothing has been begun."""
    os.write(2, b"Interrupted before anything was begun.\n")
    os._exit(INTERRUPTED)


def _answer_early() -> None:
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else it is to be ignored
        signal.signal(signal.SIGINT, leave)
    signal.signal(signal.SIGTERM, leave)
