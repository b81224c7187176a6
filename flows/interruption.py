"""A run that is interrupted or cancelled leaves nothing at work: its programs end at once, its process soon after."""

import contextlib
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import psutil
from prefect._internal.control_listener import get_intent
from prefect.events.worker import EventsWorker
from prefect.exceptions import TerminationSignal
from prefect.logging.handlers import APILogWorker

import video_gen
from video_gen.media.ffmpeg import executable

_LOOK_S = 0.05
_PATIENCE_S = 15.0
"""How long the main thread has to tell Prefect how the run ended; where it goes on after that, so do its threads."""
_LAST_WORDS_S = 0.25
"""How long the last logs, and then the last events, have to reach Prefect, and then programs to be gone."""
_OURS = str(Path(video_gen.__file__).parent)


@contextlib.contextmanager
def ended_at_once() -> Iterator[None]:
    """Have an interruption of the block end what this run started, and this process as soon as it may go.

    Threads cannot be told to stop: those that are drawing and encoding would else go on to the end of the video, and
    Python waits for them. Where a worker cancels the run, the worker tells Prefect of its end: nothing is left to do
    here, and Prefect would first wait some seconds for threads of its own. Else the main thread goes on to tell it.
    """
    try:
        yield
    except (KeyboardInterrupt, SystemExit, TerminationSignal):
        _kill_programs()
        if get_intent() == "cancel":
            _leave(0)
        threading.Thread(target=_leave_after_main, name="interruption", daemon=True).start()
        raise


def _leave_after_main() -> None:
    main = threading.main_thread()
    for _ in range(round(_PATIENCE_S / _LOOK_S)):
        _kill_programs()
        main.join(_LOOK_S)
        if not main.is_alive():
            _leave(128 + signal.SIGTERM)


def _leave(code: int) -> NoReturn:
    """End this process, once Prefect has its last words, and all programs that its threads have begun meanwhile.

    It sees them out: in a container nobody else may, and while their remains are there the worker thinks that the run
    is at work.
    """
    for queue in (APILogWorker, EventsWorker):
        queue.drain_all(timeout=_LAST_WORDS_S)
    for _ in range(round(_LAST_WORDS_S / _LOOK_S)):
        _kill_programs()
        if not psutil.wait_procs(psutil.Process().children(), timeout=_LOOK_S)[1]:
            break
    os._exit(code)


def _kill_programs() -> None:
    """Kill the encoders, voices and readers that this process started; the rest of its children are not the run's."""
    for child in psutil.Process().children():
        with contextlib.suppress(psutil.Error):
            command = child.cmdline()
            if command and (command[0] == executable() or any(part.startswith(_OURS) for part in command[1:4])):
                child.kill()
