"""What an operator does with a Prefect server: pools and deployments by the project's commands, a worker, questions."""

from typing import Any

import httpx

from tests.e2e.workplace import BIN, ROOT, Running, Workplace

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
    """Return a worker that takes whatever is in the pool."""
    return place.start(BIN / "prefect", "worker", "start", "--pool", "video")


def get(api: str, path: str) -> Any:
    return httpx.get(api + path, trust_env=False, timeout=30).raise_for_status().json()


def post(api: str, path: str, wanted: dict[str, Any]) -> Any:
    return httpx.post(api + path, json=wanted, trust_env=False, timeout=30).raise_for_status().json()


def tasks_of(api: str, run_id: str) -> list[tuple[str, str]]:
    """Return the task and the state of each task run."""
    found = post(api, "/task_runs/filter", {"flow_runs": {"id": {"any_": [run_id]}}})
    return [(task["task_key"].split("-")[0], task["state_name"]) for task in found]
