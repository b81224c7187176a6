"""Prefect for the tests: one temporary server a session, a fresh result store a test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect.settings import PREFECT_LOCAL_STORAGE_PATH, temporary_settings
from prefect.testing.utilities import prefect_test_harness

from flows.events import Event, told_to
from tests.integration.nvenc_machine import nvenc_machine
from tests.waiting import PATIENCE_SECONDS
from video_gen.models.source import Source
from video_gen.parsing import confined, confined_reader

__all__ = ["nvenc_machine"]


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[None]:
    with prefect_test_harness(server_startup_timeout=int(PATIENCE_SECONDS)):
        yield


@pytest.fixture
def result_store(prefect_server: None, tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "results"
    with temporary_settings({PREFECT_LOCAL_STORAGE_PATH: folder}):
        yield folder


@pytest.fixture
def told() -> Iterator[list[Event]]:
    """What runs tell of themselves while the test runs."""
    events: list[Event] = []
    with told_to(events.append):
        yield events


@pytest.fixture
def without_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """Binary documents are read in this process: to start one for each takes longer than to read them."""

    def answered(source: Source, *_limits: object) -> bytes:
        return confined_reader.answer_to(source.media_type, source.data).encode()

    monkeypatch.setattr(confined, "_answered", answered)
