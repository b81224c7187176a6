"""What a run tells of itself while it is at work, whatever becomes of it."""

import sys
from collections import Counter
from pathlib import Path

import pytest
from prefect.client.schemas.objects import State

from flows.document_to_video import document_to_video
from flows.events import Event, SceneEvent, StageEvent, kept_inside
from tests.integration.fake_edge import answering
from video_gen.models.config import InputConfig

SCRIPT = """\
video-gen: {{size: 320x240, fps: 24, engine: {engine}, captions: none}}
videos:
  - id: tour
    title: A short tour
    scenes:
      - {{id: one, narration: Walnut trees., visual: {{kind: title, title: One}}}}
      - {{id: two, narration: Plum trees., visual: {{kind: title, title: Two}}}}
"""


def make(folder: Path, engine: str = "espeak") -> State[list[object]]:
    script = folder / "tour.yaml"
    script.write_text(SCRIPT.format(engine=engine))
    return document_to_video(InputConfig(source=str(script), output_dir=folder / "videos"), return_state=True)


def counted(told: list[Event], kind: type[StageEvent | SceneEvent], stage: str) -> dict[str, int]:
    return Counter(event.change for event in told if isinstance(event, kind) and event.stage == stage)


@pytest.mark.usefixtures("result_store")
def test_a_run_tells_what_it_makes_and_the_next_what_it_keeps(tmp_path: Path, told: list[Event]) -> None:
    make(tmp_path)
    first = told.copy()
    make(tmp_path)
    second = told[len(first) :]

    assert (first[0].name, first[-1].name) == ("video-gen.run.started", "video-gen.run.finished")
    assert first[-1].videos == (str(tmp_path / "videos" / "a-short-tour"),)
    assert {event.title for event in first[-1:] + first[:1]} == {"tour.yaml"}
    for stage in ("generate_audio", "generate_video"):
        assert counted(first, SceneEvent, stage) == {"started": 2, "finished": 2}
        assert counted(second, SceneEvent, stage) == {"cached": 2}
        assert counted(first, StageEvent, stage) == {"started": 1, "finished": 1}
        assert counted(second, StageEvent, stage) == {"started": 1, "cached": 1}
    assert counted(first, StageEvent, "handle_output") == {"started": 1, "finished": 1}
    (written,) = [event.video_seconds for event in first if getattr(event, "video_seconds", 0)]
    assert written > 1
    assert not any(getattr(event, "video_seconds", 0) for event in second)
    of_scenes = [event for event in first if isinstance(event, SceneEvent)]
    assert {(event.video, event.title) for event in of_scenes} == {("tour", "A short tour")}
    assert all(event.seconds > 0 for event in of_scenes if event.change == "finished")
    assert not any("trees" in event.model_dump_json() for event in first + second)


@pytest.mark.usefixtures("result_store")
def test_a_scene_that_fails_at_last_is_told_with_the_kind_of_its_error(tmp_path: Path, told: list[Event]) -> None:
    with answering("", "400"):
        state = make(tmp_path, "edge")

    assert state.is_failed()
    assert counted(told, SceneEvent, "generate_audio") == {"started": 2, "finished": 1, "failed": 1}
    assert counted(told, SceneEvent, "generate_video") == {"started": 1, "finished": 1}
    assert counted(told, StageEvent, "generate_video") == {"started": 1, "progress": 1, "failed": 1}
    (failed,) = [event for event in told if event.name == "video-gen.scene.failed"]
    assert failed.error == "VoiceError"
    assert (told[-1].name, told[-1].error, told[-1].exit_code) == ("video-gen.run.failed", "ScenesFailedError", 4)


@pytest.mark.usefixtures("result_store")
def test_an_attempt_that_failed_is_told_and_the_scene_begins_once(tmp_path: Path, told: list[Event]) -> None:
    with answering("", "503"):
        state = make(tmp_path, "edge")

    assert state.is_completed()
    assert counted(told, SceneEvent, "generate_audio") == {"started": 2, "progress": 1, "finished": 2}
    assert {event.error for event in told if event.name == "video-gen.scene.progress"} == {"VoiceUnavailableError"}


@pytest.mark.usefixtures("result_store")
def test_a_run_that_cannot_tell_is_made_all_the_same(
    tmp_path: Path, told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object, **_named: object) -> None:
        raise ConnectionError

    monkeypatch.setattr(sys.modules["flows.reporting"], "emit_event", broken)
    state = make(tmp_path)

    assert state.is_completed()
    assert told[-1].name == "video-gen.run.finished"


@pytest.mark.usefixtures("result_store")
def test_events_that_nobody_outside_can_hear_are_told_inside_alone(
    tmp_path: Path, told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    outside: list[tuple[str, str]] = []

    def emitted(name: str, resource: dict[str, str], **_told: object) -> None:
        outside.append((name, resource["prefect.resource.name"]))

    monkeypatch.setattr(sys.modules["flows.reporting"], "emit_event", emitted)
    with kept_inside():
        make(tmp_path)
    inside = [event.name for event in told]
    assert (outside, inside[0], inside[-1]) == ([], "video-gen.run.started", "video-gen.run.finished")

    make(tmp_path)
    assert [name for name, _ in outside] == [event.name for event in told[len(inside) :]]
    assert {
        ("video-gen.run.started", "tour.yaml"),
        ("video-gen.stage.started", "adapt_input"),
        ("video-gen.stage.cached", "generate_video, A short tour"),
        ("video-gen.scene.cached", "one, generate_video, A short tour"),
    } <= set(outside)
