"""How far a run is: what is settled is counted, and kept as an artifact in Prefect."""

import threading
from collections.abc import Callable, Sequence
from contextvars import copy_context
from typing import Any
from uuid import UUID

from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.futures import PrefectFuture

SECONDS_BETWEEN_UPDATES = 1.0


class Settled:
    """Counts futures that are settled, in whichever thread.

    Prefect's own `wait` ends by a signal that breaks into whatever lock is held: in long runs it once failed them.
    """

    def __init__(self, total: int, tell: Callable[[int], None] = lambda _done: None) -> None:
        """Begin at none.

        Args:
            total: How many futures there are.
            tell: Called with each count, in order, as part of this run.
        """
        self._done, self._total = 0, total
        self._tell, self._context = tell, copy_context()
        self._changed = threading.Condition()

    def count(self, future: PrefectFuture[Any]) -> None:
        """Count a future when it is settled."""
        future.add_done_callback(self._one_more)

    def wait(self, seconds: float) -> int:
        """Return how many are settled: as soon as all are, else after some time."""
        with self._changed:
            self._changed.wait_for(lambda: self._done == self._total, seconds)
            return self._done

    def _one_more(self, _future: PrefectFuture[Any]) -> None:
        with self._changed:
            self._done += 1
            self._context.run(self._tell, self._done)
            self._changed.notify_all()


def follow(title: str, futures: Sequence[PrefectFuture[Any]]) -> None:
    """Return when all scenes' renderings are settled, having kept the progress artifact true meanwhile."""
    total = len(futures)
    settled = Settled(total)
    for future in futures:
        settled.count(future)
    done = settled.wait(SECONDS_BETWEEN_UPDATES)  # all, at once, where all are kept
    artifact = create_progress_artifact(_percent(done, total), key="video-progress", description=title)
    assert isinstance(artifact, UUID)  # noqa: S101  # a coroutine only inside an event loop
    while done < total:
        done = settled.wait(SECONDS_BETWEEN_UPDATES)
        update_progress_artifact(artifact, _percent(done, total))


def _percent(done: int, total: int) -> float:
    return 100.0 * done / total
