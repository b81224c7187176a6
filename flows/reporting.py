"""A run tells of itself: every event goes to who listens in this process, and to Prefect.

Telling never fails a run nor holds it up: Prefect's client queues events and sends them from a thread of its own.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import Context, ContextVar, copy_context
from functools import partial
from typing import Any, NamedTuple, ParamSpec, TypeVar
from uuid import UUID

from prefect import Task
from prefect.client.schemas.objects import State
from prefect.context import FlowRunContext, TaskRunContext
from prefect.events import emit_event
from prefect.futures import PrefectConcurrentFuture, PrefectFuture
from prefect.logging import get_logger

from flows.events import Change, Event, RunEvent, SceneEvent, StageEvent, heard_outside, listener
from flows.task_runner import untraversed
from video_gen.errors import VideoGenError
from video_gen.models.files import VideoFiles
from video_gen.models.script import VideoConfig

P = ParamSpec("P")
R = TypeVar("R")
NOT_REACHED = "NotReached"
"""Kind of the error of a scene that failed in the stage before."""


class _About(NamedTuple):
    video: str = ""
    title: str = ""


_NOTHING = _About()
_about: ContextVar[_About] = ContextVar("about", default=_NOTHING)
_began: dict[UUID, float] = {}
"""When the scenes that are at work began, by the id of their task run."""


def publish(event: Event) -> None:
    """Tell who listens in this process, and Prefect where somebody can listen there."""
    if who := listener():
        who(event)
    run = FlowRunContext.get()
    if run is None or run.flow_run is None or not heard_outside():
        return
    try:
        emit_event(event.name, resource=_resource(event, str(run.flow_run.id)), payload=event.model_dump(mode="json"))
    except Exception:  # noqa: BLE001  # whatever it is, the video is worth more
        get_logger("flows.reporting").debug("An event could not be told", exc_info=True)


def _resource(event: Event, run: str) -> dict[str, str]:
    """Return what an event is about, with labels by which automations choose."""
    video, stage, scene = (str(getattr(event, name, "")) for name in ("video", "stage", "scene"))
    labels = {name: getattr(event, name) for name in ("workflow", "stage", "error") if getattr(event, name, "")}
    return {
        "prefect.resource.id": ".".join(filter(None, ("video-gen", event.subject, run, video, stage, scene))),
        "prefect.resource.name": ", ".join(filter(None, (scene, stage, event.title))) or run,
        "video-gen.flow-run-id": run,
        **{f"video-gen.{name}": value for name, value in labels.items()},
    }


@contextmanager
def about(video: VideoConfig) -> Iterator[None]:
    """Have the events inside the block say which video they are about."""
    token = _about.set(_About(video.id, video.title))
    try:
        yield
    finally:
        _about.reset(token)


@contextmanager
def run_told(title: str) -> Iterator[list[VideoFiles]]:
    """Tell that this run began, and how it ended; the block appends the videos that it finishes."""
    began = time.monotonic()
    made: list[VideoFiles] = []
    tell_run("started", title=title)
    try:
        yield made
    except Exception as error:
        code = error.exit_code if isinstance(error, VideoGenError) else VideoGenError.exit_code
        tell_run(
            "failed", title=title, seconds=_since(began), videos=_folders(made), error=_kind(error), exit_code=code
        )
        raise
    tell_run("finished", title=title, seconds=_since(began), videos=_folders(made))


def tell_run(change: Change, **fields: Any) -> None:  # noqa: ANN401  # those of RunEvent
    """Tell of the run itself."""
    run = FlowRunContext.get()
    named = {"workflow": run.flow.name, "run": str(run.flow_run.id)} if run and run.flow and run.flow_run else {}
    publish(RunEvent.model_validate({"change": change, "workflow": "", **named, **fields}))


def performed(task: Task[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Return what a stage makes, having told that it began and how it ended."""
    began = time.monotonic()
    tell_stage("started", task.name)
    state: State[R] = task(*map(untraversed, args), **kwargs, return_state=True)
    change, error = _outcome(state)
    made = state.result(raise_on_failure=False)
    seconds = made.duration_s if isinstance(made, VideoFiles) and change == "finished" else 0.0
    tell_stage(change, task.name, seconds=_since(began), error=error, video_seconds=seconds)
    return state.result()


