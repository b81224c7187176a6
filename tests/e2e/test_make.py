"""One command turns a document into a video; run again, it makes only what is missing."""

import contextlib
import json
import os
import pty
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.e2e.conftest import HARBOUR
from tests.e2e.decoded import decode
from tests.e2e.workplace import BIN, MAKE, Finished, Workplace, workplace
from video_gen.models.config import InputConfig

SIZE = ("--size", "320x240", "--target-duration", "30")
SMALL = ("--engine", "espeak", *SIZE)


class Kept(NamedTuple):
    """A workplace in which the video of `harbour.md` has been made."""

    place: Workplace
    document: Path
    first: Finished
    records: dict[str, list[Path]]
    """By stage, what the first run stored."""
    server: str

    def make(self, document: Path, output: Path, *options: str) -> Finished:
        """Make a small video, with the running server, which is sooner than one beside each command."""
        command = (document, *SMALL, "--output-dir", output, *options)
        return self.place.make(*command, PREFECT_API_URL=self.server)

    @property
    def output(self) -> Path:
        return self.place.folder / "output"

    @property
    def video(self) -> Path:
        return self.output / "harbour-pilots" / "harbour-pilots.mp4"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, server: str) -> Iterator[Kept]:
    with workplace(tmp_path_factory.mktemp("make"), fresh=True) as place:
        document = place.folder / "harbour.md"
        document.write_text(HARBOUR)
        first = place.make(document, *SMALL, "--output-dir", place.folder / "output", "--json")
        assert first.code == 0, first.err
        records = {stage: list(place.stored(stage).values()) for stage in ("generate_audio", "generate_video")}
        yield Kept(place, document, first, records, server)


def test_the_report_of_a_run_names_the_video_its_files_and_what_was_executed(kept):
    report = kept.first.report
    assert list(report) == [
        "status",
        "flow_run_id",
        "output_dir",
        "index",
        "videos",
        "voice",
        "tasks",
        "seconds",
        "warnings",
        "error",
    ]
    assert report["status"] == "done"
    assert report["error"] is None
    assert report["output_dir"] == str(kept.output)
    assert report["voice"]["engine"] == "espeak"
    assert report["warnings"] == []
    (video,) = report["videos"]
    assert list(video) == [
        "id",
        "title",
        "path",
        "duration_s",
        "scenes",
        "page",
        "srt",
        "vtt",
        "translated_srt",
        "translated_vtt",
        "thumbnail",
        "chapters",
        "transcript",
        "youtube",
        "script",
        "manifest",
        "webm",
        "gif",
        "webp",
        "mp3",
        "m4a",
    ]
    assert (video["id"], video["title"]) == ("harbour-pilots", "Harbour pilots")
    scenes = video["scenes"]
    assert scenes >= 4
    once, each = {"executed": 1, "cached": 0, "failed": 0}, {"executed": scenes, "cached": 0, "failed": 0}
    assert report["tasks"] == {
        "adapt_input": once,
        "parse_content": once,
        "generate_script": once,
        "generate_audio": each,
        "generate_video": each,
        "master_sound": once,
        "handle_output": once,
    }
    assert set(report["seconds"]) == {"total", *report["tasks"]}


def test_the_files_that_the_report_names_are_there_and_play(kept):
    (video,) = kept.first.report["videos"]
    roles = ("path", "page", "srt", "vtt", "thumbnail", "transcript", "youtube", "script", "manifest")
    files = [Path(video[role]) for role in roles]
    assert video["chapters"] is None  # the video is too short for a list of them
    assert all(file.stat().st_size for file in files)
    assert sorted(kept.video.parent.iterdir()) == sorted(files)
    assert sorted(kept.output.iterdir()) == [kept.video.parent, Path(kept.first.report["index"])]
    decoded = decode(video["path"])
    assert (decoded.width_px, decoded.height_px, decoded.fps) == (320, 240, 30)
    assert len(decoded.frames) == round(video["duration_s"] * 30)
    assert 20 <= video["duration_s"] <= 35


def test_without_a_terminal_the_progress_is_plain_lines_on_standard_error(kept):
    scenes = kept.first.report["videos"][0]["scenes"]
    lines = kept.first.err.splitlines()
    counted = [line for line in lines if line.startswith("Speaking and rendering scenes ")]
    assert [line for line in lines if line not in counted] == [
        "Starting Prefect",
        "Reading the document",
        "Parsing the document",
        "Writing the script",
        "Joining the video",
    ]
    assert counted[0].startswith(f"Speaking and rendering scenes 0/{scenes}")
    assert counted[-1] == f"Speaking and rendering scenes {scenes}/{scenes}"


