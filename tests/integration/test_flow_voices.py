"""Who speaks, in the workflow: calls of the service are limited, and engines are mixed only where that is allowed."""

import json
import sys
from pathlib import Path

import pytest
from prefect.client.schemas.objects import State

import flows.stages
import video_gen.audio
from flows.document_to_video import document_to_video
from flows.speaking import spoken
from tests.integration.fake_edge import answering
from video_gen.audio import choose_speaker, generate_audio
from video_gen.errors import SettingsError, VoiceUnavailableError
from video_gen.models.audio import AudioClip, Speaker
from video_gen.models.config import InputConfig
from video_gen.models.script import SceneConfig, TitleVisual

SCENE = """\
      - id: s{n}
        narration: This is scene number {n}.
        {voice}visual: {{kind: title, title: Scene {n}}}
"""


def make(folder: Path, *, voice: str = "", **settings: object) -> State[list[object]]:
    scenes = "".join(SCENE.format(n=n, voice=voice if n == 2 else "") for n in (1, 2, 3))
    script = folder / "tour.yaml"
    script.write_text(f"videos:\n  - id: tour\n    title: A tour\n    scenes:\n{scenes}")
    config = InputConfig(
        source=str(script), output_dir=folder / "videos", size="320x240", fps=24, captions="none", **settings
    )
    return document_to_video(config, return_state=True)


def manifest(folder: Path) -> dict[str, object]:
    return json.loads((folder / "videos" / "a-tour" / "manifest.json").read_text())


@pytest.mark.usefixtures("result_store")
def test_a_scene_that_the_service_refuses_is_spoken_by_the_next_engine_where_voices_may_be_mixed(
    tmp_path: Path,
) -> None:
    with answering("", "400") as service:
        state = make(tmp_path, engine="edge", allow_mixed_voices=True)
        assert state.is_completed()
        mixed = manifest(tmp_path)
        make(tmp_path, engine="edge")
        whole = manifest(tmp_path)

    voices = [scene["voice"] for scene in mixed["scenes"]]
    assert sorted(voice.partition(":")[0] for voice in voices) == ["edge", "edge", "espeak"]
    assert any("edge could not speak 1 scene(s)" in warning for warning in mixed["warnings"])
    assert {scene["voice"] for scene in whole["scenes"]} == {"edge:en-US-GuyNeural"}
    assert not any("could not speak" in warning for warning in whole["warnings"])
    assert len(service.requests) == 2 + 2 + 1  # a probe a run; only what another engine spoke was not kept


@pytest.mark.usefixtures("result_store")
def test_what_may_pass_is_tried_again_before_another_engine_speaks(tmp_path: Path) -> None:
    with answering("", "503"):
        make(tmp_path, engine="edge", allow_mixed_voices=True)

    assert {scene["voice"] for scene in manifest(tmp_path)["scenes"]} == {"edge:en-US-GuyNeural"}


def test_another_engine_speaks_what_may_pass_only_at_the_last_try(monkeypatch: pytest.MonkeyPatch) -> None:
    speak = generate_audio

    def failing(scene: SceneConfig, speaker: Speaker, fps: int) -> AudioClip:
        if speaker.engine == "piper":
            raise VoiceUnavailableError("piper", "it is busy", "Wait")
        return speak(scene, speaker, fps)

    monkeypatch.setattr(video_gen.audio, "generate_audio", failing)
    embedded = choose_speaker("espeak", "male", "en")
    speaker = embedded.replace(engine="piper", stand_in=embedded)
    scene = SceneConfig(id="s", narration=("Hello.",), visual=TitleVisual(title="T"))
    with pytest.raises(VoiceUnavailableError):
        spoken(scene, speaker, 30, last_try=False)
    assert spoken(scene, speaker, 30, last_try=True).engine == "espeak"


@pytest.mark.usefixtures("result_store")
def test_a_name_that_cannot_be_resolved_makes_another_engine_speak_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["flows.document_to_video"], "choose_speaker", _online)
    monkeypatch.setenv("VIDEO_GEN_EDGE_ENDPOINT", "ws://speech.invalid/edge/v1")
    attempts: list[int] = []
    monkeypatch.setattr(flows.stages, "spoken", _counted(flows.stages.spoken, attempts))
    state = make(tmp_path, engine="edge", allow_mixed_voices=True)

    assert state.is_completed()
    assert {scene["voice"] for scene in manifest(tmp_path)["scenes"]} == {"espeak:en-us+m3"}
    assert len(attempts) == 3


def _online(*_arguments: object, **_named: object) -> object:
    """Return the speaker that the service gave before its network was gone."""
    embedded = choose_speaker("espeak", "male", "en")
    return embedded.replace(engine="edge", name="en-US-GuyNeural", stand_in=embedded)


def _counted(function: object, calls: list[int]) -> object:
    def counting(*arguments: object, **named: object) -> object:
        calls.append(1)
        return function(*arguments, **named)

    return counting


@pytest.mark.usefixtures("result_store")
def test_a_scene_may_be_read_by_a_voice_of_its_own(tmp_path: Path) -> None:
    make(tmp_path, engine="espeak", voice="voice: en-gb-scotland+f2\n        ")

    voices = [scene["voice"] for scene in manifest(tmp_path)["scenes"]]
    assert voices == ["espeak:en-us+m3", "espeak:en-gb-scotland+f2", "espeak:en-us+m3"]


@pytest.mark.usefixtures("result_store")
def test_a_slide_may_be_read_by_a_voice_of_its_own(tmp_path: Path) -> None:
    slide = "## Two\n\n<!-- video-gen: voice: en-gb-scotland -->\n<!-- Read by a Scot. -->"
    deck = f"---\nmarp: true\n---\n# A tour\n\n---\n\n{slide}"
    config = InputConfig(source=deck, engine="espeak", output_dir=tmp_path / "videos", size="320x240", captions="none")
    assert document_to_video(config, return_state=True).is_completed()

    assert [scene["voice"] for scene in manifest(tmp_path)["scenes"]] == ["espeak:en-us+m3", "espeak:en-gb-scotland"]


@pytest.mark.usefixtures("result_store")
def test_an_unknown_voice_of_a_scene_is_told_before_anything_is_spoken(tmp_path: Path) -> None:
    state = make(tmp_path, engine="espeak", voice="voice: robot\n        ")

    error = state.result(raise_on_failure=False)
    assert isinstance(error, SettingsError)
    assert "scene s2, voice robot" in error.subject
