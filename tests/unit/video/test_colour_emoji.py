import numpy as np
import pytest
from PIL import Image

from tests.unit.video.colour_font import SIDE_PX, colour_font
from video_gen.models.item import Item
from video_gen.models.script import BulletsVisual
from video_gen.video import typeface, typefaces
from video_gen.video.colour_emoji import ColourTypeface, is_emoji
from video_gen.video.fonts import Fonts, typeface_for
from video_gen.video.text import Text
from video_gen.video.tokens import Style, missing, tokens

ROCKET, GRIN, ADA = "\U0001f680", "\U0001f600", "\U0001f469\u200d\U0001f4bb"
RED, GREEN = (200, 30, 30), (30, 180, 60)
PAPER = (250, 248, 244)
COLOURS = {ROCKET: RED, GRIN: GREEN, **dict.fromkeys((ADA[0], ADA[2]), GREEN)}


@pytest.fixture
def emoji_font(font_folder):
    (font_folder / "NotoColorEmoji.ttf").write_bytes(colour_font(COLOURS))


def _text(markup, size):
    return Text([tokens(markup, Style((0, 0, 0)), Fonts("en"))], size, 1.3)


def _drawn(text):
    picture = Image.new("RGB", (text.width_px + 20, text.height_px + 20), PAPER)
    text.draw(picture, 10, 10, text.width_px, "left")
    return np.asarray(picture)


def _box(picture, colour):
    """Return left, top, right and bottom of what has about a colour."""
    rows, columns = np.nonzero((np.abs(picture.astype(int) - colour) <= 3).all(axis=2))
    return (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1) if rows.size else None


@pytest.mark.usefixtures("emoji_font")
@pytest.mark.parametrize("shaped", [True, False])
@pytest.mark.parametrize("size", [28, 60, 150])
def test_an_emoji_is_drawn_in_its_colours_in_the_size_of_the_text_on_its_baseline(size, shaped, monkeypatch):
    if not shaped:
        monkeypatch.setattr(typeface, "shapes_text", lambda: False)
    text = _text(f"A {ROCKET} B", size)
    left, top, right, bottom = _box(_drawn(text), RED)
    assert right - left == pytest.approx(size, abs=2)
    assert bottom - top == pytest.approx(size, abs=2)
    assert bottom == pytest.approx(10 + text.line_px / 2 + 0.33 * size, abs=2)
    before, after = (_text(letter, size).width_px for letter in ("A ", "A"))
    assert left == pytest.approx(10 + before + (before - after), abs=0.3 * size)
    assert text.width_px == pytest.approx(_text("A B", size).width_px + _text(" x", size).width_px + size / 2, rel=0.25)


@pytest.mark.usefixtures("emoji_font")
def test_edges_mix_with_what_lies_behind_and_are_not_darkened():
    picture = _drawn(_text(ROCKET, 47)).astype(int)
    low, high = np.minimum(PAPER, RED), np.maximum(PAPER, RED)
    assert ((picture >= low - 6) & (picture <= high + 6)).all()


@pytest.mark.usefixtures("emoji_font")
def test_spaces_beside_an_emoji_stay_and_are_those_of_the_text():
    content = tokens(f"Go {ROCKET} {GRIN} now", Style((0, 0, 0)), Fonts("en"))
    assert "".join(token.text for token in content) == f"Go {ROCKET} {GRIN} now"
    assert {token.typeface.name for token in content if token.text.isspace()} <= {"figo"}


@pytest.mark.usefixtures("emoji_font")
def test_emoji_that_are_joined_or_flags_are_drawn_in_one_go():
    (token,) = tokens(ADA, Style((0, 0, 0)), Fonts("en"))
    assert token.text == ADA
    assert _box(_drawn(_text(ADA, 60)), GREEN)


@pytest.mark.parametrize(
    ("character", "expected"),
    [(ROCKET, True), ("\u2728", True), ("\U0001f1eb", True), ("\u2713", False), ("\u26a0", False), ("A", False)],
)
def test_signs_that_are_letters_of_the_text_by_default_keep_its_colour(character, expected):
    assert is_emoji(character) is expected


def test_a_font_whose_pictures_cannot_be_drawn_is_passed_over(font_folder):
    (font_folder / "NotoColorEmoji.ttf").write_bytes(colour_font(COLOURS, pictured=False))
    assert not isinstance(typeface_for(ROCKET, "regular", Fonts("en")), ColourTypeface)


def test_a_font_that_is_broken_is_passed_over(font_folder):
    (font_folder / "NotoColorEmoji.ttf").write_bytes(colour_font(COLOURS)[:900])
    assert not isinstance(typeface_for(ROCKET, "regular", Fonts("en")), ColourTypeface)


@pytest.mark.usefixtures("emoji_font")
def test_what_the_coloured_font_lacks_is_still_missing():
    assert missing(f"{ROCKET}\U0001fabf", "regular", Fonts("en")) == "\U0001fabf"


@pytest.mark.usefixtures("emoji_font")
def test_a_scene_with_emoji_is_drawn_anew_once_such_a_font_is_installed(scene_of, small):
    assert "NotoColorEmoji.ttf" in typefaces(scene_of(BulletsVisual(items=(Item(text=f"Go {ROCKET}"),))), small)


@pytest.mark.usefixtures("emoji_font")
def test_the_pictures_have_one_size_alone():
    face = typeface_for(ROCKET, "bold", Fonts("en"))
    assert face.reference_px == SIDE_PX
    assert face.em(ROCKET) == pytest.approx(1.0)
