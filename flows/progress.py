"""How far a run is, kept as an artifact in Prefect."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.futures import PrefectFuture, wait

SECONDS_BETWEEN_UPDATES = 1.0


def follow(title: str, futures: Sequence[PrefectFuture[Any]]) -> None:
    """Return when all scenes' renderings are settled, having kept the progress artifact true meanwhile."""
    total = len(futures)
    pending = wait(list(futures), timeout=SECONDS_BETWEEN_UPDATES).not_done  # all, at once, where all are kept
    artifact = create_progress_artifact(_percent(total - len(pending), total), key="video-progress", description=title)
    assert isinstance(artifact, UUID)  # noqa: S101  # a coroutine only inside an event loop
    while pending:
        pending = wait(list(futures), timeout=SECONDS_BETWEEN_UPDATES).not_done
        update_progress_artifact(artifact, _percent(total - len(pending), total))


def _percent(done: int, total: int) -> float:
    return 100.0 * done / total
