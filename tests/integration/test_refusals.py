"""Whatever is wrong with what a user gives: one clear line and the right exit code. The commands, in this process."""

import json
import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from prefect.settings import PREFECT_API_URL, PREFECT_LOCAL_STORAGE_PATH, temporary_settings

from flows.commands.app import _make_alone, _run
from flows.server.connection import connect
from video_gen.errors import StorageError

SETTINGS, DOCUMENT, VOICE, STORAGE = 2, 3, 4, 6
NETWORK = VOICE
TEXT = "# Harbour pilots\n\nA harbour pilot brings large ships safely into port. The pilot climbs a rope ladder.\n"
SMALL = ("--size", "320x240", "--target-duration", "10", "--dry-run")


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def line(self) -> str:
        """The one line that a refused command prints."""
        assert self.err.startswith("error: "), self.err
        assert self.err.count("\n") == 1, self.err
        return self.err.rstrip("\n")


Type = Callable[..., Ended]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Iterator[Type]:
    """Return what runs a command as it is typed; a PREFECT_HOME of the test's own is its environment."""
    before, answer = dict(os.environ), signal.getsignal(signal.SIGTERM)
    for name in os.environ:
        if name.startswith("VIDEO_GEN_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    def typed(*arguments: str | Path, **variables: str) -> Ended:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("sys.argv", ["video-gen", *map(str, arguments)])
        code = _run(_make_alone())
        return Ended(code, *capsys.readouterr())

    yield typed
    signal.signal(signal.SIGTERM, answer)
    monkeypatch.undo()
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A short document."""
    path = tmp_path / "harbour.md"
    path.write_text(TEXT)
    return path


@pytest.fixture
def closed_port() -> int:
    """A port of this machine at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


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
    return lambda path: path.write_text(f"---\n{lines}\n---\n{TEXT}")


def _with_settings_file(toml: str) -> Callable[[Path], object]:
    return lambda path: (path.write_text(TEXT), (path.parent / "video-gen.toml").write_text(toml))


DOCUMENTS = [
    Unfit("missing.md", lambda _: None, DOCUMENT, "no such file"),
    Unfit("[red]missing[/] %d {x}.md", lambda _: None, DOCUMENT, "no such file"),
    Unfit("folder.md", Path.mkdir, DOCUMENT, "it is a folder"),
    Unfit("pipe.md", os.mkfifo, DOCUMENT, "it is no regular file"),
    Unfit("leads nowhere.md", lambda path: path.symlink_to("/nowhere"), DOCUMENT, "no such file"),
    Unfit("circle.md", lambda path: path.symlink_to(path), DOCUMENT, "it cannot be opened"),
    Unfit("empty.md", Path.touch, DOCUMENT, "it is empty"),
    Unfit("wordless.md", lambda path: path.write_text("# ...\n\n* * *\n"), DOCUMENT, "it has no words"),
    Unfit("binary.md", lambda path: path.write_bytes(bytes(range(256)) * 40), DOCUMENT, "it is binary, not text"),
    Unfit("large.md", _sparse, DOCUMENT, "it has 51 MB, more than the limit of 50 MB"),
    Unfit("garbled.md", lambda path: path.write_bytes(b"\xef\xbb\xbfcaf\xe9\n"), DOCUMENT, "it is no valid UTF-8"),
    Unfit("letter.odt", lambda path: path.write_text(TEXT), DOCUMENT, ".odt files are not read"),
    Unfit("script.yaml", lambda path: path.write_text("title: Harbour\nscenes: 3\n"), DOCUMENT, "videos"),
    Unfit("broken.yaml", lambda path: path.write_text("videos: [\n"), DOCUMENT, "script, line"),
    Unfit("unclosed.md", _front_matter("title: [Harbour"), DOCUMENT, "front matter"),
    Unfit("alias.md", _front_matter("a: &x 1\nb: *x"), DOCUMENT, "front matter, line 2: anchors and aliases"),
    Unfit("unknown.md", _front_matter("video-gen: {colour: red}"), SETTINGS, "there is no such setting"),
    Unfit("list.md", _front_matter("video-gen: [red]"), SETTINGS, "it is no mapping of settings"),
    Unfit("fast.md", _front_matter("video-gen: {fps: 23}"), SETTINGS, "front matter, video-gen: fps: 23 does not fit"),
    Unfit("elsewhere.md", _front_matter("video-gen: {output-dir: /tmp}"), SETTINGS, "it cannot be set there"),
    Unfit("silent.md", _front_matter("video-gen: {lexicon: {kubectl: ''}}"), SETTINGS, "Say how 'kubectl' is said"),
    Unfit("beside.md", _with_settings_file("size = [1"), SETTINGS, "it is no valid TOML"),
    Unfit("beside2.md", _with_settings_file('theme = "pink"'), SETTINGS, "theme: 'pink' does not fit"),
    Unfit("beside3.md", _with_settings_file('voise = "male"'), SETTINGS, "voise: there is no such setting"),
]


@pytest.mark.parametrize("unfit", DOCUMENTS, ids=[unfit.name for unfit in DOCUMENTS])
def test_an_unfit_document_is_refused_before_anything_is_made(command, tmp_path, unfit):
    path = tmp_path / unfit.name
    unfit.write(path)
    refused = command(path, "--engine", "espeak", *SMALL, "--output-dir", tmp_path / "output")
    assert refused.code == unfit.code, refused.err
    assert unfit.reason in refused.line
    assert any(named in refused.line for named in (str(path), "front matter, video-gen", "video-gen.toml"))
    assert refused.out == ""
    assert not (tmp_path / "output").exists()


OPTIONS = [
    (["--colour", "red"], "Unknown option: --colour"),
    (["-x"], "Unknown option: -x"),
    (["--target-duration", "5"], "--target-duration 5"),
    (["--target-duration", "601"], "--target-duration 601"),
    (["--target-duration", "nan"], "--target-duration nan"),
    (["--target-duration", ""], "--target-duration: "),
    (["--voice", ""], "--voice"),
    (["--engine", "tape"], "tape"),
    (["--language", "plain English"], "--language plain English: write auto, or a language such as en"),
    (["--llm", "gpt"], "--llm gpt: write openai:NAME or anthropic:NAME"),
    (["--theme", "pink"], "pink"),
    (["--size", "321x240"], "--size 321x240"),
    (["--size", "1x1"], "--size 1x1"),
    (["--size", "99999x99999"], "--size 99999x99999"),
    (["--size", "enormous"], "--size enormous"),
    (["--fps", "29"], "--fps 29"),
    (["--captions", "sung"], "sung"),
    (["--videos", "0"], "--videos 0"),
    (["--output-dir"], "output-dir"),
    (["--allow-network=maybe"], "maybe"),
    (["--lexicon.kubectl", ""], "say how 'kubectl' is said"),
    (["--lexicon", "kubectl"], "--lexicon kubectl: give each word its sound"),
]


@pytest.mark.parametrize(("options", "named"), OPTIONS, ids=[" ".join(options) for options, _ in OPTIONS])
def test_an_option_that_does_not_fit_is_named(command, tmp_path, harbour, options, named):
    refused = command(harbour, *options)
    assert refused.code == SETTINGS, refused.err
    assert named in refused.line
    assert "See --help" in refused.line
    assert list(tmp_path.iterdir()) == [harbour]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ([], "no document is named as SOURCE"),
        ([""], "SOURCE: it is empty"),
        (["  "], "SOURCE: it is empty"),
        (["--colour"], "Unknown option: --colour"),
        (["first.md", "second.md"], "second.md: it is one argument too many"),
    ],
)
def test_one_document_has_to_be_named(command, typed, told):
    refused = command(*typed)
    assert refused.code == SETTINGS
    assert told in refused.line


