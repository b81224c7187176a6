"""A run that is killed or interrupted costs nothing: the next one goes on where it ended."""

import signal
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flows.serializer import VerifyingSerializer
from tests.e2e.decoded import decode
from tests.e2e.workplace import BIN, MAKE, Running, Workplace, workplace
from video_gen.errors import StorageError

OPTIONS = ("--engine", "espeak", "--size", "320x240", "--target-duration", "90", "--json")
FINISHED = ("generate_audio", "generate_video")
SECONDS_TO_LEAVE = 60.0
"""One to three, where nothing else is to be done; threads that draw cannot be told to stop."""
SECONDS_TO_FOLLOW = 2.0
"""How much later than an interrupted command the programs that it started may end."""
SUBJECTS = {
    "Lighthouses": "A lighthouse marks a coast with a steady beam that turns in the night.",
    "Buoys": "A buoy floats above its anchor and shows the edge of the deep channel.",
    "Charts": "A paper chart shows depths, wrecks and the nature of the sea bed.",
    "Tides": "The tide lifts every ship in the harbour twice a day by several metres.",
    "Currents": "A strong current pushes a slow ship sideways toward the rocks.",
    "Anchors": "An anchor holds a ship by the weight of its chain on the ground.",
    "Tugs": "A small tug turns a large ship on the spot with a single rope.",
    "Locks": "A lock raises boats from the river into the canal behind the dam.",
}

Reached = Callable[[Running, Workplace], bool]


def _says(line: str) -> Reached:
    return lambda running, _: line in running.err


def _one_more(stage: str) -> Reached:
    """Return when a run has stored a result of a stage that was not there when it began."""
    at_start: set[str] = set()

    def reached(running: Running, place: Workplace) -> bool:
        stored = set(place.stored(stage))
        if "Writing the script" not in running.err:
            at_start.update(stored)
        return bool(stored - at_start)

    return reached