def test_a_second_run_executes_no_scene_and_leaves_the_files_alone(kept, tmp_path):
    own_flows = tmp_path / "flows" / "__init__.py"
    own_flows.parent.mkdir()
    own_flows.write_text("raise RuntimeError('of the user, who has a folder of that name')")
    before = {file: file.stat().st_mtime_ns for file in kept.video.parent.iterdir()}
    frames = decode(kept.video).frames
    command = (BIN / "video-gen", "make", kept.document, *SMALL, "--output-dir", kept.output, "--json")
    second = kept.place.run(*command, folder=tmp_path)
    assert second.code == 0, second.err
    assert _executed(second.report) == {"adapt_input": 1}
    assert second.report["videos"] == kept.first.report["videos"]
    assert {file: file.stat().st_mtime_ns for file in kept.video.parent.iterdir()} == before
    assert decode(kept.video).frames == frames


def test_with_no_network_the_embedded_voice_speaks_and_a_warning_says_so(kept, tmp_path, closed_port):
    command = (kept.document, *SIZE, "--output-dir", tmp_path / "output")
    endpoint = {"VIDEO_GEN_EDGE_ENDPOINT": f"ws://127.0.0.1:{closed_port}/edge"}
    made = kept.place.make(*command, PREFECT_API_URL=kept.server, **endpoint)
    assert made.code == 0, made.err
    warnings = [line for line in made.err.splitlines() if line.startswith("warning: ")]
    assert len(warnings) == 1
    assert "The embedded voice speaks: edge-tts service: out of reach" in warnings[0]
    assert "(0 made, " in made.err


def test_the_installed_command_prints_the_path_and_a_terminal_shows_a_live_line(kept):
    terminal, end = pty.openpty()
    typed = (BIN / "video-gen", "make", kept.document, *SMALL, "--output-dir", kept.output)
    command = kept.place.start(*typed, stderr=end, PREFECT_API_URL=kept.server, TERM="xterm", COLUMNS="200")
    os.close(end)
    shown = _shown(terminal)
    assert command.finished()[:2] == (0, f"{kept.video}\n")
    scenes = kept.first.report["videos"][0]["scenes"]
    assert f"{scenes} scenes (0 made, {scenes} kept), voice espeak" in shown.splitlines()[-1]
    assert "\x1b[?25l" in shown, "the cursor is hidden while the line changes"
    assert "\x1b[?25h" in shown, "and shown again"
    assert "Speaking and rendering scenes" in shown


def test_an_edited_paragraph_makes_only_the_scenes_anew_that_it_touches(kept, tmp_path):
    document = tmp_path / "harbour.md"
    document.write_text(HARBOUR.replace("the sandbanks", "the mudbanks"))
    edited = kept.make(document, tmp_path / "output", "--json")
    assert edited.code == 0, edited.err
    before, after = _scenes(kept.first.report), _scenes(edited.report)
    assert [scene["id"] for scene in before] == [scene["id"] for scene in after]
    touched = [
        new["id"] for old, new in zip(before, after, strict=True) if old["script_sha256"] != new["script_sha256"]
    ]
    assert len(touched) == 1
    executed = _executed(edited.report)
    assert executed["generate_audio"] == executed["generate_video"] == 1
    same = [new["footage_sha256"] == old["footage_sha256"] for old, new in zip(before, after, strict=True)]
    assert same.count(False) == 1


def test_refresh_makes_everything_anew_and_the_same(kept, tmp_path):
    fresh = kept.make(kept.document, tmp_path / "output", "--refresh", "--json")
    assert fresh.code == 0, fresh.err
    assert all(count["cached"] == 0 for count in fresh.report["tasks"].values())
    assert _executed(fresh.report)["generate_video"] == fresh.report["videos"][0]["scenes"]
    assert decode(fresh.report["videos"][0]["path"]) == decode(kept.video)


def test_a_saved_script_makes_the_same_video(kept, tmp_path):
    script = tmp_path / "script.yaml"
    shutil.copy(kept.first.report["videos"][0]["script"], script)
    remade = kept.place.make(
        script, "--engine", "espeak", "--output-dir", tmp_path / "output", "--json", PREFECT_API_URL=kept.server
    )
    assert remade.code == 0, remade.err
    assert decode(remade.report["videos"][0]["path"]) == decode(kept.video)


