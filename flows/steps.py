"""Where a run stands, told to the command that watches it; without Prefect, so that it is there at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple, Protocol


class Step(NamedTuple):
    """Where a run stands."""

    stage: str
    """The task that is at work, such as `generate_video`."""
    done: int = 0
    total: int = 0
    """Scenes; 0 where the stage is not counted in scenes."""


class Listener(Protocol):
    """Somebody who watches a run in this process."""

    def __call__(self, step: Step) -> None:
        """Take note of a step; called from several threads."""


_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def told_to(who: Listener | None) -> Iterator[None]:
    """Have the runs inside the block report to `who`, or to nobody."""
    token = _listener.set(who)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(stage: str, done: int = 0, total: int = 0) -> None:
    """Report a step to the one who listens, if any."""
    if who := _listener.get():
        who(Step(stage, done, total))


def listener() -> Listener | None:
    """Return the one who listens, if any."""
    return _listener.get()
