"""The workflow on Prefect's own test server: what runs, what is kept, what fails and what is tried again."""

import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import ArtifactFilter, FlowRunFilter
from prefect.client.schemas.objects import State

from flows.commands.dry_run import plan
from flows.document_to_video import document_to_video
from flows.events import Event, SceneEvent
from flows.server.records import completed_records, signed
from flows.stages import sound_key
from tests.integration.fake_edge import answering
from tests.integration.fake_language_model import FakeLanguageModel
from tests.integration.fake_language_model import serving as language_model
from tests.integration.nvenc_machine import X264, Machine
from tests.unit.output.sample_reel import reel
from video_gen.errors import DocumentError, LanguageModelError, ScenesFailedError, StorageError
from video_gen.media import ffmpeg
from video_gen.models.config import InputConfig
from video_gen.models.files import Manifest
from video_gen.models.mix import Mix
from video_gen.models.music import Music

SCRIPT = """\
video-gen:
  size: 320x240
  fps: 24
  engine: {engine}
videos:
  - id: tour
    title: A short tour
    scenes:
      - id: title
        narration: Welcome to the tour.
        visual: {{kind: title, title: A short tour}}
      - id: middle
        narration: [First we look left., Then we look {where}.]
        visual:
          kind: bullets
          heading: Looking
          items: [Left, {{text: "{where}", line: 1}}]
      - id: outro
        narration: That was all.
        visual: {{kind: outro, title: The end}}
"""
SCENES = 3


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "tour.yaml"
    path.write_text(SCRIPT.format(where="right", engine="espeak"))
    return path


def make(script: Path, *, refresh: bool = False) -> State[list[object]]:
    config = InputConfig(source=str(script), output_dir=script.parent / "videos")
    return document_to_video(config, refresh, return_state=True)


def outcomes(state: State[list[object]]) -> Counter[tuple[str, str]]:
    """Return how often each task ended in each state, once the server knows all ends."""
    wanted = FlowRunFilter.model_validate({"id": {"any_": [state.state_details.flow_run_id]}})
    completed_records(state.state_details.flow_run_id, None)
    with get_client(sync_client=True) as client:
        runs = client.read_task_runs(flow_run_filter=wanted)
    return Counter((run.task_key.split("-")[0], run.state_name or "") for run in runs)


@pytest.mark.usefixtures("result_store")
def test_second_run_takes_everything_but_the_document_from_what_is_kept(script: Path) -> None:
    first = outcomes(make(script))
    second = outcomes(make(script))

    assert first["generate_audio", "Completed"] == first["generate_video", "Completed"] == SCENES
    assert second == {
        ("adapt_input", "Completed"): 1,
        ("parse_content", "Cached"): 1,
        ("generate_script", "Cached"): 1,
        ("generate_audio", "Cached"): SCENES,
        ("generate_video", "Cached"): SCENES,
        ("master_sound", "Cached"): 1,
        ("handle_output", "Cached"): 1,
    }


@pytest.mark.usefixtures("result_store")
def test_tasks_do_not_bear_the_tags_of_their_run_for_each_would_ask_for_limits_on_them(script: Path) -> None:
    with signed():
        run = make(script).state_details.flow_run_id
    completed_records(run, None)
    with get_client(sync_client=True) as client:
        tasks = client.read_task_runs(flow_run_filter=FlowRunFilter.model_validate({"id": {"any_": [run]}}))
        assert len(client.read_flow_run(run).tags) == 2
    assert {tuple(task.tags) for task in tasks} == {()}


@pytest.mark.usefixtures("result_store")
def test_a_plan_warns_once_of_what_is_wrong(tmp_path: Path) -> None:
    document = tmp_path / "tour.md"
    document.write_text("# Tour\n\nThis tour leads along the harbour.\n\n![Map](none.png)\n")

    _, warnings = plan(InputConfig(source=str(document), engine="espeak"))

    assert sum("none.png" in warning for warning in warnings) == 1


@pytest.mark.usefixtures("result_store")
def test_edit_runs_only_the_scenes_that_it_touches(script: Path) -> None:
    make(script)
    script.write_text(SCRIPT.format(where="up", engine="espeak"))

    after = outcomes(make(script))

    assert after["generate_audio", "Completed"] == after["generate_video", "Completed"] == 1
    assert after["generate_audio", "Cached"] == after["generate_video", "Cached"] == SCENES - 1


