import pytest

from video_gen.errors import SettingsError
from video_gen.video.check import check_tools


@pytest.fixture(autouse=True)
def _no_other_settings(monkeypatch):
    monkeypatch.delenv("VIDEO_GEN_FFMPEG", raising=False)
    monkeypatch.delenv("VIDEO_GEN_FONTS", raising=False)


def test_what_comes_with_the_program_will_do():
    check_tools()


def test_a_folder_of_fonts_may_be_named(monkeypatch, tmp_path):
    monkeypatch.setenv("VIDEO_GEN_FONTS", str(tmp_path))
    check_tools()


@pytest.mark.parametrize("name", ["nowhere", "font.ttf"])
def test_a_folder_of_fonts_that_is_none_is_told(monkeypatch, tmp_path, name):
    (tmp_path / "font.ttf").touch()
    monkeypatch.setenv("VIDEO_GEN_FONTS", str(tmp_path / name))
    with pytest.raises(SettingsError, match=f"VIDEO_GEN_FONTS={tmp_path / name}: it is no folder"):
        check_tools()