def test_an_address_is_not_fetched_unasked(command, closed_port):
    refused = command(f"http://127.0.0.1:{closed_port}/a.md", *SMALL)
    assert refused.code == SETTINGS
    assert "--allow-network" in refused.line


def test_an_address_of_the_inside_is_a_document_error(command, closed_port):
    refused = command(f"http://127.0.0.1:{closed_port}/a.md", "--allow-network", *SMALL)
    assert refused.code == DOCUMENT
    assert "it is no host of the public web" in refused.line


def test_a_server_out_of_reach_is_a_network_error(command, closed_port):
    address = f"http://127.0.0.1:{closed_port}/a.md"
    refused = command(address, "--allow-network", *SMALL, VIDEO_GEN_INTERNAL_HOSTS=f"127.0.0.1:{closed_port}")
    assert refused.code == NETWORK
    assert "it is out of reach: Connection refused" in refused.line


def test_a_host_that_is_not_there_is_a_network_error(command, monkeypatch):
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr("video_gen.inputs.web.guard.socket.getaddrinfo", unknown)
    refused = command("http://nobody.example/a.md", "--allow-network", *SMALL)
    assert refused.code == NETWORK
    assert "nobody.example: there is no such host" in refused.line


@pytest.mark.parametrize("engine", ["auto", "edge", "espeak"])
def test_a_language_that_no_voice_speaks_is_a_settings_error(command, harbour, engine):
    refused = command(harbour, "--engine", engine, "--language", "xx", *SMALL)
    assert refused.code == SETTINGS
    assert "language xx: " in refused.line


