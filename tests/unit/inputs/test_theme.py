import io
import re

import pymupdf_fonts
import pytest
from PIL import Image

from video_gen.errors import SettingsError
from video_gen.inputs import check_input, read_theme, resolve_settings
from video_gen.models.config import InputConfig
from video_gen.models.document import Document
from video_gen.models.look import Look
from video_gen.models.theme import TOKENS, OwnTheme

FONT = pymupdf_fonts.myfont("figo")


@pytest.fixture
def write(tmp_path):
    folder = tmp_path / "brand"
    folder.mkdir()

    def write(text, **files):
        for name, data in files.items():
            (folder / name.replace("_", ".")).write_bytes(data)
        (folder / "my.toml").write_text(text)
        return folder / "my.toml"

    return write


def png(size=(30, 20)):
    file = io.BytesIO()
    Image.new("RGBA", size, (200, 0, 0, 255)).save(file, "PNG")
    return file.getvalue()


def test_built_in_themes_are_read_nowhere():
    assert [read_theme(name) for name in TOKENS] == [None] * len(TOKENS)


def test_what_a_file_does_not_say_is_that_of_its_base(write):
    path = write('base = "dark"\nradius = 8\n[colours]\naccent = "#F80"\n')
    assert read_theme(str(path)) == OwnTheme(tokens=TOKENS["dark"].replace(accent="#ff8800"), radius=8)
    assert read_theme(str(write(""))) == OwnTheme(tokens=TOKENS["light"])


def test_fonts_and_logo_travel_by_value(write):
    text = 'logo = "l.png"\n[fonts]\nregular = "a.otf"\nmono = "a.otf"\n'
    path = write(text, l_png=png((4000, 100)), a_otf=FONT)
    theme = read_theme(str(path))
    assert (theme.regular, theme.bold, theme.mono) == (FONT, b"", FONT)
    with Image.open(io.BytesIO(theme.logo)) as logo:
        assert logo.size == (1024, 26)
    elsewhere = path.parent.rename(path.parent.with_name("moved"))
    assert read_theme(str(elsewhere / "my.toml")).digest() == theme.digest()


def test_a_logo_may_be_a_drawing(write):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10"/></svg>'
    theme = read_theme(str(write('logo = "l.svg"', l_svg=svg)))
    assert theme.logo.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("base = ", "it is no valid TOML"),
        ("[" * 100_000, "it is no valid TOML"),
        ('base = "pink"', "base: 'pink' does not fit. Choose of light, dark, contrast, clean"),
        ("base = []", r"base: \[\] does not fit"),
        ('color = "#fff"', "color: there is no such key. Choose of base, radius, logo, colours, fonts"),
        ("colours = 3", r"colours: it is no table. Write \[colours\] above its keys"),
        ('[colours]\npaperr = "#fff"', "colours.paperr: there is no such key. Choose of paper, panel,"),
        ('[colours]\npaper = "white"', "colours.paper: 'white' does not fit. Write a colour as #rrggbb"),
        ("[colours]\npaper = 3", "colours.paper: 3 does not fit"),
        ("radius = -1", "radius: -1 does not fit. Write a whole number from 0 to 56"),
        ("radius = 57", "radius: 57 does not fit"),
        ("radius = 1.5", "radius: 1.5 does not fit"),
        ("radius = true", "radius: True does not fit"),
        ('[fonts]\nitalic = "a.ttf"', "fonts.italic: there is no such key. Choose of regular, bold, mono"),
        ('[fonts]\nmono = "no.ttf"', "fonts.mono: no.ttf: no such file"),
        ('[fonts]\nmono = "../secret.ttf"', "fonts.mono: ../secret.ttf is outside of its folder"),
        ('[fonts]\nmono = "link.ttf"', "fonts.mono: link.ttf is outside of its folder"),
        ('[fonts]\nmono = "/etc/passwd"', "fonts.mono: /etc/passwd is outside of its folder"),
        ('[fonts]\nmono = "a\\u0000b"', "fonts.mono: .* it is no valid path"),
        ("[fonts]\nmono = 3", "fonts.mono: 3 does not fit"),
        ('[fonts]\nmono = "l.png"', "fonts.mono: l.png: it is no TrueType or OpenType font"),
        (
            '[fonts]\nmono = "cut.otf"',
            "fonts.mono: cut.otf: it has no Latin letters|fonts.mono: cut.otf: it is a broken",
        ),
        ('[fonts]\nmono = "."', "fonts.mono: .: it is a folder"),
        ('logo = "my.toml"', "logo: my.toml: it is no sound PNG"),
        ('logo = "../l.png"', "logo: ../l.png is outside of its folder"),
    ],
)
def test_what_does_not_fit_is_named_in_one_line(write, tmp_path, text, said):
    (tmp_path / "secret.ttf").write_bytes(FONT)
    path = write(text, l_png=png(), cut_otf=FONT[:3000])
    (path.parent / "link.ttf").symlink_to(tmp_path / "secret.ttf")
    with pytest.raises(SettingsError, match=rf"theme {re.escape(str(path))}:? .*?{said}") as caught:
        check_input(InputConfig(source="Words.\nMore.", theme=str(path)))
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 2


