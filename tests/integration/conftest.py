"""Prefect for the tests: one temporary server a session, a fresh result store a test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect.context import refresh_global_settings_context
from prefect.events.worker import EventsWorker
from prefect.logging.handlers import APILogWorker
from prefect.settings import PREFECT_LOCAL_STORAGE_PATH, temporary_settings

from flows.events import Event, told_to
from flows.server.embedded import API_URL_VARIABLE
from tests.integration.nvenc_machine import nvenc_machine
from tests.own_server import own_server
from video_gen.models.source import Source
from video_gen.parsing import confined, confined_reader

__all__ = ["nvenc_machine"]


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with own_server(tmp_path_factory.mktemp("prefect")) as api, pytest.MonkeyPatch.context() as environment:
        environment.setenv(API_URL_VARIABLE, api)
        refresh_global_settings_context()  # threads read it too
        yield
        EventsWorker.drain_all()
        APILogWorker.drain_all()


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
