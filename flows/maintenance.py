"""Kept results that nobody used for long are removed, and runs that died are closed."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, NamedTuple

from prefect import flow
from prefect.artifacts import create_markdown_artifact
from prefect.filesystems import LocalFileSystem
from pydantic import Field

from flows.caching import STAGES, WHOLE_DOCUMENT
from flows.result_store import result_storage
from flows.server.records import close_dead_runs
from video_gen.models.value import Value

SECONDS_A_DAY = 86_400
MEGABYTE = 1_000_000
_IN_USE_SECONDS = 3600
"""A run may be about to use what is younger."""


class Upkeep(Value):
    """What was removed, what is left, and which runs were closed."""

    removed: int
    removed_bytes: int
    left: int
    left_bytes: int
    closed_runs: int


class _Record(NamedTuple):
    used: float
    """When it was last written or read, in seconds since the epoch."""
    size: int
    path: Path


@flow(
    name="maintenance",
    flow_run_name="keep results for {max_age_days} days, to {max_megabytes} MB",
    persist_result=False,
)
def maintain(
    max_age_days: Annotated[int, Field(ge=0)] = 30, max_megabytes: Annotated[int, Field(ge=0)] = 20_000
) -> Upkeep:
    """Remove kept results of scenes that are old or too many, and mark runs of this machine that died as crashed.

    Only results of these workflows are looked at, and none that was used in the last hour is touched. What is removed
    is made anew when it is needed. What is kept in a bucket is left to the rules of its owner.

    Args:
        max_age_days: Results that were not used for longer are removed; on disks mounted `noatime`, written is used.
        max_megabytes: Of the others, those used longest ago are removed until no more than this is left.
    """
    storage = result_storage()
    folder = storage.basepath if isinstance(storage, LocalFileSystem) else None
    records = sorted(_records(Path(folder).expanduser())) if folder else []
    now = time.time()
    excess = sum(record.size for record in records) - max_megabytes * MEGABYTE
    removed: list[_Record] = []
    for record in records:
        old = now - record.used > max_age_days * SECONDS_A_DAY
        if now - record.used > _IN_USE_SECONDS and (old or excess > 0):
            record.path.unlink(missing_ok=True)
            removed.append(record)
            excess -= record.size
    freed, total = (sum(record.size for record in some) for some in (removed, records))
    upkeep = Upkeep(
        removed=len(removed),
        removed_bytes=freed,
        left=len(records) - len(removed),
        left_bytes=total - freed,
        closed_runs=close_dead_runs(),
    )
    elsewhere = "" if folder else f"What {type(storage).__name__} keeps is pruned by rules of its own. "
    create_markdown_artifact(
        f"{elsewhere}{upkeep.removed} results removed ({freed / MEGABYTE:.1f} MB), {upkeep.left} left "
        f"({upkeep.left_bytes / MEGABYTE:.1f} MB), {upkeep.closed_runs} dead runs closed.",
        key="maintenance-report",
        description="Upkeep of kept results",
    )
    return upkeep


def _records(folder: Path) -> Iterator[_Record]:
    """Yield the kept results of all stages."""
    for stage in (*STAGES, WHOLE_DOCUMENT):
        for path in (folder / stage).glob("*/*"):
            if path.is_file() and not path.is_symlink():
                status = path.stat()
                yield _Record(max(status.st_mtime, status.st_atime), status.st_size, path)
