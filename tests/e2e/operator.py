"""What an operator does with a Prefect server: pools and deployments by the project's commands, a worker, questions."""

from collections import Counter
from typing import Any

import httpx

from tests.e2e.workplace import BIN, ROOT, Running, Workplace
from tests.waiting import PATIENCE_SECONDS, until

DEPLOYMENT = "document_to_video/document-to-video"


def deploy(place: Workplace) -> None:
    """Make the pool and the deployments."""
    applied = place.run(BIN / "video-gen", "apply", ROOT / "deployments" / "server")
    assert applied.code == 0, applied.err
    deployed = place.run(BIN / "prefect", "deploy", "--all")
    assert deployed.code == 0, deployed.err
    for name in (DEPLOYMENT, "batch/batch", "sync-docs/sync-docs", "maintenance/maintenance"):
        assert f"Deployment '{name}' successfully created" in " ".join(deployed.out.split())


def start_worker(place: Workplace) -> Running:
    """Return a worker that takes whatever is in the pool, and looks every second in place of every ten."""
    command = (BIN / "video-gen", "work", "--limit", "8")
    return place.start(*command, PREFECT_WORKER_QUERY_SECONDS="1", PREFECT_WORKER_PREFETCH_SECONDS="1")


def get(api: str, path: str) -> Any:
    return _answer("GET", api + path)


def post(api: str, path: str, wanted: dict[str, Any] | list[dict[str, Any]]) -> Any:
    return _answer("POST", api + path, json=wanted)


def _answer(method: str, address: str, **given: Any) -> Any:
    """Return what a server answers; a busy one, whose SQLite is locked, asks to come back, as Prefect's clients do."""

    def answer() -> httpx.Response | None:
        found = httpx.request(method, address, trust_env=False, timeout=PATIENCE_SECONDS, **given)
        return None if found.status_code == httpx.codes.SERVICE_UNAVAILABLE else found

    found = until(answer, lambda: f"{address} is busy").raise_for_status()
    return found.json() if found.content else None


def tasks_of(api: str, run_id: str) -> list[tuple[str, str]]:
    """Return the task and the state of each task run."""
    found = post(api, "/task_runs/filter", {"flow_runs": {"id": {"any_": [run_id]}}})
    return [(task["task_key"].split("-")[0], task["state_name"]) for task in found]


def outcomes_of(api: str, run_id: str, task: str, expected: int) -> Counter[str]:
    """Return in which states the runs of a task ended, once so many are recorded: a server does so late."""

    def ended() -> Counter[str] | None:
        states = (state for name, state in tasks_of(api, run_id) if name == task)
        found = Counter(state for state in states if state in {"Completed", "Cached", "Failed"})
        return found if found.total() >= expected else None

    return until(ended, lambda: tasks_of(api, run_id))
