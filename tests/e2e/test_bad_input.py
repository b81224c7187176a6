"""Whatever is wrong with what a user gives: one clear line, the right exit code, nothing left behind."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.e2e.conftest import HARBOUR
from tests.e2e.workplace import Finished, Workplace, workplace

SETTINGS, DOCUMENT, VOICE, RENDERING, STORAGE = 2, 3, 4, 5, 6
NETWORK = VOICE
SIZE = ("--size", "320x240", "--target-duration", "10")
SMALL = ("--engine", "espeak", *SIZE)


class Unfit(NamedTuple):
    """A document that cannot be used."""

    name: str
    write: Callable[[Path], object]
    code: int
    reason: str


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(51 << 20)


def _front_matter(lines: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(f"---\n{lines}\n---\n{HARBOUR}")


def _with_settings_file(toml: str) -> Callable[[Path], object]:
    return lambda path: (path.write_text(HARBOUR), (path.parent / "video-gen.toml").write_text(toml))


DOCUMENTS = [
    Unfit("missing.md", lambda _: None, DOCUMENT, "no such file"),
    Unfit("folder.md", Path.mkdir, DOCUMENT, "it is a folder"),
    Unfit("pipe.md", os.mkfifo, DOCUMENT, "it is no regular file"),
    Unfit("empty.md", Path.touch, DOCUMENT, "it is empty"),
    Unfit("wordless.md", lambda path: path.write_text("# ...\n\n* * *\n"), DOCUMENT, "it has no words"),
    Unfit("binary.md", lambda path: path.write_bytes(bytes(range(256)) * 40), DOCUMENT, "it is binary, not text"),
    Unfit("large.md", _sparse, DOCUMENT, "it has 51 MB, more than the limit of 50 MB"),
    Unfit("garbled.md", lambda path: path.write_bytes(b"\xef\xbb\xbfcaf\xe9\n"), DOCUMENT, "it is no valid UTF-8"),
    Unfit("letter.odt", lambda path: path.write_text(HARBOUR), DOCUMENT, ".odt files are not read"),
    Unfit("script.yaml", lambda path: path.write_text("title: Harbour\nscenes: 3\n"), DOCUMENT, "videos"),
    Unfit("broken.yaml", lambda path: path.write_text("videos: [\n"), DOCUMENT, "script, line"),
    Unfit("unclosed.md", _front_matter("title: [Harbour"), DOCUMENT, "front matter"),
    Unfit("unknown.md", _front_matter("video-gen: {colour: red}"), SETTINGS, "there is no such setting"),
    Unfit("fast.md", _front_matter("video-gen: {fps: 23}"), SETTINGS, "front matter, video-gen: fps: 23 does not fit"),
    Unfit("elsewhere.md", _front_matter("video-gen: {output-dir: /tmp}"), SETTINGS, "it cannot be set there"),
    Unfit("beside.md", _with_settings_file("size = [1"), SETTINGS, "it is no valid TOML"),
    Unfit("beside2.md", _with_settings_file('theme = "pink"'), SETTINGS, "theme: 'pink' does not fit"),
]


@pytest.mark.parametrize("unfit", DOCUMENTS, ids=[unfit.name for unfit in DOCUMENTS])
def test_an_unfit_document_is_refused_before_anything_is_made(place, unfit):
    path = place.folder / unfit.name
    unfit.write(path)
    refused = place.make(path, *SMALL, "--output-dir", place.folder / "output", "--dry-run")
    assert refused.code == unfit.code, refused.err
    line = _only_line(refused)
    assert unfit.reason in line
    assert any(place_named in line for place_named in (str(path), "front matter", "script, ", "video-gen.toml"))
    assert not (place.folder / "output").exists()


OPTIONS = [
    (["--colour", "red"], "colour"),
    (["--target-duration", "5"], "--target-duration 5"),
    (["--target-duration", "601"], "--target-duration 601"),
    (["--target-duration", "long"], "long"),
    (["--voice", "robot"], "robot"),
    (["--engine", "tape"], "tape"),
    (["--language", "plain English"], "--language plain English"),
    (["--theme", "pink"], "pink"),
    (["--size", "321x240"], "--size 321x240"),
    (["--size", "enormous"], "--size enormous"),
    (["--fps", "23"], "23"),
    (["--captions", "sung"], "sung"),
    (["--output-dir"], "output-dir"),
    (["second.md"], "second.md"),
    (["--allow-network=maybe"], "maybe"),
]


@pytest.mark.parametrize(("options", "named"), OPTIONS, ids=[" ".join(options) for options, _ in OPTIONS])
def test_an_option_that_does_not_fit_is_named(place, harbour, options, named):
    refused = place.make(harbour, *options)
    assert refused.code == SETTINGS, refused.err
    assert named in _only_line(refused)
    assert "See --help" in refused.err
    assert list(place.folder.iterdir()) == [harbour]


def test_without_a_document_the_command_says_that_one_is_missing(place):
    refused = place.make()
    assert refused.code == SETTINGS
    assert "source" in _only_line(refused).lower()


@pytest.mark.parametrize("option", ["--colour", "-x"])
def test_an_option_is_not_taken_for_the_document(place, option):
    refused = place.make(option)
    assert refused.code == SETTINGS
    assert f"Unknown option: {option}" in _only_line(refused)


def test_an_address_is_not_fetched_unasked(place, closed_port):
    refused = place.make(f"http://127.0.0.1:{closed_port}/a.md", *SMALL, "--output-dir", place.folder / "output")
    assert refused.code == SETTINGS
    assert "--allow-network" in _only_line(refused)
    assert not (place.folder / "output").exists()


def test_an_address_of_the_inside_is_a_document_error(place, closed_port):
    refused = place.make(f"http://127.0.0.1:{closed_port}/a.md", "--allow-network", "--dry-run")
    assert refused.code == DOCUMENT
    assert "it is no host of the public web" in _only_line(refused)


def test_a_server_out_of_reach_is_a_network_error(place, closed_port):
    allowed = {"VIDEO_GEN_INTERNAL_HOSTS": f"127.0.0.1:{closed_port}"}
    refused = place.make(f"http://127.0.0.1:{closed_port}/a.md", "--allow-network", "--dry-run", **allowed)
    assert refused.code == NETWORK
    assert "it is out of reach: Connection refused" in _only_line(refused)


def test_an_empty_standard_input_is_a_document_error(place):
    refused = place.make("-", *SMALL, "--output-dir", place.folder / "output")
    assert refused.code == DOCUMENT
    assert "standard input: it is empty" in _only_line(refused)


def test_a_missing_document_is_told_before_prefect_starts(place):
    path = place.folder / "missing.md"
    refused = place.make(path, *SMALL, "--json", "--output-dir", place.folder / "output")
    assert refused.code == DOCUMENT
    line = _only_line(refused, out=None)
    assert line.startswith(f"error: {path}: no such file. ")
    assert (refused.report["status"], f"error: {refused.report['error']}") == ("failed", line)
    assert not (place.folder / "output").exists()


class Rendered(NamedTuple):
    """A workplace that has the scenes of a document, so that runs come to their last stage soon."""

    place: Workplace
    document: Path
    server: str

    def make(self, *options: str | Path, engine: str = "espeak", **variables: str) -> Finished:
        command = (self.document, "--engine", engine, *SIZE, "--quiet", *options)
        return self.place.make(*command, **{"PREFECT_API_URL": self.server} | variables)


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory, server: str) -> Iterator[Rendered]:
    with workplace(tmp_path_factory.mktemp("bad")) as place:
        document = place.folder / "harbour.md"
        document.write_text(HARBOUR)
        rendered = Rendered(place, document, server)
        assert rendered.make("--output-dir", place.folder / "output").code == 0
        yield rendered


def test_a_folder_that_cannot_be_made_is_a_storage_error(rendered):
    refused = rendered.make("--output-dir", "/proc/video-gen")
    assert refused.code == STORAGE
    assert "/proc/video-gen" in _only_line(refused)


def test_a_file_in_place_of_the_output_folder_stays(rendered, tmp_path):
    output = tmp_path / "output"
    output.write_text("mine")
    refused = rendered.make("--output-dir", output)
    assert refused.code == STORAGE
    assert str(output) in _only_line(refused)
    assert output.read_text() == "mine"


def test_a_file_in_place_of_the_videos_folder_stays(rendered, tmp_path):
    taken = tmp_path / "harbour-pilots"
    taken.write_text("mine")
    refused = rendered.make("--output-dir", tmp_path)
    assert refused.code == STORAGE
    assert f"{taken}: it is not a folder" in _only_line(refused)
    assert taken.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [taken]


def test_a_folder_of_the_users_own_is_not_overwritten(rendered, tmp_path):
    mine = tmp_path / "harbour-pilots" / "harbour-pilots.mp4"
    mine.parent.mkdir()
    mine.write_text("mine")
    refused = rendered.make("--output-dir", tmp_path)
    assert refused.code == STORAGE
    assert str(mine.parent) in _only_line(refused)
    assert list(tmp_path.rglob("*")) == [mine.parent, mine]
    assert mine.read_text() == "mine"


def test_a_language_that_no_voice_speaks_is_a_voice_error(rendered, tmp_path):
    refused = rendered.make("--language", "xx", "--output-dir", tmp_path / "output")
    assert refused.code == VOICE
    assert "xx" in _only_line(refused)
    assert not (tmp_path / "output").exists()


def test_a_speech_service_that_is_out_of_reach_is_a_voice_error(rendered, tmp_path, closed_port):
    endpoint = f"ws://127.0.0.1:{closed_port}/edge"
    refused = rendered.make("--output-dir", tmp_path / "output", engine="edge", VIDEO_GEN_EDGE_ENDPOINT=endpoint)
    assert refused.code == VOICE
    assert "out of reach" in _only_line(refused)
    assert not (tmp_path / "output").exists()


def test_an_address_that_is_no_speech_service_is_a_settings_error(rendered, tmp_path):
    refused = rendered.make("--output-dir", tmp_path / "output", engine="edge", VIDEO_GEN_EDGE_ENDPOINT="nowhere")
    assert refused.code == SETTINGS
    assert "VIDEO_GEN_EDGE_ENDPOINT" in _only_line(refused)


@pytest.mark.parametrize("program", ["/nowhere/ffmpeg", "/bin/false"])
def test_an_ffmpeg_that_does_not_work_fails_every_scene_by_name(rendered, tmp_path, program):
    refused = rendered.make(
        "--theme", "contrast", "--json", "--output-dir", tmp_path / "output", VIDEO_GEN_FFMPEG=program
    )
    assert refused.code == RENDERING
    line = _only_line(refused, out=None)
    planned = rendered.make("--theme", "contrast", "--dry-run", "--json", "--output-dir", tmp_path / "output")
    scenes = [scene["id"] for scene in json.loads(planned.out)["scenes"]]
    assert line.startswith(f"error: {len(scenes)} scene(s) failed: ")
    assert all(f"{scene} (" in line for scene in scenes)
    report = json.loads(refused.out)
    assert (report["status"], report["videos"]) == ("failed", [])
    assert f"error: {report['error']}" == line
    assert not (tmp_path / "output").exists()


def test_an_api_address_at_which_nobody_answers_is_a_storage_error(rendered, tmp_path, closed_port):
    address = f"http://127.0.0.1:{closed_port}/api"
    refused = rendered.make("--output-dir", tmp_path / "output", PREFECT_API_URL=address)
    assert refused.code == STORAGE
    assert f"error: Prefect's API at {address}: it does not answer. " in _only_line(refused)
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("kind", ["file", "proc"])
def test_a_prefect_home_that_cannot_be_written_is_a_storage_error(place, harbour, kind):
    home = Path("/proc/video-gen") if kind == "proc" else place.folder / "home"
    if kind == "file":
        home.write_text("mine")
    command = (harbour, *SMALL, "--quiet", "--output-dir", place.folder / "output")
    refused = place.make(*command, PREFECT_HOME=str(home))
    assert refused.code == STORAGE, refused.err
    assert str(home) in _only_line(refused)
    assert not (place.folder / "output").exists()


def _only_line(finished: Finished, out: str | None = "") -> str:
    """Return the one line that a refused command printed."""
    assert finished.err.startswith("error: "), finished.err
    assert finished.err.count("\n") == 1, finished.err
    assert out is None or finished.out == out
    return finished.err.rstrip("\n")