def tell_stage(change: Change, stage: str, **fields: Any) -> None:  # noqa: ANN401  # those of StageEvent
    """Tell of a stage."""
    publish(StageEvent(change=change, stage=stage, **_about.get()._asdict(), **fields))


def watch(stage: str, futures: Sequence[PrefectFuture[Any]], scenes: Sequence[str] = ()) -> None:
    """Tell of each future in the moment in which it is settled, and of the stage when all are.

    Args:
        stage: Name of their task.
        futures: What a stage makes side by side.
        scenes: The scene of each, where they are scenes.
    """
    total = len(futures)
    tell_stage("started", stage, total=total)
    began, lock, settled = time.monotonic(), threading.Lock(), Counter[Change]()

    def note(scene: str, future: PrefectFuture[Any]) -> None:
        if isinstance(future, PrefectConcurrentFuture) and future.wrapped_future.cancelled():
            return  # the run is interrupted: it was never begun, and Prefect knows nothing of it
        with suppress(BaseException):  # of a task that was cancelled or whose process ends: others are told of it too
            future.wait()  # a future knows its own final state only after this
        change, error = _outcome(future.state)
        seconds = _since(_began.pop(future.task_run_id, time.monotonic()))
        with lock:  # so that counts come in order
            settled[change] += 1
            done = settled.total()
            if scene and error != NOT_REACHED:
                _tell_scene(change, stage, scene, done=done, total=total, seconds=seconds, error=error)
            elif total > 1:
                tell_stage("progress", stage, done=done, total=total, error=error)
            if done == total:
                last: Change = "failed" if settled["failed"] else "finished" if settled["finished"] else "cached"
                tell_stage(last, stage, done=done, total=total, seconds=_since(began), error=error)

    for future, scene in zip(futures, scenes or [""] * total, strict=True):
        # The thread that settles a future and calls back knows neither the run nor who listens.
        future.add_done_callback(partial(_called_in, copy_context(), note, scene))


def _called_in(
    context: Context, note: Callable[[str, PrefectFuture[Any]], None], scene: str, future: PrefectFuture[Any]
) -> None:
    context.run(note, scene, future)


@contextmanager
def at_work(scene: str) -> Iterator[None]:
    """Tell, from inside a task, that its scene began, or that it failed and is tried again."""
    context = TaskRunContext.get()
    if context is None:
        yield
        return
    stage, attempt = context.task.name, context.task_run.run_count
    if attempt <= 1:
        _began[context.task_run.id] = time.monotonic()
        _tell_scene("started", stage, scene)
    try:
        yield
    except VideoGenError as error:
        if error.transient and attempt <= context.task.retries:
            tell_attempt(stage, scene, error)
        raise


def tell_attempt(stage: str, scene: str, error: VideoGenError) -> None:
    """Tell that an attempt to make a scene failed and that another follows."""
    _tell_scene("progress", stage, scene, error=_kind(error))


def _tell_scene(change: Change, stage: str, scene: str, **fields: Any) -> None:  # noqa: ANN401  # those of SceneEvent
    publish(SceneEvent(change=change, stage=stage, scene=scene, **_about.get()._asdict(), **fields))


def _outcome(state: State[Any]) -> tuple[Change, str]:
    """Return how a task ended, and the kind of its error."""
    if state.is_completed():
        return ("cached" if state.name == "Cached" else "finished"), ""
    if not state.is_final():
        return "failed", NOT_REACHED
    error = state.result(raise_on_failure=False)
    return "failed", _kind(error) if isinstance(error, Exception) else state.name or ""


def _kind(error: Exception) -> str:
    return type(error).__name__


def _folders(videos: Sequence[VideoFiles]) -> tuple[str, ...]:
    return tuple(str(video.folder) for video in videos)


def _since(began: float) -> float:
    return round(time.monotonic() - began, 3)