def test_a_theme_that_is_not_there_is_one_error(tmp_path):
    with pytest.raises(SettingsError, match="no such file"):
        read_theme(str(tmp_path / "none.toml"))


def test_only_names_of_themes_and_toml_files_are_taken():
    with pytest.raises(ValueError, match=r"choose light, dark, contrast, clean, or the file of a theme of your own"):
        InputConfig(source="a", theme="pink")
    form = InputConfig.model_json_schema()["properties"]["theme"]
    assert form["anyOf"][0]["enum"] == list(TOKENS)


def test_a_look_has_the_theme_that_was_read(write):
    own = read_theme(str(write('base = "dark"')))
    assert Look.of(InputConfig(source="a", theme="x.toml"), "en", own).own == own
    assert Look.of(InputConfig(source="a", theme="clean"), "en") == Look(theme="clean")


class TestNamedByADocument:
    """Front matter and settings files may name a theme in their own folder, and nothing else."""

    def settled(self, source, theme):
        document = Document(front_matter={"video-gen": {"theme": theme}})
        return resolve_settings(InputConfig(source=str(source)), document).theme

    def test_a_built_in_theme(self, tmp_path):
        assert self.settled(tmp_path / "a.md", "clean") == "clean"

    def test_a_file_in_its_own_folder(self, write, tmp_path):
        path = write("")
        assert self.settled(tmp_path / "a.md", "brand/my.toml") == str(path)

    @pytest.mark.parametrize("theme", ["../my.toml", "/etc/my.toml", "brand/../../my.toml", "link/my.toml", "a\0.toml"])
    def test_nothing_outside_of_it(self, write, tmp_path, theme):
        path = write("")
        folder = tmp_path / "docs"
        folder.mkdir()
        (folder / "link").symlink_to(path.parent)
        with pytest.raises(SettingsError, match=r"theme: .* is not a file in its folder or below"):
            self.settled(folder / "a.md", theme)

    @pytest.mark.parametrize("source", ["-", "Words.\nMore words.", "https://example.com/a.md"])
    def test_nothing_where_it_is_no_file(self, source):
        with pytest.raises(SettingsError, match="cannot bring a theme"):
            self.settled(source, "my.toml")

    def test_a_settings_file_names_one_beside_itself(self, write, tmp_path):
        path = write("")
        (tmp_path / "video-gen.toml").write_text('theme = "brand/my.toml"')
        (tmp_path / "docs").mkdir()
        config = InputConfig(source=str(tmp_path / "docs" / "a.md"))
        assert resolve_settings(config, Document()).theme == str(path)
        (tmp_path / "video-gen.toml").write_text('theme = "../my.toml"')
        with pytest.raises(SettingsError, match="is not a file in its folder or below"):
            resolve_settings(config, Document())
