"""Many documents become videos: each in a run of its own, some at a time; a bad one does not stop the others."""

import re
import threading
import time
from collections.abc import Sequence
from typing import Annotated, Any

from prefect import flow, runtime, task
from prefect.artifacts import create_table_artifact
from prefect.client.schemas.objects import FlowRun, State
from prefect.deployments import run_deployment
from prefect.futures import PrefectFuture
from prefect.states import Failed
from pydantic import Field

import video_gen.errors
from flows.document_to_video import document_to_video
from flows.events import told_to
from flows.interruption import ended_at_once
from flows.naming import short_name
from flows.progress import Settled
from flows.reporting import run_told, tell_run
from flows.result_store import result_store
from flows.run_here import Ended, run_here
from flows.settings import settings_of_run
from flows.task_runner import TaskRunner
from video_gen.errors import VideoGenError, one_line, without_secrets
from video_gen.inputs import discover
from video_gen.models.config import InputConfig, Settings
from video_gen.models.files import VideoFiles
from video_gen.models.found import FoundDocument, Outcome
from video_gen.output import write_index

AT_ONCE = 4
_NAMED = 3
"""How many sources the name of a run tells."""
_REMOTE_ERROR = re.compile(r"(\w+Error): (.*)", re.DOTALL)
"""Where the message of a failed run names the error."""


class BatchFailedError(VideoGenError):
    """Some documents of a batch failed; the videos of the others are finished."""

    def __init__(self, outcomes: Sequence[Outcome]) -> None:
        """Name every document that failed.

        Args:
            outcomes: What became of every document of the batch, of which one at least failed.
        """
        failed = [outcome for outcome in outcomes if outcome.failed]
        named = "; ".join(outcome.error.rstrip(".") for outcome in failed)
        super().__init__(
            f"{len(failed)} of {len(outcomes)} documents failed",
            named,
            "The others are finished and kept: mend these and run the same command again",
        )
        self.outcomes = tuple(outcomes)
        self.exit_code = failed[0].exit_code  # type: ignore[misc]  # of this failure, not of the class


def run_name() -> str:
    """Return a name that a person recognises: the first sources, and how many there are."""
    sources = runtime.flow_run.parameters["sources"]
    first = ", ".join(short_name(str(source)) for source in sources[:_NAMED])
    return one_line(f"batch of {first}" + (f" and {len(sources) - _NAMED} more" if len(sources) > _NAMED else ""), 120)


@flow(
    name="batch",
    flow_run_name=run_name,
    persist_result=False,
    task_runner=TaskRunner(),  # type: ignore[arg-type]  # Prefect's own runners do not fit its annotation either
)
def batch(
    sources: list[str],
    settings: Settings | None = None,
    max_parallel: Annotated[int, Field(ge=1, le=64)] = AT_ONCE,
    refresh: bool = False,  # noqa: FBT001, FBT002  # a form field
    deployment: str = "",
) -> list[Outcome]:
    """Turn many documents into narrated, captioned videos.

    Each document has a folder of its own below the output folder, named like its file. One that fails does not stop
    the others; the run fails at its end, and names it.

    Args:
        sources: Files, folders with all below them, patterns such as `docs/**/*.md`, and web addresses.
        settings: How to make the videos; a document's own front matter fills in what is not given.
        max_parallel: Most documents at work at a time (1 to 64).
        refresh: Make everything anew, whatever is kept.
        deployment: Deployment that runs each document, such as `document_to_video/document-to-video`, so that workers
            share them; without one they are made here.

    Raises:
        BatchFailedError: Some failed; its `outcomes` tell of all.
        DocumentError: There is no document.
    """
    settings = settings_of_run(settings)
    with ended_at_once(), run_told(run_name()) as made:
        outcomes = make_documents(discover(sources, settings.output_dir), settings, max_parallel, refresh, deployment)
        made += [video for outcome in outcomes for video in outcome.videos]
        write_index(settings.output_dir)
        _keep_table(outcomes)
        if any(outcome.failed for outcome in outcomes):
            raise BatchFailedError(outcomes)
    return outcomes


