"""Whatever is wrong with what a user gives: one clear line, the right exit code, nothing left behind.

The many ways in which documents and options do not fit are tried in one process, in `tests/integration/test_refusals`.
"""

import json
import signal
from pathlib import Path

import pytest

from tests.e2e.workplace import MAKE, Finished

SETTINGS, DOCUMENT, RENDERING, STORAGE = 2, 3, 5, 6
INTERRUPTED = 130
SMALL = ("--engine", "espeak", "--size", "320x240", "--target-duration", "10")
BROKEN_ENCODER = 'raise ImportError("libx264.so.165: cannot open shared object file")'


def test_an_option_that_does_not_fit_is_named(new_place, harbour):
    refused = new_place.make(harbour, "--colour", "red")
    assert refused.code == SETTINGS
    assert _only_line(refused) == "error: command line: Unknown option: --colour. See --help."
    assert list(new_place.folder.iterdir()) == [harbour]


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


def test_a_folder_that_cannot_be_made_is_told_before_prefect_starts(place, harbour):
    (place.folder / "video-gen.toml").write_text('output-dir = "/proc/video-gen"\n')
    refused = place.make(harbour, *SMALL, "-q")
    assert refused.code == STORAGE
    assert "/proc/video-gen" in _only_line(refused)
    assert not (place.home / "storage").exists()


def test_a_file_in_place_of_the_output_folder_stays(place, harbour):
    output = place.folder / "output"
    output.write_text("mine")
    refused = place.make(harbour, *SMALL, "--quiet", "--output-dir", output)
    assert refused.code == STORAGE
    assert str(output) in _only_line(refused)
    assert output.read_text() == "mine"


def test_an_encoder_that_fails_fails_every_scene_by_name(place, harbour, server):
    (place.folder / "broken").mkdir()
    (place.folder / "broken" / "av.py").write_text(BROKEN_ENCODER)
    command = (harbour, *SMALL, "--json", "--quiet", "--output-dir", place.folder / "output")
    refused = place.make(*command, PYTHONPATH=str(place.folder / "broken"), PREFECT_API_URL=server)
    assert refused.code == RENDERING
    line = _only_line(refused, out=None)
    planned = place.make(*command, "--dry-run", PREFECT_API_URL=server)
    scenes = [scene["id"] for scene in json.loads(planned.out)["scenes"]]
    assert line.startswith(f"error: {len(scenes)} scene(s) failed: ")
    assert all(f"{scene} (" in line for scene in scenes)
    assert (refused.report["status"], refused.report["videos"]) == ("failed", [])
    assert f"error: {refused.report['error']}" == line
    assert not (place.folder / "output").exists()


def test_a_prefect_home_that_cannot_be_written_is_a_storage_error(place, harbour):
    home = Path("/proc/video-gen")
    command = (harbour, *SMALL, "--quiet", "--output-dir", place.folder / "output")
    refused = place.make(*command, PREFECT_HOME=str(home))
    assert refused.code == STORAGE, refused.err
    assert str(home) in _only_line(refused)
    assert not (place.folder / "output").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_in_the_first_moment_leaves_no_traceback(place, harbour, number):
    running = place.start(*MAKE, harbour, *SMALL, "--output-dir", place.folder / "output")
    running.until(
        lambda: "_pydantic_core." in Path(f"/proc/{running.process.pid}/maps").read_text()
    )  # as it is imported
    running.signal_group(number)
    interrupted = running.finished(10)
    assert interrupted.code == INTERRUPTED
    assert interrupted.err.startswith("Interrupted")
    assert interrupted.err.count("\n") == 1
    assert not (place.folder / "output").exists()


def _only_line(finished: Finished, out: str | None = "") -> str:
    """Return the one line that a refused command printed."""
    assert finished.err.startswith("error: "), finished.err
    assert finished.err.count("\n") == 1, finished.err
    assert out is None or finished.out == out
    return finished.err.rstrip("\n")
