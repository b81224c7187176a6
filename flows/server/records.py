"""What Prefect's database says of runs: complete before the server goes, and true of runs that died."""

import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import psutil
from prefect import tags
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.objects import FlowRun, TaskRun
from prefect.events.worker import EventsWorker
from prefect.logging.handlers import APILogWorker
from prefect.states import Crashed

PAGE = 200
PATIENCE_SECONDS = 20.0
POLL_SECONDS = 0.05
SAME_START_SECONDS = 2.0
UNFINISHED = ["Running", "Pending", "Paused"]
"""States of a run that needs its process; one that is suspended does not."""
NEVER_RUN = "NotReady"
"""State of a task whose scene failed before it; it stays pending for ever."""


@contextmanager
def signed() -> Iterator[None]:
    """Have flow runs that begin inside the block carry this machine's and this process's name as tags."""
    with tags(_machine(), _process(psutil.Process())):
        yield


def close_dead_runs() -> int:
    """Mark runs of this machine whose process is gone as crashed, and return how many there were.

    A killed process cannot report its own end: without this its run would stay `Running` for ever.
    """
    with get_client(sync_client=True) as client:
        dead = [run for run in _unfinished(client) if not _alive(run)]
        for run in dead:
            message = "Its process was gone when the next run began."
            for task_run in _task_runs(client, run.id):
                if task_run.state and not task_run.state.is_final():
                    client.set_task_run_state(task_run.id, Crashed(message=message), force=True)
            client.set_flow_run_state(run.id, Crashed(message=message), force=True)
        return len(dead)


def completed_records(flow_run_id: UUID, expected: int | None) -> list[TaskRun]:
    """Return the task runs of a run that is over, once the database holds every one of them in its final state.

    Task runs reach the database by way of events, some time after they ended.

    Args:
        flow_run_id: The run.
        expected: How many task runs there are; where unknown, as after a failure, two equal looks settle it.
    """
    EventsWorker.drain_all(timeout=PATIENCE_SECONDS)
    APILogWorker.drain_all(timeout=PATIENCE_SECONDS)
    with get_client(sync_client=True) as client:
        deadline = time.monotonic() + PATIENCE_SECONDS
        seen = -1
        while True:
            runs = _task_runs(client, flow_run_id)
            final = all(run.state and (run.state.is_final() or run.state.name == NEVER_RUN) for run in runs)
            enough = len(runs) >= expected if expected is not None else len(runs) == seen
            if (final and enough) or time.monotonic() > deadline:
                return runs
            seen = len(runs)
            time.sleep(POLL_SECONDS if expected is not None else 10 * POLL_SECONDS)


def tally(runs: list[TaskRun]) -> tuple[dict[str, dict[str, int]], dict[str, float]]:
    """Return by task name how many runs were executed, cached and failed, and the seconds that they took."""
    counts: dict[str, dict[str, int]] = {}
    seconds: dict[str, float] = {}
    for run in sorted(runs, key=lambda run: run.created or run.expected_start_time):  # type: ignore[arg-type,return-value]
        name = run.task_key.split("-")[0]
        count = counts.setdefault(name, {"executed": 0, "cached": 0, "failed": 0})
        seconds[name] = round(seconds.get(name, 0.0) + run.total_run_time.total_seconds(), 3)
        count[_outcome(run)] += 1
    return counts, seconds


def _outcome(run: TaskRun) -> str:
    if run.state and run.state.is_completed():
        return "cached" if run.state.name == "Cached" else "executed"
    return "failed"


def _task_runs(client: SyncPrefectClient, flow_run_id: UUID) -> list[TaskRun]:
    found: list[TaskRun] = []
    while True:
        page = client.read_task_runs(
            flow_run_filter=FlowRunFilter.model_validate({"id": {"any_": [flow_run_id]}}),
            limit=PAGE,
            offset=len(found),
        )
        found += page
        if len(page) < PAGE:
            return found


def _unfinished(client: SyncPrefectClient) -> list[FlowRun]:
    wanted: dict[str, Any] = {
        "state": {"name": {"any_": UNFINISHED}},
        "tags": {"all_": [_machine()]},
    }
    return client.read_flow_runs(flow_run_filter=FlowRunFilter.model_validate(wanted), limit=PAGE)


def _alive(run: FlowRun) -> bool:
    signature = next((tag for tag in run.tags if tag.startswith("process:")), "process:0@0")
    pid, _, started = signature.removeprefix("process:").partition("@")
    try:
        return abs(psutil.Process(int(pid)).create_time() - float(started)) < SAME_START_SECONDS
    except psutil.NoSuchProcess:
        return False


def _machine() -> str:
    return f"machine:{platform.node()}"


def _process(process: psutil.Process) -> str:
    return f"process:{process.pid}@{process.create_time():.0f}"
