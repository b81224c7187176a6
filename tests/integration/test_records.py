"""Dead runs are closed, living and foreign ones are left alone, and counts come from the database."""

import subprocess
import sys
from uuid import UUID

import psutil
import pytest
from prefect import flow, task
from prefect.client.orchestration import get_client
from prefect.settings import get_current_settings
from prefect.states import Running

from flows.server.records import close_dead_runs, completed_records, signed, tally

HANGING = """
import sys
from prefect import flow, runtime
from flows.server.records import signed

@flow
def hang():
    print(runtime.flow_run.id, flush=True)
    sys.stdin.read()

with signed():
    hang()
"""


def state_type(run: UUID) -> str:
    with get_client(sync_client=True) as client:
        return str(client.read_flow_run(run).state_type.value)


@pytest.mark.usefixtures("prefect_server")
def test_run_of_a_killed_process_is_marked_crashed_and_a_living_one_is_not() -> None:
    url = get_current_settings().api.url
    runs = []
    for _ in range(2):
        process = psutil.Popen(
            [sys.executable, "-c", HANGING],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=psutil.Process().environ() | {"PREFECT_API_URL": str(url)},
        )
        runs.append((process, UUID(process.stdout.readline().decode().strip())))
    (dead, dead_run), (living, living_run) = runs
    dead.kill()
    dead.wait()

    closed = close_dead_runs()

    assert closed == 1
    assert state_type(dead_run) == "CRASHED"
    assert state_type(living_run) == "RUNNING"
    living.communicate(b"")
    assert state_type(living_run) == "COMPLETED"


@pytest.mark.usefixtures("prefect_server")
def test_run_of_another_machine_is_left_alone() -> None:
    with get_client(sync_client=True) as client:
        run = client.create_flow_run(some_flow, tags=["machine:elsewhere", "process:1@1"])
        client.set_flow_run_state(run.id, Running(), force=True)

    assert close_dead_runs() == 0
    assert state_type(run.id) == "RUNNING"


@task
def double(number: int) -> int:
    if number < 0:
        raise ValueError("negative")
    return 2 * number


@flow
def some_flow() -> None:
    futures = double.map([1, 2, 3, -1])
    futures.wait()


@pytest.mark.usefixtures("prefect_server")
def test_counts_and_seconds_come_from_complete_records() -> None:
    with signed():
        state = some_flow(return_state=True)

    records = completed_records(state.state_details.flow_run_id, 4)
    counts, seconds = tally(records)

    assert len(records) == 4
    assert counts == {"double": {"executed": 3, "cached": 0, "failed": 1}}
    assert seconds["double"] >= 0
