"""Calls of the voice service take turns, those of one run as those of all."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client

from flows import turns
from flows.turns import AT_ONCE, LIMIT_NAME, MOST_JITTER_S, in_turn, limit_calls
from tests.integration.fake_edge import answering
from tests.integration.test_flow_voices import make
from tests.waiting import until
from video_gen.audio import choose_speaker, generate_audio
from video_gen.models.audio import AudioClip, Speaker
from video_gen.models.script import SceneConfig, TitleVisual


@pytest.fixture(scope="module")
def speaker() -> Speaker:
    return choose_speaker("espeak", "male", "en")


@pytest.fixture(scope="module")
def clip(speaker: Speaker) -> AudioClip:
    return generate_audio(SceneConfig(id="s", narration=("Hello.",), visual=TitleVisual(title="T")), speaker, 30)


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The places that were taken of a limit that gives as many as are asked for."""
    taken: list[str] = []

    @contextmanager
    def concurrency(name: str, **_settings: object) -> Iterator[None]:
        taken.append(name)
        yield

    monkeypatch.setattr(turns, "concurrency", concurrency)
    return taken


@pytest.mark.usefixtures("places")
def test_the_first_calls_do_not_come_in_one_burst(monkeypatch: pytest.MonkeyPatch, clip: AudioClip) -> None:
    waits: list[float] = []
    monkeypatch.setattr(turns, "_early", iter(range(AT_ONCE)))
    monkeypatch.setattr(turns.time, "sleep", waits.append)
    for _ in range(AT_ONCE + 2):
        assert in_turn(lambda: clip) is clip
    assert len(set(waits)) == AT_ONCE
    assert 0 <= min(waits) <= max(waits) <= MOST_JITTER_S


@pytest.mark.parametrize(("kept_s", "taken"), [(60.0, AT_ONCE), (0.0, 12)])
def test_a_place_is_kept_for_the_next_call_but_not_for_ever(
    monkeypatch: pytest.MonkeyPatch, clip: AudioClip, places: list[str], kept_s: float, taken: int
) -> None:
    monkeypatch.setattr(turns, "KEPT_S", kept_s)
    begun = threading.Barrier(AT_ONCE + 1)
    first = iter(range(AT_ONCE))

    def speak() -> AudioClip:
        if next(first, None) is not None:
            begun.wait()
        return clip

    with ThreadPoolExecutor(12) as scenes:
        answers = [scenes.submit(in_turn, speak) for _ in range(12)]
        until(lambda: turns._due.qsize() == 12 - AT_ONCE)  # noqa: SLF001  # what waits cannot be seen otherwise
        begun.wait()
        assert [answer.result() for answer in answers] == [clip] * 12
    assert places == [LIMIT_NAME] * taken


def test_each_scene_learns_that_there_is_no_place(monkeypatch: pytest.MonkeyPatch, clip: AudioClip) -> None:
    def concurrency(*_arguments: object, **_settings: object) -> None:
        raise ConnectionError("no server")

    monkeypatch.setattr(turns, "concurrency", concurrency)
    with ThreadPoolExecutor(12) as scenes:
        answers = [scenes.submit(in_turn, lambda: clip) for _ in range(12)]
        assert {str(answer.exception()) for answer in answers} == {"no server"}


@pytest.mark.usefixtures("places")
def test_what_a_call_raises_is_raised_where_it_was_asked_for() -> None:
    def speak() -> AudioClip:
        raise ValueError("no voice")

    with pytest.raises(ValueError, match="no voice"):
        in_turn(speak)


@pytest.mark.usefixtures("result_store")
def test_calls_of_the_service_are_limited_over_all_runs(tmp_path: Path, speaker: Speaker) -> None:
    with get_client(sync_client=True) as client:
        limit_calls(speaker.replace(engine="edge"))
        assert client.read_global_concurrency_limit_by_name(LIMIT_NAME).limit == AT_ONCE
        client.upsert_global_concurrency_limit_by_name(LIMIT_NAME, 1)
        limit_calls(speaker.replace(engine="edge"))
        with answering() as service:
            assert make(tmp_path, engine="edge").is_completed()
        assert client.read_global_concurrency_limit_by_name(LIMIT_NAME).limit == 1
        client.upsert_global_concurrency_limit_by_name(LIMIT_NAME, AT_ONCE)
    assert service.most_at_once == 1
