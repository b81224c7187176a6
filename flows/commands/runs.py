"""`video-gen runs`: past runs, from Prefect's own database."""

import json as json_text
from contextlib import ExitStack
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import App, Parameter
from cyclopts.validators import Number
from rich.console import Console
from rich.table import Column, Table

from flows.commands.options import Flag
from flows.server.embedded import server_beside
from flows.server.environment import prepare
from video_gen.errors import SettingsError

if TYPE_CHECKING:
    from prefect.client.orchestration import SyncPrefectClient
    from prefect.client.schemas.objects import FlowRun

WORKFLOWS = ("document_to_video", "batch", "sync-docs", "maintenance")
Status = Literal["completed", "failed", "crashed", "cancelled", "running", "scheduled"]
_BEGUN = ["PENDING", "RUNNING", "PAUSED", "CANCELLING", "COMPLETED", "FAILED", "CRASHED", "CANCELLED"]
"""States of all runs but those of the future, of which a schedule makes many."""
_WIDTH = 1000
"""Columns where the output is no terminal."""

app = App(name="runs", help="List past runs, newest first.")


@app.default
def list_runs(
    *,
    status: Status | None = None,
    document: str = "",
    since: date | None = None,
    limit: Annotated[int, Parameter(validator=Number(gte=1, lte=200))] = 20,
    json: Flag = False,
) -> int:
    """List past runs, newest first, with where their videos are.

    Parameters
    ----------
    status:
        Only runs that ended so, or are so now.
    document:
        Only runs whose document, or name, holds this text.
    since:
        Only runs begun on that day or later, such as 2026-11-01.
    limit:
        Most runs to list (1 to 200).
    json:
        Print one JSON object.
    """
    with ExitStack() as stack:
        client = api_client(stack)
        found = [_described(client, run) for run in _found(client, status, document, since, limit)]
    if json:
        print(json_text.dumps({"runs": found}, ensure_ascii=False))  # noqa: T201  # the result
        return 0
    table = Table(
        "started", "status", "seconds", "id", "run", Column("videos", overflow="fold"), box=None, pad_edge=False
    )
    for run in found:
        videos = "\n".join(run["videos"]) or "-"
        started = (run["started"] or "-")[:19].replace("T", " ")
        table.add_row(started, run["status"], f"{run['seconds']:.1f}", run["id"][:8], run["name"], videos)
    console().print(table, markup=False)
    return 0


@app.command
def show(run: str, /, *, json: Flag = False) -> int:
    """Show one run: its parameters, its state, and all files that it wrote.

    Parameters
    ----------
    run:
        Id of the run, or its first characters.
    json:
        Print one JSON object.
    """
    with ExitStack() as stack:
        client = api_client(stack)
        hits = [one for one in _found(client, None, "", None, 200) if str(one.id).startswith(run.lower())]
        if len(hits) != 1:
            reason = f"{len(hits)} of the last 200 runs have an id that begins so"
            raise SettingsError(f"run {run}", reason, "Take one from `video-gen runs`")
        found = _described(client, hits[0]) | {"parameters": hits[0].parameters, "files": _files(client, hits[0])}
    if json:
        print(json_text.dumps(found, ensure_ascii=False, default=str))  # noqa: T201  # the result
        return 0
    screen = console()
    for name in ("name", "id", "workflow", "status", "message", "started", "seconds"):
        screen.print(f"{name + ':':<10}{found[name]}", markup=False)
    screen.print_json(data=found["parameters"], default=str)
    for file in found["files"]:
        screen.print(file["path"], markup=False, soft_wrap=True)
    return 0


def api_client(stack: ExitStack) -> "SyncPrefectClient":
    """Return a client of the configured server, or of an embedded one that lives as long as `stack`."""
    prepare()
    server = stack.enter_context(server_beside())
    from prefect.client.orchestration import get_client  # noqa: PLC0415  # the server starts beside these imports

    from flows.server.connection import connect, connected  # noqa: PLC0415

    connect(server)
    stack.enter_context(connected())
    return stack.enter_context(get_client(sync_client=True))


def _found(
    client: "SyncPrefectClient", status: Status | None, document: str, since: date | None, limit: int
) -> "list[FlowRun]":
    from prefect.client.schemas.filters import FlowFilter, FlowRunFilter  # noqa: PLC0415  # as above
    from prefect.client.schemas.sorting import FlowRunSort  # noqa: PLC0415

    wanted: dict[str, Any] = {"state": {"type": {"any_": [status.upper()] if status else _BEGUN}}}
    if document:
        wanted["name"] = {"like_": document}
    if since:
        wanted["start_time"] = {"after_": datetime(since.year, since.month, since.day, tzinfo=UTC)}
    return client.read_flow_runs(
        flow_filter=FlowFilter.model_validate({"name": {"any_": list(WORKFLOWS)}}),
        flow_run_filter=FlowRunFilter.model_validate(wanted),
        sort=FlowRunSort.EXPECTED_START_TIME_DESC,
        limit=limit,
    )


def _described(client: "SyncPrefectClient", run: "FlowRun") -> dict[str, Any]:
    return {
        "id": str(run.id),
        "workflow": client.read_flow(run.flow_id).name,
        "name": run.name,
        "status": run.state_name,
        "message": (run.state.message if run.state else "") or "",
        "started": run.start_time.isoformat() if run.start_time else None,
        "seconds": round(run.total_run_time.total_seconds(), 3),
        "videos": [file["path"] for file in _files(client, run) if file["file"] == "video"],
    }


def _files(client: "SyncPrefectClient", run: "FlowRun") -> list[dict[str, Any]]:
    """Return the rows of the artifacts in which a run keeps where its files are."""
    from prefect.client.schemas.filters import ArtifactFilter  # noqa: PLC0415  # as above

    from flows.artifacts import FILES_KEY  # noqa: PLC0415

    wanted = {"flow_run_id": {"any_": [str(run.id)]}, "key": {"any_": [FILES_KEY]}}
    kept = client.read_artifacts(artifact_filter=ArtifactFilter.model_validate(wanted))
    return [row for artifact in kept for row in json_text.loads(str(artifact.data))]


def console() -> Console:
    """Return where tables are printed: as wide as the terminal, and without folding elsewhere."""
    return Console(width=None if Console().is_terminal else _WIDTH)
