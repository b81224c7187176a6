"""The embedded server comes, goes with its parent however that ends, and leaves complete records."""

import asyncio
import contextlib
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest
import sqlalchemy as sa
import websockets.sync.client
from prefect.server.database.configurations import AioSqliteConfiguration
from prefect.settings import PREFECT_API_DATABASE_CONNECTION_URL, temporary_settings
from sqlalchemy.exc import OperationalError

from flows.server.database import PatientSqlite, patient_database
from flows.server.embedded import EmbeddedServer

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
def test_server_does_nothing_for_listeners_that_it_cannot_have() -> None:
    with EmbeddedServer() as server:
        settings = httpx.get(f"{server.api_url}/admin/settings", timeout=BOUND_SECONDS, trust_env=False).json()[
            "server"
        ]
        socket = server.api_url.replace("http", "ws", 1) + "/events/in"
        with websockets.sync.client.connect(socket, subprotocols=["prefect"], proxy=None) as events:  # type: ignore[list-item]  # a str by another name
            compressions = events.protocol.extensions

    assert not settings["services"]["triggers"]["enabled"]
    assert not settings["services"]["event_persister"]["enabled"]
    assert settings["services"]["task_run_recorder"]["enabled"]
    assert (settings["events"]["stream_out_enabled"], settings["logs"]["stream_out_enabled"]) == (False, False)
    assert compressions == []


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


async def _tries(database: AioSqliteConfiguration) -> int:
    """Have two count at the same time, the second beginning between the first one's look and its word."""
    engine = await database.engine()
    has_looked = asyncio.Event()

    async def count(rest: float) -> None:
        async with await database.session(engine) as session, database.begin_transaction(session):
            tries = (await session.execute(sa.text("SELECT tries FROM runs"))).scalar_one()
            has_looked.set()
            await asyncio.wait([second], timeout=rest)
            await session.execute(sa.text("UPDATE runs SET tries = :tries"), {"tries": tries + 1})

    async def count_after() -> None:
        await has_looked.wait()
        await count(rest=0)

    async with engine.begin() as connection:
        await connection.execute(sa.text("CREATE TABLE runs AS SELECT 0 AS tries"))
    second = asyncio.create_task(count_after())
    await count(rest=0.5)
    await second
    async with engine.begin() as connection:
        return int((await connection.execute(sa.text("SELECT tries FROM runs"))).scalar_one())


def test_who_writes_to_the_database_waits_for_others_and_is_not_refused(tmp_path: Path) -> None:
    url = "sqlite+aiosqlite:///{}"
    assert asyncio.run(_tries(PatientSqlite(connection_url=url.format(tmp_path / "patient.db")))) == 2
    with pytest.raises(OperationalError, match="database is locked"):
        asyncio.run(_tries(AioSqliteConfiguration(connection_url=url.format(tmp_path / "own.db"))))


def test_a_database_that_is_no_sqlite_stays_as_it_is() -> None:
    with temporary_settings({PREFECT_API_DATABASE_CONNECTION_URL: "postgresql+asyncpg://127.0.0.1/prefect"}):
        assert isinstance(patient_database(), contextlib.nullcontext)