def test_after_an_edit_the_sound_of_other_scenes_is_kept_and_the_video_is_as_if_made_anew(
    script: Path, result_store: Path
) -> None:
    def kept() -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in (result_store / "master_scene").glob("*/*")}

    def videos() -> list[bytes]:
        return [path.read_bytes() for path in (script.parent / "videos").glob("*/*.mp4")]

    make(script)
    first = kept()
    script.write_text(SCRIPT.format(where="up and down", engine="espeak"))
    make(script)
    second, edited = kept(), videos()
    make(script, refresh=True)
    third, anew = kept(), videos()

    assert (len(first), len(second), len(third)) == (SCENES, SCENES + 1, SCENES + 1)
    assert first.items() <= second.items()
    assert sum(second[path] != third[path] for path in second) == SCENES
    assert edited == anew
    assert len(edited) == 1


def test_kept_sounds_of_scenes_that_are_damaged_are_made_anew(script: Path, result_store: Path) -> None:
    make(script)
    whole = {path: path.read_bytes() for path in (result_store / "master_scene").glob("*/*")}
    for path, content in whole.items():
        path.write_bytes(content[:-10])
    script.write_text(SCRIPT.format(where="up", engine="espeak"))

    make(script)

    assert sum(path.read_bytes() == content for path, content in whole.items()) == SCENES - 1


@pytest.mark.usefixtures("result_store")
def test_refresh_makes_everything_anew(script: Path) -> None:
    make(script)

    again = outcomes(make(script, refresh=True))

    assert not [name for name, state in again if state == "Cached"]


@pytest.mark.parametrize("stage", ["generate_audio", "generate_video", "generate_script"])
def test_damaged_result_is_made_anew_and_only_that(script: Path, result_store: Path, stage: str) -> None:
    make(script)
    for harm in ("flip", "cut", "delete"):
        record = min(path for path in (result_store / stage).rglob("*") if path.is_file())
        content = bytearray(record.read_bytes())
        if harm == "flip":
            content[content.index(b"\n") + 100] ^= 1  # in the value, past the digest's line
            record.write_bytes(content)
        elif harm == "cut":
            record.write_bytes(content[:-40])
        else:
            record.unlink()

        after = outcomes(make(script))

        executed = {name: count for (name, state), count in after.items() if state == "Completed"}
        assert executed == {"adapt_input": 1, stage: 1}, harm


@pytest.mark.usefixtures("result_store")
def test_deleted_video_is_written_again_without_rendering(script: Path) -> None:
    make(script)
    video = next((script.parent / "videos").rglob("*.mp4"))
    before = video.read_bytes()
    video.unlink()

    after = outcomes(make(script))

    assert video.read_bytes() == before
    assert after["handle_output", "Completed"] == 1
    assert after["generate_video", "Cached"] == SCENES


@pytest.mark.usefixtures("result_store")
def test_failing_scene_is_named_the_others_finish_and_the_next_run_makes_only_it(script: Path) -> None:
    script.write_text(SCRIPT.format(where="right", engine="edge"))
    with answering("", "400"):  # the probe gets through, then one scene is refused for good
        failed = make(script)
        error = failed.result(raise_on_failure=False)
        first = outcomes(failed)
        second = outcomes(make(script))

    assert isinstance(error, ScenesFailedError)
    assert error.exit_code == 4
    assert len(error.failures) == 1
    assert set(error.failures) <= {"title", "middle", "outro"}
    assert first["generate_audio", "Failed"] == 1
    assert first["generate_video", "Completed"] == SCENES - 1
    assert first["generate_video", "NotReady"] == 1
    assert second["generate_audio", "Completed"] == second["generate_video", "Completed"] == 1
    assert second["handle_output", "Completed"] == 1


