"""A run that is interrupted or cancelled leaves nothing at work: its programs end at once, its process soon after."""

import contextlib
import os
import signal
import threading
from pathlib import Path

import psutil
from prefect.events.worker import EventsWorker
from prefect.logging.handlers import APILogWorker

import video_gen
from video_gen.media.ffmpeg import executable

_LOOK_S = 0.05
_PATIENCE_S = 15.0
"""How long the main thread has to tell Prefect how the run ended; where it goes on after that, so do its threads."""
_OURS = str(Path(video_gen.__file__).parent)


def end_soon() -> None:
    """Begin to end what this run started, and this process when its main thread has ended.

    Threads cannot be told to stop: those that are drawing and encoding would else go on to the end of the video, and
    Python waits for them.
    """
    threading.Thread(target=_end, name="interruption", daemon=True).start()


def _end() -> None:
    main = threading.main_thread()
    for _ in range(round(_PATIENCE_S / _LOOK_S)):
        _kill_programs()
        main.join(_LOOK_S)
        if not main.is_alive():
            for queue in (APILogWorker, EventsWorker):
                queue.drain_all(timeout=1)
            _kill_programs()
            os._exit(128 + signal.SIGTERM)


def _kill_programs() -> None:
    """Kill the encoders, voices and readers that this process started; the rest of its children are not the run's."""
    for child in psutil.Process().children():
        with contextlib.suppress(psutil.Error):
            command = child.cmdline()
            if command and (command[0] == executable() or any(part.startswith(_OURS) for part in command[1:4])):
                child.kill()
