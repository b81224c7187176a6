"""What is told of a run at work: one event for the command's display, for Prefect and for who subscribes there.

    RunEvent      video-gen.run.*      a workflow: started, progress, finished, failed
    StageEvent    video-gen.stage.*    a stage of a run: started, progress, finished, cached, failed
    SceneEvent    video-gen.scene.*    a scene in a stage: started, progress, finished, cached, failed

Fields name things and count them; none holds a document's text beyond its title, an address or an error's words.
Without Prefect, so that the display is there at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import ClassVar, Literal, Protocol

from pydantic import BaseModel, ConfigDict

PREFIX = "video-gen."
Change = Literal["started", "progress", "finished", "cached", "failed"]


class Event(BaseModel):
    """Something that happened in a run; readers of an older version ignore fields that they do not know."""

    model_config = ConfigDict(frozen=True, extra="ignore", use_attribute_docstrings=True)

    subject: ClassVar[Literal["run", "stage", "scene"]]
    """What it happened to."""

    change: Change
    """What happened."""
    title: str = ""
    """Title of the video, or name of the document, by which a person recognises it."""
    done: int = 0
    """How many of `total` are settled, whether made, kept or failed."""
    total: int = 0
    """Scenes, sections, videos or documents; 0 where nothing is counted."""
    seconds: float = 0.0
    """How long it took, where it ended; waiting included."""
    error: str = ""
    """Kind of the error, such as `VoiceUnavailableError`, where there was one."""

    @property
    def name(self) -> str:
        """The event's name in Prefect, such as `video-gen.scene.finished`."""
        return f"{PREFIX}{self.subject}.{self.change}"


class RunEvent(Event):
    """A workflow began, came further or ended."""

    subject = "run"

    workflow: str
    """`document_to_video`, `batch` or `sync-docs`."""
    run: str = ""
    """Id of the run in Prefect."""
    videos: tuple[str, ...] = ()
    """Folders of the videos that are finished, where the run ended."""
    exit_code: int = 0
    """What the command line would end with, where the run ended."""


class StageEvent(Event):
    """A stage of a run began, came further or ended; `cached` where all of it was kept from before."""

    subject = "stage"

    stage: str
    """Name of the task, such as `generate_video`."""
    video: str = ""
    """Id of the video that it is about, from stage 4 on."""
    video_seconds: float = 0.0
    """How long the video is that was written, where `handle_output` finished."""


class SceneEvent(Event):
    """A scene began, came further or ended in a stage; `progress` where an attempt failed and another follows."""

    subject = "scene"

    stage: str
    """`generate_audio` or `generate_video`."""
    video: str = ""
    """Id of the scene's video."""
    scene: str
    """Id of the scene in the video."""


KINDS: dict[str, type[Event]] = {kind.subject: kind for kind in (RunEvent, StageEvent, SceneEvent)}


class Listener(Protocol):
    """Somebody who watches a run in this process."""

    def __call__(self, event: Event) -> None:
        """Take note of an event; called from several threads."""


_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)
_heard_outside: ContextVar[bool] = ContextVar("heard_outside", default=True)


@contextmanager
def told_to(who: Listener | None) -> Iterator[None]:
    """Have the runs inside the block tell `who` of their events, or nobody in this process."""
    token = _listener.set(who)
    try:
        yield
    finally:
        _listener.reset(token)


def listener() -> Listener | None:
    """Return the one who listens in this process, if any."""
    return _listener.get()


@contextmanager
def kept_inside() -> Iterator[None]:
    """Have the runs inside the block tell nobody outside of this process, for nobody outside can listen."""
    token = _heard_outside.set(False)
    try:
        yield
    finally:
        _heard_outside.reset(token)


def heard_outside() -> bool:
    """Return whether anybody outside of this process can listen."""
    return _heard_outside.get()