MOMENTS: dict[str, Callable[[], Reached]] = {
    "the database is being made": lambda: lambda _, place: (place.home / "prefect.db").exists(),
    "the run begins": lambda: _says("Reading the document"),
    "the script is written": lambda: _says("Writing the script"),
    "one scene is spoken": lambda: _one_more("generate_audio"),
    "one scene is rendered": lambda: _one_more("generate_video"),
    "one more is rendered": lambda: _one_more("generate_video"),
    "and one more": lambda: _one_more("generate_video"),
    "all are rendered": lambda: _says("Joining the video"),
    "the folder is in the making": lambda: lambda _, place: any(_output(place).glob(".video-gen-*/new/*.srt")),
    "the folder is there": lambda: lambda _, place: any(_output(place).glob("ports/ports.mp4")),
}


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document of some ten scenes."""
    path = tmp_path_factory.mktemp("documents") / "ports.md"
    sections = "\n".join(f"## {subject}\n\n{sentence}\n" for subject, sentence in SUBJECTS.items())
    path.write_text(f"# Ports\n\nA port joins the roads of the land to the roads of the sea.\n\n{sections}")
    return path


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    """A workplace that several tests share, each with a theme of its own."""
    with workplace(tmp_path_factory.mktemp("town")) as place:
        yield place


def test_a_run_killed_at_ten_moments_ends_as_if_undisturbed(new_place, ports, server, tmp_path_factory):
    command = (*MAKE, ports, *OPTIONS, "--output-dir", _output(new_place))
    finished: dict[Path, int] = {}
    for moment, watch in MOMENTS.items():
        running, reached = new_place.start(*command), watch()
        running.until(lambda running=running, reached=reached: reached(running, new_place))
        running.signal_group(signal.SIGKILL)
        assert running.finished().code == -signal.SIGKILL
        new_place.wait_until_empty()
        assert _changed(finished) == [], f"made twice, when killed as {moment}"
        finished |= _finished(new_place)

    last = new_place.run(*command)
    assert last.code == 0, last.err
    assert _changed(finished) == []
    scenes = last.report["videos"][0]["scenes"]
    assert scenes >= 8
    assert [last.report["tasks"][stage] for stage in FINISHED] == 2 * [{"executed": 0, "cached": scenes, "failed": 0}]
    assert sorted(_output(new_place).iterdir()) == [_output(new_place) / "index.html", _output(new_place) / "ports"]
    assert _states(new_place, "flow_run") in ({"CRASHED": 9, "COMPLETED": 1}, {"CRASHED": 8, "COMPLETED": 2})
    assert set(_states(new_place, "task_run")) <= {"CRASHED", "COMPLETED"}

    other = tmp_path_factory.mktemp("undisturbed")
    undisturbed = new_place.run(
        *MAKE, ports, *OPTIONS, "--output-dir", other, PREFECT_API_URL=server, PREFECT_HOME=str(other / "home")
    )
    assert undisturbed.code == 0, undisturbed.err
    assert undisturbed.report["tasks"]["generate_video"]["executed"] == scenes
    assert decode(undisturbed.report["videos"][0]["path"]) == decode(last.report["videos"][0]["path"])


def test_an_interrupted_run_says_so_in_one_line_and_the_next_goes_on(town, ports, tmp_path):
    command = (*MAKE, ports, *OPTIONS, "--quiet", "--output-dir", tmp_path / "output")
    for number, theme in ((signal.SIGINT, "light"), (signal.SIGTERM, "dark")):
        before = _finished(town)
        running = town.start(*command, "--theme", theme)
        running.until(_one_more_in(town))
        running.signal_group(number)
        interrupted = running.finished(SECONDS_TO_LEAVE)
        assert interrupted == (
            130,
            "",
            "Interrupted. Finished scenes are kept: run the same command again to go on.\n",
        )
        town.wait_until_empty(SECONDS_TO_FOLLOW)
        assert not (tmp_path / "output").exists()

    finished = _finished(town)
    last = town.run(*command, "--theme", "dark")
    assert last.code == 0, last.err
    assert _changed(finished) == []
    kept = len([path for path in finished.keys() - before.keys() if "generate_video" in path.parts])
    executed = last.report["videos"][0]["scenes"] - kept
    assert last.report["tasks"]["generate_video"] == {"executed": executed, "cached": kept, "failed": 0}
    assert "RUNNING" not in _states(town, "flow_run")


def test_an_interrupted_batch_leaves_nothing_at_work_and_nothing_half_written(town, ports, tmp_path):
    output, one, two = (tmp_path / name for name in ("output", "one.md", "two.md"))
    one.write_text(ports.read_text())
    two.write_text(ports.read_text().replace("# Ports", "# Ports once more"))
    options = [option for option in OPTIONS if option != "--json"]
    command = (BIN / "video-gen", "batch", one, two, *options, "--theme", "clean", "--output-dir", output)
    running = town.start(*command, "--quiet")
    running.until(_one_more_in(town))
    running.signal_group(signal.SIGINT)
    assert running.finished(SECONDS_TO_LEAVE)[:2] == (130, "")
    assert running.err == "Interrupted. Finished scenes are kept: run the same command again to go on.\n"
    town.wait_until_empty(SECONDS_TO_FOLLOW)
    assert all((folder / f"{folder.name}.mp4").is_file() for folder in output.glob("*/[!.]*") if folder.is_dir())
    finished = _finished(town)

    again = town.run(*command)
    assert again.code == 0, again.err
    assert _changed(finished) == []
    assert [Path(line).relative_to(output) for line in again.out.splitlines()] == [
        Path("one/ports/ports.mp4"),
        Path("two/ports-once-more/ports-once-more.mp4"),
    ]
    assert list(output.glob("*/.*")) == []


def test_a_server_that_dies_ends_the_run_with_an_error(town, ports, tmp_path):
    command = (*MAKE, ports, *OPTIONS, "--theme", "contrast", "--output-dir", tmp_path / "output")
    running = town.start(*command, PREFECT_CLIENT_MAX_RETRIES="0")
    running.until(_one_more_in(town))
    (server,) = [process for process in town.processes() if "-P" in process.cmdline()]
    server.kill()
    ended = running.finished()
    assert ended.code == 6
    assert "error: Prefect's API: it stopped answering: " in ended.err
    assert "Traceback" not in ended.err
    assert ended.report["status"] == "failed"
    town.wait_until_empty()
    assert not (tmp_path / "output").exists()


def _one_more_in(place: Workplace) -> Callable[[], bool]:
    """Return what tells when one more scene is rendered than now."""
    before = len(place.stored("generate_video"))
    return lambda: len(place.stored("generate_video")) > before


def _output(place: Workplace) -> Path:
    return place.folder / "output"


def _finished(place: Workplace) -> dict[Path, int]:
    """Return the whole records of scenes and when each was written; a record cut off by a kill is none."""
    records = [path for stage in FINISHED for path in place.stored(stage).values()]
    return {path: path.stat().st_mtime_ns for path in records if _whole(path)}


def _whole(record: Path) -> bool:
    try:
        VerifyingSerializer().loads(record.read_bytes())
    except StorageError:
        return False
    return True


def _changed(finished: dict[Path, int]) -> list[Path]:
    return [path for path, written in finished.items() if path.stat().st_mtime_ns != written]


def _states(place: Workplace, table: str) -> dict[str, int]:
    """Return how many runs of each state Prefect's database holds."""
    with sqlite3.connect(place.home / "prefect.db") as database:
        return dict(database.execute(f"SELECT state_type, count(*) FROM {table} GROUP BY state_type"))  # noqa: S608