def make_documents(
    documents: Sequence[FoundDocument],
    settings: Settings,
    max_parallel: int,
    refresh: bool,  # noqa: FBT001  # as the flow's
    deployment: str,
    keys: Sequence[str] = (),
) -> list[Outcome]:
    """Return what became of each document, when all are settled.

    Args:
        documents: What to make videos of.
        settings: How.
        max_parallel: Most documents at work at a time.
        refresh: Make everything anew, whatever is kept.
        deployment: Deployment that runs each document; made here where it is empty.
        keys: What each document's outcome is kept under; kept nowhere without.
    """
    futures: list[PrefectFuture[Any]] = []
    slots = threading.BoundedSemaphore(max_parallel)
    total = len(documents)
    tell_run("progress", total=total)
    settled = Settled(total, lambda done: tell_run("progress", done=done, total=total))
    for document, key in zip(documents, keys or [""] * len(documents), strict=True):
        slots.acquire()
        futures.append(make_document.submit(document, settings, refresh, deployment, key))
        settled.count(futures[-1])
        futures[-1].add_done_callback(lambda _future: slots.release())
    return [_outcome(document, future) for document, future in zip(documents, futures, strict=True)]


@task(name="make_document", task_run_name="make {document.place}", persist_result=False)
def make_document(
    document: FoundDocument,
    settings: Settings,
    refresh: bool,  # noqa: FBT001  # as the flow's
    deployment: str,
    key: str,
) -> Outcome | State[Any]:
    """Make the videos of one document, here or by a deployment; failing is told by the state, not raised.

    What came out is kept under `key`, where there is one. Not by Prefect: a run inside of a task whose result it keeps
    would have its own kept as well.
    """
    config = document.config(settings)
    began = time.monotonic()
    ended = _deployed(config, refresh, deployment) if deployment else _here(config, refresh)
    outcome = Outcome(
        source=document.source,
        flow_run_id=ended.run_id,
        videos=tuple(ended.value or ()),
        seconds=round(time.monotonic() - began, 3),
    )
    if error := ended.error:
        return Failed(message=str(error), data=outcome.replace(error=str(error), exit_code=error.exit_code))
    if key:
        result_store().write(outcome, key=key)
    return outcome


def _here(config: InputConfig, refresh: bool) -> Ended[list[VideoFiles]]:  # noqa: FBT001  # as the flow's
    with told_to(None):  # the batch counts documents, not the scenes of several at once
        return run_here(document_to_video, config, refresh)


def _deployed(config: InputConfig, refresh: bool, deployment: str) -> Ended[list[VideoFiles]]:  # noqa: FBT001  # as the flow's
    """Run a document elsewhere; where its videos are is told by its own run."""
    parameters = {"config": config.model_dump(mode="json", exclude_unset=True), "refresh": refresh}
    run = run_deployment(deployment, parameters=parameters, timeout=None)
    assert isinstance(run, FlowRun)  # noqa: S101  # a coroutine only inside an event loop
    assert run.state  # noqa: S101  # it has ended
    return Ended(str(run.id), error=None if run.state.is_completed() else _error(config.source, run.state))


def _error(source: str, state: State[Any]) -> VideoGenError:
    """Return why a document failed, by what the state of its run elsewhere tells."""
    message = state.message or state.name or "it failed"
    named = _REMOTE_ERROR.search(message)
    kind = getattr(video_gen.errors, named[1], None) if named else None
    known = kind if isinstance(kind, type) and issubclass(kind, VideoGenError) else VideoGenError
    why = (named[2] if named and kind else message).removeprefix(f"{one_line(without_secrets(source))}: ")
    error = VideoGenError(source, why.rstrip("."), "See its run in Prefect")
    error.exit_code = known.exit_code  # type: ignore[misc]  # of this failure, not of the class
    return error


def _outcome(document: FoundDocument, future: PrefectFuture[Any]) -> Outcome:
    future.wait()  # a future knows its own final state only after this
    found = future.state.result(raise_on_failure=False)
    if isinstance(found, Outcome):
        return found
    return Outcome(source=document.source, error=one_line(f"{type(found).__name__}: {found}"), exit_code=1)


def _keep_table(outcomes: Sequence[Outcome]) -> None:
    """Keep what became of each document as a table in Prefect's artifacts."""
    create_table_artifact(
        [
            {
                "document": without_secrets(outcome.source),
                "outcome": "failed" if outcome.failed else "made",
                "video": ", ".join(str(video.path("video")) for video in outcome.videos),
                "seconds": f"{outcome.seconds:.1f}",
                "run": outcome.flow_run_id[:8],
                "error": outcome.error,
            }
            for outcome in outcomes
        ],
        key="batch-documents",
        description=f"{sum(not outcome.failed for outcome in outcomes)} of {len(outcomes)} documents made",
    )
