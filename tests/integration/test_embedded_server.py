"""The embedded server comes, goes with its parent however that ends, and leaves complete records."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

BOUND_SECONDS = 30


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    return tmp_path


PARENT = """
import sys
from flows.server.environment import prepare
prepare()
from flows.server.embedded import EmbeddedServer
with EmbeddedServer() as server:
    from flows.server.connection import connect
    print(server._process.pid, flush=True)
    connect(server)
    print("connected", flush=True)
    sys.stdin.read()
"""


def parent() -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def gone(pid: int) -> bool:
    try:
        psutil.Process(pid).wait(BOUND_SECONDS)
    except psutil.NoSuchProcess:
        return True
    except psutil.TimeoutExpired:
        return False
    return True


@pytest.mark.usefixtures("own_home")
def test_server_leaves_in_order_with_its_parent() -> None:
    process = parent()
    assert process.stdout
    server = int(process.stdout.readline())
    assert process.stdout.readline() == "connected\n"

    process.communicate("")

    assert process.returncode == 0
    assert not psutil.pid_exists(server)


@pytest.mark.usefixtures("own_home")
@pytest.mark.parametrize("moment", ["starting", "serving"])
def test_server_does_not_outlive_a_killed_parent(moment: str) -> None:
    process = parent()
    assert process.stdout
    server = int(process.stdout.readline())
    if moment == "serving":
        process.stdout.readline()

    process.send_signal(signal.SIGKILL)
    process.communicate()

    assert gone(server)


def test_server_that_dies_is_an_error_that_says_why(own_home: Path) -> None:
    (own_home / "prefect.db").mkdir()
    process = subprocess.run([sys.executable, "-c", PARENT], input="", capture_output=True, text=True, check=False)

    assert "connected" not in process.stdout
    assert "StorageError" in process.stderr
    assert "PREFECT_HOME" in process.stderr
