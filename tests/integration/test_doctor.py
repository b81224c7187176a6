"""What the doctor says of a machine that has everything, and of machines that lack something."""

import json
import shutil
import sys
from types import SimpleNamespace

import pytest

from flows.commands import doctor
from tests.integration.nvenc_machine import X264
from tests.unit.video.colour_font import colour_font
from video_gen.media import ffmpeg
from video_gen.video import installed
from video_gen.video.fonts import typeface_for


@pytest.fixture(autouse=True)
def fresh_executable(monkeypatch, tmp_path):
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "home"))
    ffmpeg.executable.cache_clear()
    yield
    ffmpeg.executable.cache_clear()


def test_a_machine_that_can_make_videos_is_told_so(capsys):
    assert doctor.doctor(json=True) == 0
    said = json.loads(capsys.readouterr().out)
    states = {finding["part"]: finding["state"] for finding in said["findings"]}
    assert said["status"] == "ok"
    assert {states[part] for part in ("ffmpeg", "pictures", "sound", "records", "voices")} == {"ok"}


def test_an_encoder_that_does_not_load_is_broken(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "av", None)
    assert doctor.doctor() == 1
    said = {line.split(": ")[0]: line for line in capsys.readouterr().out.splitlines()}
    for part in ("pictures", "sound"):
        assert "PyAV: it does not load" in said[f"BROKEN  {part}"]
        assert "--force-reinstall av" in said[f"BROKEN  {part}"]
    assert any(line.startswith("ok      records") for line in said.values())


def test_records_that_cannot_be_written_are_broken(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "file" / "home"))
    finding = next(finding for finding in doctor.findings() if finding.part == "records")
    assert finding.state == "broken"
    assert "PREFECT_HOME" in finding.remedy


def test_what_only_some_documents_need_is_lacking_and_comes_with_its_remedy(monkeypatch, capsys):
    monkeypatch.setattr(doctor, "shapes_text", lambda: False)
    monkeypatch.setattr(doctor, "typeface_for", lambda *_: None)
    monkeypatch.setitem(doctor.EXTRAS, "pdf", ("no-such-distribution", "documents in PDF"))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1))
    assert doctor.doctor() == 0
    lines = capsys.readouterr().out.splitlines()
    lacking = {line.split(": ")[0].removeprefix("lacking "): line for line in lines if line.startswith("lacking")}
    assert "libfribidi0" in lacking["FriBiDi"]
    assert "fonts-noto-cjk" in lacking["font for Chinese"]
    assert "video-gen[pdf]" in lacking["extra pdf"]
    assert "PREFECT_HOME" in lacking["room for results"]
    assert "TMPDIR" in lacking["room for temporary files"]


def test_emoji_in_one_colour_are_told_with_the_package_that_has_them_in_colour(tmp_path, monkeypatch):
    (tmp_path / "NotoColorEmoji.ttf").write_bytes(colour_font({"🚀": (200, 30, 30)}))
    for folder, state in ((tmp_path / "none", "lacking"), (tmp_path, "ok")):
        monkeypatch.setattr(installed, "_FOLDERS", (str(folder),))
        installed.by_name.cache_clear()
        typeface_for.cache_clear()
        finding = next(finding for finding in doctor.findings() if finding.part == "font for emoji")
        assert finding.state == state
        assert ("fonts-noto-color-emoji" in finding.remedy) == (state == "lacking")
    installed.by_name.cache_clear()
    typeface_for.cache_clear()


@pytest.mark.parametrize(
    ("trouble", "found"), [("", "ok: encoder nvenc: opens"), ("exit 1", "lacking: encoder nvenc: nvenc failed: ")]
)
def test_hardware_encoders_are_tried(nvenc_machine, trouble, found):
    nvenc_machine(X264, trouble)
    assert found in "\n".join(f"{f.state}: {f.part}: {f.found}" for f in doctor.hardware())
