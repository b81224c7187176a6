"""A batch or a synchronisation from the command line: the server beside it, and what is said of it afterwards."""

import json
import sys
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from flows.commands.display import STARTING, Display
from flows.commands.run import described
from flows.server.embedded import EmbeddedServer
from video_gen.inputs import discover
from video_gen.models.found import Outcome

if TYPE_CHECKING:
    from flows.run_here import Ended

R = TypeVar("R")


def run_batch(asked: dict[str, Any], server: EmbeddedServer | None, *, quiet: bool, as_json: bool) -> int:
    """Make the videos of many documents, print what became of each, and return the exit code.

    Args:
        asked: The parameters of the workflow.
        server: The embedded server, where no other is configured.
        quiet: Whether only results and errors are printed.
        as_json: Whether one JSON object is printed.

    Raises:
        VideoGenError: There is no document, or no batch could be run.
    """

    def flow() -> tuple[str, Sequence[Outcome], dict[str, Any], str]:
        from flows.batch import BatchFailedError, batch  # noqa: PLC0415  # the server starts beside these long imports
        from flows.run_here import run_here  # noqa: PLC0415  # as above

        ended = run_here(batch, **asked)
        outcomes = ended.error.outcomes if isinstance(ended.error, BatchFailedError) else _value(ended)
        failed = sum(outcome.failed for outcome in outcomes)
        said = f"{len(outcomes)} documents: {len(outcomes) - failed} made, {failed} failed"
        return ended.run_id, outcomes, {}, said

    return _run(flow, server, asked["sources"], asked, quiet=quiet, as_json=as_json)


def run_sync(asked: dict[str, Any], server: EmbeddedServer | None, *, quiet: bool, as_json: bool) -> int:
    """Make the videos true to their documents, print what was done, and return the exit code.

    Args:
        asked: The parameters of the workflow.
        server: The embedded server, where no other is configured.
        quiet: Whether only results and errors are printed.
        as_json: Whether one JSON object is printed.

    Raises:
        VideoGenError: There is no document, or nothing could be run.
    """

    def flow() -> tuple[str, Sequence[Outcome], dict[str, Any], str]:
        from flows.run_here import run_here  # noqa: PLC0415  # as above
        from flows.sync import SyncFailedError, SyncReport, summary, sync  # noqa: PLC0415  # as above

        ended = run_here(sync, **asked)
        report: SyncReport = ended.error.report if isinstance(ended.error, SyncFailedError) else _value(ended)
        more = {
            "unchanged": report.unchanged,
            "why": dict(zip((outcome.source for outcome in report.made), report.why, strict=True)),
            "orphans": [str(folder) for folder in report.orphans],
            "orphans_removed": report.removed,
        }
        return ended.run_id, report.made, more, summary(report)

    return _run(flow, server, [] if asked.get("git_ref") else [asked["folder"]], asked, quiet=quiet, as_json=as_json)


def _value(ended: "Ended[R]") -> R:
    if ended.error:
        raise ended.error
    assert ended.value is not None  # noqa: S101  # batches and synchronisations return something
    return ended.value


def _run(
    flow: Callable[[], tuple[str, Sequence[Outcome], dict[str, Any], str]],
    server: EmbeddedServer | None,
    sources: Sequence[str],
    asked: dict[str, Any],
    *,
    quiet: bool,
    as_json: bool,
) -> int:
    """Run a workflow, which returns its run's id, the outcomes, what more to report, and that in a line."""
    began = time.monotonic()
    output_dir = asked["settings"].output_dir
    if sources:
        discover(sources, output_dir)  # a folder without documents is told at once
    with Display(quiet=quiet) as display:
        display.show(STARTING)
        from flows.server.records import completed_records  # noqa: PLC0415  # the server starts beside these long imports
        from flows.server.session import session  # noqa: PLC0415

        with session(server, display):
            run_id, outcomes, more, said = flow()
            completed_records(UUID(run_id), None)
    seconds = round(time.monotonic() - began, 3)
    if as_json:
        report = {
            "status": "failed" if any(outcome.failed for outcome in outcomes) else "done",
            "flow_run_id": run_id,
            "output_dir": str(output_dir),
            "documents": [_reported(outcome) for outcome in outcomes],
        }
        print(json.dumps(report | more | {"seconds": {"total": seconds}}, ensure_ascii=False), flush=True)  # noqa: T201  # the result
    else:
        _show(outcomes)
    if not (as_json or quiet):
        print(f"{said}, {seconds:.1f} s", file=sys.stderr)  # noqa: T201
    return next((outcome.exit_code for outcome in outcomes if outcome.failed), 0)


def _reported(outcome: Outcome) -> dict[str, Any]:
    return {
        "source": outcome.source,
        "status": "failed" if outcome.failed else "done",
        "flow_run_id": outcome.flow_run_id,
        "videos": [described(video) for video in outcome.videos],
        "error": outcome.error or None,
        "exit_code": outcome.exit_code,
        "seconds": outcome.seconds,
    }


def _show(outcomes: Sequence[Outcome]) -> None:
    """Print the videos' paths on standard output, and errors on standard error."""
    for outcome in outcomes:
        for video in outcome.videos:
            print(video.path("video"))  # noqa: T201  # the result
        if outcome.failed:
            print(f"error: {outcome.error}", file=sys.stderr)  # noqa: T201
