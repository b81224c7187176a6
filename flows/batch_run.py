"""One batch from the command line: the server beside it, the workflow, and what is said of it afterwards."""

import json
import os
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from flows.display import Display
from flows.embedded_server import API_URL_VARIABLE, EmbeddedServer
from flows.run import described
from flows.steps import Step
from video_gen.inputs import discover
from video_gen.models.config import Settings

if TYPE_CHECKING:
    from flows.batch import Outcome


def run_batch(
    sources: Sequence[str],
    settings: Settings,
    *,
    max_parallel: int,
    refresh: bool,
    deployment: str,
    quiet: bool,
    as_json: bool,
) -> int:
    """Make the videos of many documents, print what became of each, and return the exit code.

    Raises:
        VideoGenError: There is no document, or no batch could be run.
    """
    began = time.monotonic()
    with ExitStack() as stack:
        server = None if os.environ.get(API_URL_VARIABLE) else stack.enter_context(EmbeddedServer())
        discover(sources, settings.output_dir)  # a folder without documents is told at once
        with Display(quiet=quiet) as display:
            display(Step("start"))
            run_id, outcomes = _run(server, display, list(sources), settings, max_parallel, refresh, deployment)
        seconds = round(time.monotonic() - began, 3)
        if as_json:
            report = {
                "status": "failed" if any(outcome.failed for outcome in outcomes) else "done",
                "flow_run_id": run_id,
                "output_dir": str(settings.output_dir),
                "documents": [_reported(outcome) for outcome in outcomes],
                "seconds": {"total": seconds},
            }
            print(json.dumps(report, ensure_ascii=False), flush=True)  # noqa: T201  # the result
        else:
            _show(outcomes, seconds, quiet=quiet)
    return next((outcome.exit_code for outcome in outcomes if outcome.failed), 0)


def _run(
    server: EmbeddedServer | None,
    display: Display,
    sources: list[str],
    settings: Settings,
    max_parallel: int,
    refresh: bool,  # noqa: FBT001  # as the workflow's
    deployment: str,
) -> "tuple[str, Sequence[Outcome]]":
    from flows.batch import BatchFailedError, batch  # noqa: PLC0415  # the server starts beside these long imports
    from flows.records import completed_records  # noqa: PLC0415
    from flows.session import session  # noqa: PLC0415

    with session(server, display):
        state = batch(sources, settings, max_parallel, refresh, deployment, return_state=True)
        found = state.result(raise_on_failure=False)
        run_id = state.state_details.flow_run_id
        assert run_id  # noqa: S101  # every run of a flow has one
        completed_records(run_id, None)
    if isinstance(found, BatchFailedError):
        return str(run_id), found.outcomes
    if isinstance(found, BaseException):
        raise found
    return str(run_id), found


def _reported(outcome: "Outcome") -> dict[str, Any]:
    return {
        "source": outcome.source,
        "status": "failed" if outcome.failed else "done",
        "flow_run_id": outcome.flow_run_id,
        "videos": [described(video) for video in outcome.videos],
        "error": outcome.error or None,
        "exit_code": outcome.exit_code,
        "seconds": outcome.seconds,
    }


def _show(outcomes: "Sequence[Outcome]", seconds: float, *, quiet: bool) -> None:
    """Print the videos' paths on standard output, and errors and a summary on standard error."""
    for outcome in outcomes:
        for video in outcome.videos:
            print(video.path("video"))  # noqa: T201  # the result
        if outcome.failed:
            print(f"error: {outcome.error}", file=sys.stderr)  # noqa: T201
    if not quiet:
        failed = sum(outcome.failed for outcome in outcomes)
        summary = f"{len(outcomes)} documents: {len(outcomes) - failed} made, {failed} failed, {seconds:.1f} s"
        print(summary, file=sys.stderr)  # noqa: T201