@pytest.mark.usefixtures("result_store")
def test_where_hardware_fails_with_a_scene_x264_encodes_them_all(
    script: Path, tmp_path: Path, nvenc_machine: Machine
) -> None:
    nvenc_machine(X264, f"[ $(wc -l < {tmp_path}/nvenc) != 4 ] || exit 1")  # two of the trial, then the second scene
    script.write_text(SCRIPT.format(where="right", engine="espeak").replace("fps: 24", "fps: 24\n  encoder: nvenc"))

    state = make(script)

    (files,) = state.result()
    manifest = Manifest.model_validate_json(files.path("manifest").read_bytes())
    decoder = [ffmpeg.executable(), "-v", "warning", "-i", files.path("video"), "-f", "null", "-"]
    assert subprocess.run(decoder, capture_output=True, check=True).stderr == b""
    assert "All scenes were encoded by x264: scene" in " ".join(manifest.warnings)
    rendered = {ended: n for (task, ended), n in outcomes(state).items() if task == "generate_video"}
    failed = rendered["Failed"]  # one, and those that began beside it
    assert rendered["Completed"] == 2 * SCENES - failed


@pytest.mark.usefixtures("result_store")
def test_error_that_may_pass_is_tried_again(script: Path) -> None:
    script.write_text(SCRIPT.format(where="right", engine="edge"))
    with answering("", "503") as service:
        state = make(script)

    assert state.is_completed()
    assert outcomes(state)["generate_audio", "Completed"] == SCENES
    assert service.connections == SCENES + 2


@pytest.mark.usefixtures("result_store")
def test_error_of_the_document_is_not_tried_again(tmp_path: Path) -> None:
    state = document_to_video(InputConfig(source=str(tmp_path / "lost.md")), return_state=True)

    assert isinstance(state.result(raise_on_failure=False), DocumentError)
    assert outcomes(state) == {("adapt_input", "Failed"): 1}


@pytest.mark.usefixtures("result_store")
def test_run_tells_its_steps_and_keeps_its_artifacts(script: Path, told: list[Event]) -> None:
    state = make(script)

    stages = [event.stage for event in told if event.name == "video-gen.stage.started"]
    assert stages[:3] == ["adapt_input", "parse_content", "generate_script"]
    assert stages[-1] == "handle_output"
    counted = [(e.done, e.total) for e in told if isinstance(e, SceneEvent) and e.stage == "generate_video" and e.total]
    assert counted == [(done, SCENES) for done in range(1, SCENES + 1)]
    run = {"flow_run_id": {"any_": [str(state.state_details.flow_run_id)]}}
    with get_client(sync_client=True) as client:
        artifacts = client.read_artifacts(artifact_filter=ArtifactFilter.model_validate(run))
        name = client.read_flow_run(state.state_details.flow_run_id).name
    kept = {artifact.key: artifact for artifact in artifacts}
    folder = script.parent / "videos" / "a-short-tour"
    assert kept["video-progress"].data == 100.0
    board = str(kept["video-storyboard"].data)
    assert "First we look left. Then we look right." in board
    assert (board.count("](data:image/webp;base64,"), board.count("s · espeak ")) == (SCENES, SCENES)
    assert [word in board for word in (" · made\n", " · kept\n")] == [True, False]
    assert "narration:" in str(kept["video-script"].data)
    assert f"{folder}/a-short-tour.mp4" in str(kept["video-report"].data)
    assert name == "tour.yaml in 60 s"


DIVIDED = """\
# Bees

Bees live in colonies.

## In spring

The colony grows fast when the first flowers open in the orchard. The beekeeper adds a second
box before it is full. Young queens leave on warm days and look for a hollow tree. Every swarm that
is caught in time becomes another colony in the garden.

## In autumn

The colony shrinks when the last flowers have gone from the fields. The beekeeper feeds sugar
to those that are light. Mice like dry boxes, so the entrance is made narrow before the first frost. Nobody opens
a hive again until March.
"""


def divide(folder: Path) -> State[list[object]]:
    source = folder / "bees.md"
    source.write_text(DIVIDED)
    config = InputConfig(
        source=str(source),
        output_dir=folder / "videos",
        engine="espeak",
        size="320x240",
        fps=24,
        target_duration=10,
        split="sections",
    )
    return document_to_video(config, return_state=True)


@pytest.mark.usefixtures("result_store")
def test_each_section_becomes_a_video_in_a_folder_of_its_own(tmp_path: Path) -> None:
    state = divide(tmp_path)

    videos = state.result()
    assert [video.folder.name for video in videos] == ["bees-in-spring", "bees-in-autumn"]
    for video in videos:
        video.verify()
        covered = Manifest.model_validate_json((video.folder / "manifest.json").read_bytes()).coverage
        assert {entry.span.first for entry in covered} == {1, 3, 5, 7, 11, 13}
    assert outcomes(state)["handle_output", "Completed"] == 2
    assert outcomes(divide(tmp_path))["handle_output", "Cached"] == 2


