"""What is drawn is what was looked at; `python -m scripts.golden_frames --write` keeps it anew."""

import os
import subprocess
import sys

import pytest

from scripts import golden_frames
from scripts.contact_sheet import scenes_of
from video_gen.models.look import Look
from video_gen.models.theme import TOKENS
from video_gen.video import typefaces


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_frames_are_those_that_were_kept_in_any_process(seed):
    ran = subprocess.run(
        [sys.executable, "-m", "scripts.golden_frames"],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout.split(" frames ")[0]) == (0, str(len(golden_frames.kept()[1]))), ran.stdout


def test_every_kind_of_scene_is_there_in_all_themes_and_sizes_and_needs_no_font_of_the_machine():
    scenes, language = scenes_of(golden_frames.SCENES, 600)
    names = golden_frames.kept()[1]
    assert {name.split("/")[0] for name in names} == {scene.id for scene in scenes}
    assert {tuple(name.split()[1:]) for name in names} >= {(theme, "16x9") for theme in TOKENS}
    assert len({scene.kind for scene in scenes}) == 21
    embedded = ("raqm", "basic", "fi", "notos", "symbol", "math")
    assert all(face.startswith(embedded) for scene in scenes for face in typefaces(scene, Look(language=language)))


def test_a_frame_that_differs_is_named_and_a_little_is_allowed_to_other_libraries(monkeypatch, capsys):
    made, golden = golden_frames.kept()
    first, second, third, *_ = names = list(golden)
    few = {name: golden[name] for name in names[:3]}
    moved = {
        first: few[first]._replace(sha256="0" * 16),
        second: few[second]._replace(sha256="0" * 16, lightness=bytes(64)),
    }
    monkeypatch.setattr(golden_frames, "drawn", lambda: iter({**few, **moved}.items()))
    monkeypatch.setattr(golden_frames, "kept", lambda: (golden_frames.made_with(), few))
    assert golden_frames.differing() == [first, second]
    monkeypatch.setattr(golden_frames, "kept", lambda: ("something older", few))
    assert golden_frames.differing() == [second]
    monkeypatch.setattr(golden_frames, "kept", lambda: (made, {**few, "gone": few[third]}))
    assert "gone" in golden_frames.differing()
    monkeypatch.setattr(golden_frames, "lay_out_alike", lambda: None)
    monkeypatch.setattr(sys, "argv", ["golden_frames"])
    assert golden_frames.main() == 1
    assert second in capsys.readouterr().out
