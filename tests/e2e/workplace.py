"""Starts the commands that a user types, as real processes, and finds what they leave behind."""

import contextlib
import functools
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple
from uuid import uuid4

import psutil

from tests.waiting import PATIENCE_SECONDS, answers, until

ROOT = Path(__file__).parents[2]
MAKE = (sys.executable, "-m", "flows.document_to_video")
BIN = Path(sys.executable).parent
OWN = ("PREFECT_", "VIDEO_GEN_", "PYTHONDONTWRITEBYTECODE")
"""Variables that a user's commands do not have; without bytecode each would compile the program anew."""
SOON_SECONDS = 0.01
"""How often it is looked at what must not be missed."""


class Finished(NamedTuple):
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str

    @property
    def report(self) -> dict[str, Any]:
        assert self.out.count("\n") == 1, f"not one object on one line: {self.out!r}\n{self.err}"
        return json.loads(self.out)


class Running:
    """A command at work, leader of a session and a process group of its own; its output goes to files."""

    def __init__(
        self,
        command: tuple[str | Path, ...],
        environment: dict[str, str],
        folder: Path,
        stderr: int | None,
        stdin: Path | None,
    ) -> None:
        self._out, self._err = tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115  # live as long as it
        with (stdin or Path(os.devnull)).open("rb") as given:
            self.process = subprocess.Popen(
                [str(part) for part in command],
                cwd=folder,
                env=environment,
                stdin=given,
                stdout=self._out,
                stderr=self._err if stderr is None else stderr,
                start_new_session=True,
            )

    @property
    def err(self) -> str:
        return _text(self._err)

    def until(self, reached: Callable[[], bool]) -> None:
        """Return as soon as `reached` is true; the command must still run then."""

        def reached_alive() -> bool:
            if reached():
                return True
            assert self.process.poll() is None, f"it ended before: {self.err}"
            return False

        until(reached_alive, lambda: self.err, poll_seconds=SOON_SECONDS)

    def signal_group(self, number: signal.Signals) -> None:
        os.killpg(self.process.pid, number)

    def finished(self, timeout: float = PATIENCE_SECONDS) -> Finished:
        try:
            code = self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.signal_group(signal.SIGKILL)
            self.process.wait()
            raise
        return Finished(code, _text(self._out), self.err)


class Workplace:
    """A PREFECT_HOME, the commands run with it, and the processes that they started."""

    def __init__(self, folder: Path, **variables: str) -> None:
        self.folder = folder
        self.home = folder / "home"
        self._mark = f"VIDEO_GEN_TESTS_MARK_{uuid4().hex}"
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(OWN)}
        self._environment = {**inherited, "PREFECT_HOME": str(self.home), self._mark: "1", **variables}

    def start(
        self,
        *command: str | Path,
        folder: Path = ROOT,
        stderr: int | None = None,
        stdin: Path | None = None,
        **variables: str,
    ) -> Running:
        return Running(command, self._environment | variables, folder, stderr, stdin)

    def run(self, *command: str | Path, folder: Path = ROOT, stdin: Path | None = None, **variables: str) -> Finished:
        return self.start(*command, folder=folder, stdin=stdin, **variables).finished()

    def make(self, *arguments: str | Path, stdin: Path | None = None, **variables: str) -> Finished:
        return self.run(*MAKE, *arguments, stdin=stdin, **variables)

    def stored(self, stage: str) -> dict[str, Path]:
        """Return the records of a stage by their key."""
        return {path.name: path for path in self.home.glob(f"storage/{stage}/*/*")}

    def processes(self) -> list[psutil.Process]:
        """Return the processes that live and were started from here, by whichever way."""
        return [process for process in psutil.process_iter() if self._mark in _environment(process)]

    def wait_until_empty(self, within_seconds: float = PATIENCE_SECONDS) -> None:
        """Return when nothing that was started from here lives any more."""

        def left() -> list[str]:
            return [_command_line(process) for process in self.processes()]

        until(lambda: not self.processes(), left, within_seconds=within_seconds)

    def end_all(self) -> None:
        """End, by its id, each process that was started from here."""
        for process in self.processes():
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()


@contextlib.contextmanager
def workplace(folder: Path, *, fresh: bool = False, **variables: str) -> Iterator[Workplace]:
    """Give a workplace that is empty of processes afterwards.

    Prefect has no records there yet, but for `fresh` ones its database is ready for them: to make it takes seconds.
    """
    folder.mkdir(parents=True, exist_ok=True)
    place = Workplace(folder, **variables)
    if not fresh:
        shutil.copytree(_home().name, place.home)
    try:
        yield place
        place.wait_until_empty()
    finally:
        place.end_all()


@contextlib.contextmanager
def prefect_server(place: Workplace, port: int) -> Iterator[str]:
    """Give the API's address of a server as `prefect server start` gives it, as long as the block lasts.

    Its pages ask it, and no other.
    """
    address = f"http://127.0.0.1:{port}/api"
    running = place.start(BIN / "prefect", "server", "start", "--port", str(port), PREFECT_UI_API_URL=address)
    running.until(lambda: answers(f"{address}/health"))
    yield address
    running.process.terminate()
    running.finished()


@functools.cache
def _home() -> "tempfile.TemporaryDirectory[str]":
    """Return a PREFECT_HOME as it is after the first start, as long as this process lasts."""
    home = tempfile.TemporaryDirectory()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    command = (BIN / "prefect", "server", "database", "upgrade", "-y")
    subprocess.run(command, env=environment | {"PREFECT_HOME": home.name}, check=True, capture_output=True)
    return home


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def _text(file: IO[bytes]) -> str:
    """Return what a file holds without moving its offset, which the process that writes it shares."""
    return os.pread(file.fileno(), os.fstat(file.fileno()).st_size, 0).decode()


def _environment(process: psutil.Process) -> dict[str, str]:
    try:
        return process.environ()
    except psutil.Error:
        return {}


def _command_line(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return str(process)
