"""How far a run is, kept as an artifact in Prefect."""

import threading
import time
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.futures import PrefectFuture

SECONDS_BETWEEN_UPDATES = 1.0


def follow(title: str, futures: Sequence[PrefectFuture[Any]]) -> None:
    """Return when all scenes' renderings are settled, having kept the progress artifact true meanwhile.

    Prefect's own `wait` ends by a signal that breaks into whatever lock is held: in long runs it once failed them.
    """
    settled = threading.Semaphore(0)
    for future in futures:
        future.add_done_callback(lambda _future: settled.release())
    done, total = _count(settled, 0, len(futures)), len(futures)  # all, at once, where all are kept
    artifact = create_progress_artifact(_percent(done, total), key="video-progress", description=title)
    assert isinstance(artifact, UUID)  # noqa: S101  # a coroutine only inside an event loop
    while done < total:
        done = _count(settled, done, total)
        update_progress_artifact(artifact, _percent(done, total))


def _count(settled: threading.Semaphore, done: int, total: int) -> int:
    """Return how many are settled: at once when all are, else after the time between two updates."""
    over = time.monotonic() + SECONDS_BETWEEN_UPDATES
    while done < total and settled.acquire(timeout=max(0.0, over - time.monotonic())):
        done += 1
    return done


def _percent(done: int, total: int) -> float:
    return 100.0 * done / total