@pytest.mark.usefixtures("result_store")
def test_a_video_that_fails_does_not_keep_the_others_from_being_made(tmp_path: Path) -> None:
    (tmp_path / "videos" / "bees-in-spring").mkdir(parents=True)
    (tmp_path / "videos" / "bees-in-spring" / "mine.txt").write_text("not made by the program")

    failed = divide(tmp_path)

    error = failed.result(raise_on_failure=False)
    assert isinstance(error, StorageError)
    assert "bees-in-spring" in error.subject
    assert (tmp_path / "videos" / "bees-in-autumn" / "manifest.json").is_file()
    assert outcomes(failed)["handle_output", "Completed"] == 1


def test_other_music_or_loudness_is_another_sound() -> None:
    made = reel(Path("unused"))
    video, clips = made.video, made.clips
    piece = Music(name="a.mp3", sha256="1", data=b"")
    keys = {
        sound_key(video, clips, mix, music)
        for mix in (Mix(), Mix(loudness=-23), Mix(music_volume=3))
        for music in (None, piece, piece.replace(sha256="2"))
    }
    assert len(keys) == 9


@pytest.mark.usefixtures("result_store")
def test_a_folder_that_cannot_be_written_is_told_before_anything_is_spoken(script: Path) -> None:
    (script.parent / "videos").write_text("mine")

    failed = make(script)

    assert isinstance(failed.result(raise_on_failure=False), StorageError)
    assert {task for task, _ in outcomes(failed)} == {"adapt_input", "parse_content"}


@pytest.mark.usefixtures("result_store")
def test_a_folder_of_the_users_own_is_told_before_anything_is_spoken(script: Path) -> None:
    mine = script.parent / "videos" / "a-short-tour" / "a-short-tour.mp4"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")

    failed = make(script)

    assert "it was not made here" in str(failed.result(raise_on_failure=False))
    assert {task for task, _ in outcomes(failed)} == {"adapt_input", "parse_content", "generate_script"}
    assert list(script.parent.joinpath("videos").rglob("*")) == [mine.parent, mine]


def rewrite(folder: Path) -> State[list[object]]:
    source = folder / "bees.md"
    source.write_text("# Bees\n\nBees live in colonies. The colony grows fast when the first flowers open.\n")
    config = InputConfig(
        source=str(source),
        output_dir=folder / "videos",
        engine="espeak",
        size="320x240",
        fps=24,
        target_duration=10,
        llm="openai:any-model",
    )
    return document_to_video(config, return_state=True)


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeLanguageModel]:
    with language_model() as fake:
        monkeypatch.setenv("OPENAI_BASE_URL", f"{fake.address}/v1")
        monkeypatch.setenv("OPENAI_API_KEY", "key")
        yield fake


@pytest.mark.usefixtures("result_store")
def test_invented_facts_leave_the_documents_own_words_and_a_warning(tmp_path: Path, model: FakeLanguageModel) -> None:
    model.way = "counts"

    (video,) = rewrite(tmp_path).result()

    manifest = Manifest.model_validate_json((video.folder / "manifest.json").read_bytes())
    assert {scene.writer for scene in manifest.scenes} == {""}
    assert any("it brought in 42, which the document does not say" in warning for warning in manifest.warnings)
    assert all("42" not in path.read_text() for path in video.folder.glob("*.srt"))


@pytest.mark.usefixtures("result_store")
@pytest.mark.parametrize("key", ["refused", ""])
def test_a_key_that_does_not_fit_is_told_before_anything_is_spoken(
    tmp_path: Path, model: FakeLanguageModel, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    model.way = "401"
    monkeypatch.setenv("OPENAI_API_KEY", key)

    failed = rewrite(tmp_path)

    error = failed.result(raise_on_failure=False)
    assert isinstance(error, LanguageModelError)
    assert ("it answers 401: " if key else "OPENAI_API_KEY is not set") in str(error)
    assert not {"generate_audio", "generate_video"} & {task for task, _ in outcomes(failed)}