def test_damaged_records_are_computed_anew_and_only_those(kept, tmp_path):
    flipped, truncated, deleted, *other_pictures = kept.records["generate_video"]
    spoken, *other_sounds = kept.records["generate_audio"]
    damaged = (flipped, truncated, deleted, spoken)
    good = {path: path.read_bytes() for path in damaged}
    others = {path: path.stat().st_mtime_ns for path in (*other_pictures, *other_sounds)}
    flipped.write_bytes(_with_a_flipped_bit(good[flipped]))
    spoken.write_bytes(_with_a_flipped_bit(good[spoken]))
    truncated.write_bytes(good[truncated][: len(good[truncated]) // 2])
    deleted.unlink()
    mended = kept.make(kept.document, tmp_path / "output", "--json")
    assert mended.code == 0, mended.err
    assert _executed(mended.report) == {
        "adapt_input": 1,
        "generate_audio": 1,
        "generate_video": 3,
        "handle_output": 1,
    }
    assert {path: path.read_bytes() for path in damaged} == good
    assert {path: path.stat().st_mtime_ns for path in others} == others
    assert decode(mended.report["videos"][0]["path"]) == decode(kept.video)


def test_a_dry_run_names_the_scenes_and_what_is_kept_of_them(kept, tmp_path):
    planned = kept.make(kept.document, tmp_path / "output", "--dry-run", "--json")
    assert planned.code == 0, planned.err
    assert [scene["id"] for scene in planned.report["scenes"]] == [scene["id"] for scene in _scenes(kept.first.report)]
    assert all(scene["spoken"] and scene["rendered"] for scene in planned.report["scenes"])
    assert not (tmp_path / "output").exists()


def test_a_dry_run_on_a_new_machine_makes_nothing(new_place, harbour):
    planned = new_place.make(harbour, *SMALL, "--output-dir", new_place.folder / "output", "--dry-run")
    assert planned.code == 0, planned.err
    assert "A harbour pilot brings large" in planned.out
    assert "sound and picture" not in planned.out
    assert not (new_place.folder / "output").exists()
    assert [path for path in new_place.home.rglob("*") if path.is_file()] == []


def test_a_document_is_split_into_a_video_for_each_section(kept, tmp_path):
    small = ("--engine", "espeak", "--size", "320x240", "--target-duration", "10")
    document = tmp_path / "harbour.md"
    home = "The pilot waits for the next ship that leaves. A car brings everybody else back to the station in the town."
    document.write_text(f"{HARBOUR}\n## Going home\n\n{home}\n")
    split = (document, *small, "--output-dir", tmp_path / "output", "--split", "sections", "--videos", "2")
    planned = kept.place.make(*split, "--dry-run", PREFECT_API_URL=kept.server)
    assert planned.code == 0, planned.err
    made = kept.place.make(*split, "--json", PREFECT_API_URL=kept.server)
    assert made.code == 0, made.err
    videos = made.report["videos"]
    assert len(videos) == 2
    assert all(f"{video['id']}: {video['scenes']} scenes" in planned.out for video in videos)
    assert sorted(path.name for path in (tmp_path / "output").iterdir()) == sorted(
        ["index.html", *(Path(video["path"]).stem for video in videos)]
    )
    assert made.report["tasks"]["handle_output"] == {"executed": 2, "cached": 0, "failed": 0}


def test_a_flag_wins_over_front_matter_over_the_settings_file_over_the_default(kept, tmp_path):
    (tmp_path / "video-gen.toml").write_text('size = "240x320"\nfps = 24\ntheme = "contrast"\n')
    document = tmp_path / "harbour.md"
    document.write_text("---\nvideo-gen:\n  fps: 25\n  theme: dark\n---\n" + HARBOUR)
    command = (document, "--engine", "espeak", "--target-duration", "10", "--output-dir", tmp_path / "output")
    made = kept.place.make(*command, "--theme", "light", "--json", PREFECT_API_URL=kept.server)
    assert made.code == 0, made.err
    (video,) = made.report["videos"]
    settings = _manifest(made.report)["settings"]
    assert (settings["theme"], settings["fps"], settings["size"], settings["captions"]) == (
        "light",
        25,
        "240x320",
        "soft",
    )
    decoded = decode(video["path"])
    assert (decoded.width_px, decoded.height_px, decoded.fps) == (240, 320, 25)


@pytest.mark.parametrize("command", [MAKE, (BIN / "video-gen", "make")], ids=["module", "installed"])
def test_help_names_every_option_and_every_exit_code(place, command):
    shown = place.run(*command, "--help", COLUMNS="200")
    assert (shown.code, shown.err) == (0, "")
    options = {name.replace("_", "-") for name in InputConfig.model_fields} - {"source"}
    for option in (*options, "refresh", "dry-run", "quiet", "json"):
        assert f"--{option}" in shown.out
    assert "0 done, 2 usage or settings, 3 document, 4 voice, language model or network, 5 rendering" in shown.out
    assert "130 interrupted" in shown.out


def test_the_installed_command_lists_its_subcommands_and_its_version(place):
    shown = place.run(BIN / "video-gen", "--help").out
    assert all(word in shown for word in ("make", "--help", "--version"))
    for command in (MAKE, (BIN / "video-gen",)):
        assert place.run(*command, "--version") == (0, "video-gen 0.1.0\n", "")


def _shown(terminal: int) -> str:
    """Return what a terminal was sent until the last process that writes to it has left."""
    sent = bytearray()
    with open(terminal, "rb", buffering=0) as reader, contextlib.suppress(OSError):  # EIO is its end
        while piece := reader.read(4096):
            sent += piece
    return sent.decode()


def _executed(report: dict[str, Any]) -> dict[str, int]:
    return {task: count["executed"] for task, count in report["tasks"].items() if count["executed"]}


def _manifest(report: dict[str, Any]) -> dict[str, Any]:
    return json.loads(Path(report["videos"][0]["manifest"]).read_bytes())


def _scenes(report: dict[str, Any]) -> list[dict[str, Any]]:
    return _manifest(report)["scenes"]


def _with_a_flipped_bit(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