def test_a_voice_that_is_not_there_is_a_settings_error(command, harbour):
    refused = command(harbour, "--voice", "robot", *SMALL)
    assert refused.code == SETTINGS
    assert "voice robot: the program has no such voice" in refused.line


def test_a_speech_service_that_is_out_of_reach_is_a_voice_error(command, harbour, closed_port):
    endpoint = f"ws://127.0.0.1:{closed_port}/edge"
    refused = command(harbour, "--engine", "edge", *SMALL, VIDEO_GEN_EDGE_ENDPOINT=endpoint)
    assert refused.code == VOICE
    assert "out of reach" in refused.line


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("VIDEO_GEN_EDGE_ENDPOINT", "nowhere"),
        ("VIDEO_GEN_FFMPEG", "/nowhere/ffmpeg"),
        ("VIDEO_GEN_FFMPEG", "/bin/true"),
        ("VIDEO_GEN_FONTS", "/nowhere"),
    ],
)
def test_a_variable_of_the_environment_that_does_not_fit_is_a_settings_error(command, harbour, variable, value):
    refused = command(harbour, "--engine", "edge", *SMALL, **{variable: value})
    assert refused.code == SETTINGS
    assert variable in refused.line


def test_a_plan_shows_text_as_it_is_and_each_warning_once_on_a_line(command, tmp_path):
    name = "a-picture-with-a-name-that-is-longer-than-a-line-of-a-terminal-" + "x" * 60 + ".png"
    (tmp_path / "a.md").write_text(
        f"---\nmarp: true\n---\n# Tour\n\n![Map]({name})\n<!-- Press [red] or [/b] now. -->\n"
    )
    with temporary_settings({PREFECT_LOCAL_STORAGE_PATH: tmp_path / "results"}):
        planned = command("a.md", "--engine", "espeak", *SMALL)
    assert planned.code == 0, planned.err
    assert "Press [red] or [/b] now." in " ".join(planned.out.replace("│", " ").split())
    lines = planned.err.splitlines()
    assert all(line.startswith("warning: ") for line in lines)
    assert sum(name in line for line in lines) == 1
    assert len(lines) == len(set(lines))


def test_a_plan_that_fails_is_one_object_too(command, tmp_path):
    refused = command(tmp_path / "missing.md", *SMALL, "--json")
    assert refused.code == DOCUMENT
    report = json.loads(refused.out)
    assert (report["status"], report["scenes"]) == ("failed", [])
    assert refused.line == f"error: {report['error']}"


def test_a_prefect_home_that_cannot_be_written_is_a_storage_error(command, tmp_path, harbour):
    (tmp_path / "home").write_text("mine")
    refused = command(harbour, *SMALL)
    assert refused.code == STORAGE
    assert str(tmp_path / "home") in refused.line


def test_an_api_address_at_which_nobody_answers_is_a_storage_error(monkeypatch, closed_port):
    monkeypatch.setattr("flows.server.connection.ANSWER_SECONDS", 0.2)
    address = f"http://127.0.0.1:{closed_port}/api"
    with temporary_settings({PREFECT_API_URL: address}), pytest.raises(StorageError) as caught:
        connect(None)
    assert str(caught.value).startswith(f"Prefect's API at {address}: it does not answer. ")
