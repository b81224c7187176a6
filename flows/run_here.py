"""A workflow runs in this process; what it came to is what happened here, not what Prefect's server tells of it."""

from typing import Generic, NamedTuple, ParamSpec, TypeVar

from prefect import Flow

from flows.events import Event, RunEvent, listener, told_to
from video_gen.errors import VideoGenError

P = ParamSpec("P")
R = TypeVar("R")


class Ended(NamedTuple, Generic[R]):
    """What a run came to."""

    run_id: str
    """Its id in Prefect."""
    value: R | None = None
    """What the workflow returned."""
    error: VideoGenError | None = None
    """What it raised."""


def run_here(flow: Flow[P, R], *args: P.args, **kwargs: P.kwargs) -> Ended[R]:
    """Run a workflow of ours and return what it came to.

    Prefect's state of the run would not do: where the server's answer to it was lost and it is told again, the server
    gives back the state that it has, in which what was returned is missing.
    """
    run_ids: list[str] = []
    who = listener()

    def note(event: Event) -> None:
        if isinstance(event, RunEvent):
            run_ids.append(event.run)
        if who:
            who(event)

    with told_to(note):
        try:
            value = flow(*args, **kwargs)
        except VideoGenError as error:
            return Ended(run_ids[0], error=error)
    return Ended(run_ids[0], value)
