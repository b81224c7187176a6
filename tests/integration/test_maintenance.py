"""Upkeep of what is kept, on Prefect's own test server."""

import os
import time
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client
from prefect.filesystems import RemoteFileSystem

from flows import maintenance
from flows.maintenance import MEGABYTE, SECONDS_A_DAY, maintain


@pytest.fixture
def keep(result_store: Path):
    """Returns a function that keeps a result of a stage, last used some days ago."""

    def keep(name: str, days: float, size: int = 10) -> Path:
        path = result_store / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)
        used = time.time() - days * SECONDS_A_DAY
        os.utime(path, (used, used))
        return path

    return keep


def test_old_results_go_and_those_of_others_stay(keep):
    old, young = keep("generate_video/1/old", 31), keep("generate_audio/1/young", 29)
    foreign = keep("somebody-elses/1/old", 300)

    state = maintain(max_age_days=30, return_state=True)
    upkeep = state.result()

    assert (old.exists(), young.exists(), foreign.exists()) == (False, True, True)
    assert (upkeep.removed, upkeep.removed_bytes, upkeep.left, upkeep.left_bytes) == (1, 10, 1, 10)
    with get_client(sync_client=True) as client:
        assert client.read_flow_run(state.state_details.flow_run_id).name == "keep results for 30 days, to 20000 MB"


def test_the_longest_unused_go_until_the_rest_fits_and_fresh_ones_are_in_use(keep):
    kept = [keep(f"generate_video/1/{days}", days, MEGABYTE) for days in (3, 2, 1)]
    fresh = keep("make_document/1/fresh", 0, MEGABYTE)

    assert maintain(max_megabytes=2).removed == 2
    assert [path.exists() for path in (*kept, fresh)] == [False, False, True, True]
    assert maintain(max_megabytes=0).removed == 1
    assert [path.exists() for path in (*kept, fresh)] == [False, False, False, True]


def test_results_that_are_kept_elsewhere_are_not_touched(keep, monkeypatch):
    old = keep("generate_video/1/old", 300)
    monkeypatch.setattr(maintenance, "result_storage", lambda: RemoteFileSystem(basepath="memory://bucket"))
    upkeep = maintain()
    assert (upkeep.removed, upkeep.left, old.exists()) == (0, 0, True)
