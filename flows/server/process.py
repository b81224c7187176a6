"""Prefect's API server as a child process that cannot outlive its parent.

Run as `python -P process.py FD`: serves on the listening socket FD until its standard input ends,
which happens when the parent closes it and also when the parent dies in any way.
"""

import gc
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import uvicorn

GRACE_SECONDS = 10
GARBAGE_OBJECTS = 10_000
"""As in the command: a quarter of what the imports take."""


def main() -> None:
    """Serve until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    gc.set_threshold(GARBAGE_OBJECTS)
    watch = Watch()
    watch.start()

    import uvicorn  # noqa: PLC0415  # the watch on the parent begins before these long imports
    from prefect.server.api.server import create_app  # noqa: PLC0415

    sys.path.append(str(Path(__file__).parents[2]))  # after all else: this package may not be installed
    from flows.server.database import patient_database  # noqa: PLC0415

    config = uvicorn.Config(
        create_app,
        factory=True,
        log_level="error",
        lifespan="on",
        fd=int(sys.argv[1]),
        ws_per_message_deflate=False,  # events come from the same machine
    )
    watch.server = uvicorn.Server(config)
    with patient_database():
        watch.server.run()
    os._exit(0)  # nothing is left to write; Python takes a second to take itself apart


class Watch(threading.Thread):
    """Ends this process when its standard input ends: in order where the server runs, at once before that."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.server: uvicorn.Server | None = None

    def run(self) -> None:
        """Wait for the end of standard input."""
        while os.read(0, 4096):
            pass
        if self.server and self.server.started:
            self.server.should_exit = True
            time.sleep(GRACE_SECONDS)
        os._exit(0)


if __name__ == "__main__":
    main()
