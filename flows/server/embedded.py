"""Prefect's API server beside a run, where none is configured: started before the heavy imports, gone after the run.

Only the standard library is imported here, so that the child starts while the parent still imports Prefect.
"""

import os
import re
import socket
import subprocess
import sys
import tempfile
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from types import TracebackType
from typing import Self

from flows.server.environment import prefect_home
from video_gen.errors import StorageError

API_URL_VARIABLE = "PREFECT_API_URL"
STOP_SECONDS = 15.0
SERVER_SETTINGS = {
    "PREFECT_UI_ENABLED": "0",
    "PREFECT__SERVER_EPHEMERAL": "1",
    "PREFECT__SERVER_FINAL": "1",
    # Nobody listens to its events, and what it is to do at one would end with it; to keep one costs as much as a task.
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_ENABLED": "0",
    "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "0",
    "PREFECT_SERVER_EVENTS_STREAM_OUT_ENABLED": "0",
    "PREFECT_SERVER_LOGS_STREAM_OUT_ENABLED": "0",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "ERROR",  # what is said if it dies, and not shown otherwise
}
SERVER_PROGRAM = str(Path(__file__).with_name("process.py"))
"""Started by its path and with -P: users of Prefect have folders named `flows` of their own in the current one."""
EXCEPTION = re.compile(r"[\w.]*(Error|Exception): ")
"""How the line of a traceback begins that says what happened."""


def server_beside() -> AbstractContextManager["EmbeddedServer | None"]:
    """Return an embedded server, on its way already, as a context manager; none where the environment names another."""
    return nullcontext() if os.environ.get(API_URL_VARIABLE) else EmbeddedServer()


class EmbeddedServer:
    """A server on a free loopback port, as a context manager.

    The listening socket is made here and handed over, so that its address is known at once and a client that
    comes too early waits instead of failing. The child leaves when its standard input ends, so it does not
    outlive this process, however that ends; it has a session of its own, so that Ctrl-C does not reach it first.
    """

    def __init__(self) -> None:
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  # closed in __exit__
        with socket.create_server(("127.0.0.1", 0), backlog=128) as listening:
            port = listening.getsockname()[1]
            self.api_url = f"http://127.0.0.1:{port}/api"
            self._process = subprocess.Popen(
                [sys.executable, "-P", SERVER_PROGRAM, str(listening.fileno())],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=self._said,
                pass_fds=[listening.fileno()],
                start_new_session=True,
                env=os.environ | SERVER_SETTINGS,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self._said.close()

    def stop(self) -> None:
        """Have the server write what it still holds and leave; a second call does nothing."""
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def raise_if_dead(self) -> None:
        """Return when the server process is there.

        Raises:
            StorageError: It ended, with the last error that it told of.
        """
        if self._process.poll() is None:
            return
        self._said.seek(0)
        lines = self._said.read().decode(errors="replace").splitlines()
        reasons = [line for line in lines if EXCEPTION.match(line)]
        raise StorageError(
            "Prefect's embedded server",
            reasons[-1] if reasons else f"it ended with status {self._process.returncode}",
            f"See that its PREFECT_HOME, {prefect_home()}, is writable and the disk not full, "
            f"or set {API_URL_VARIABLE} to a server of your own",
        )
