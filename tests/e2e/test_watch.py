"""A document is watched while it is written."""

import json
import signal

import pytest

from tests.e2e.workplace import MAKE

SMALL = ("--engine", "espeak", "--size", "320x240", "--target-duration", "20", "--json")


def test_a_saved_edit_makes_its_scene_anew(place, harbour, tmp_path):
    running = place.start(*MAKE, harbour, "--watch", "--output-dir", tmp_path / "videos", *SMALL)
    running.until(lambda: running.err.count("Watching") == 1)
    text = harbour.read_text()
    harbour.write_text("")
    running.until(lambda: "it is empty" in running.err)
    harbour.write_text(text.replace("eight knots", "nine knots"))
    running.until(lambda: running.err.count("Watching") == 2)
    running.signal_group(signal.SIGINT)
    ended = running.finished()

    first, empty, last = (json.loads(line) for line in ended.out.splitlines())
    assert (ended.code, first["status"], empty["status"], last["status"]) == (130, "done", "failed", "done")
    assert 0 < last["tasks"]["generate_audio"]["executed"] < first["tasks"]["generate_audio"]["executed"]
    assert "nine knots" in (tmp_path / "videos" / "harbour-pilots" / "harbour-pilots.srt").read_text().replace(
        "\n", " "
    )
    place.wait_until_empty()


@pytest.mark.parametrize("source", ["-", "https://example.org/a.md", "# Title\n\nText."])
def test_only_a_file_can_be_watched(place, source):
    ended = place.run(*MAKE, source, "--watch")
    assert (ended.code, ended.out) == (2, "")
    assert "only a file can be watched" in ended.err
