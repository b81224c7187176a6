"""What a document may bring that no picture can be made of: a sensible picture comes of it, or one clear error."""

import io

import numpy as np
import pymupdf_fonts
import pytest
from PIL import Image

from video_gen.errors import RenderError, SettingsError
from video_gen.models.audio import Timing
from video_gen.models.frame_size import SMALLEST_PX
from video_gen.models.item import Item
from video_gen.models.look import Look
from video_gen.models.script import BulletsVisual, CodeVisual, ImageVisual, StatementVisual, TableVisual, TitleVisual
from video_gen.video import installed
from video_gen.video.check import check_tools
from video_gen.video.fonts import Fonts, typeface_for
from video_gen.video.page import Canvas
from video_gen.video.paint import Painting
from video_gen.video.scenes import scene_pages
from video_gen.video.sheet import Sheet
from video_gen.video.text import Text

SIZES = [(640, 360), (360, 640), (400, 400), (SMALLEST_PX, SMALLEST_PX), (4096, SMALLEST_PX), (SMALLEST_PX, 4096)]
WORD = "Donaudampfschifffahrtsgesellschaftskapitaen" * 10


def png(size, mode="RGB", colour=(250, 20, 20)):
    file = io.BytesIO()
    Image.new(mode, size, colour).save(file, "PNG")
    return file.getvalue()


def texts_of(visual, size, monkeypatch):
    """Return the texts of all pages, each with the width of its room."""
    found, draw = [], Text.draw
    with monkeypatch.context() as patched:
        patched.setattr(
            Text,
            "draw",
            lambda self, on, x, y, width, align: (found.append((self, width)), draw(self, on, x, y, width, align)),
        )
        sheet = Sheet(Look(width_px=size[0], height_px=size[1]))
        for page in scene_pages(visual, sheet, "s"):
            page.draw(Canvas(sheet, page.background(sheet)))
    return found


def letters(texts):
    return "".join(segment.text for text, _ in texts for line in text.lines for segment in line)


@pytest.mark.parametrize("size", SIZES)
def test_a_scene_of_every_type_is_drawn_in_the_smallest_and_longest_frames(scene, size):
    look = Look(width_px=size[0], height_px=size[1], burned_captions=True)
    pictures = [picture.frame for picture in Painting(scene, Timing(samples=48_000, words=()), look)]
    assert pictures[0] == 0


@pytest.mark.parametrize("size", SIZES[:3])
def test_a_word_of_430_letters_is_shown_whole_within_its_room(size, monkeypatch):
    for visual in (
        TitleVisual(title=WORD),
        StatementVisual(text=WORD),
        BulletsVisual(items=(Item(text=WORD),)),
        TableVisual(header=("a", "b"), rows=((WORD, "1"),)),
    ):
        texts = texts_of(visual, size, monkeypatch)
        assert WORD in letters(texts).replace("-", "")
        assert all(text.width_px <= width + 2 for text, width in texts)


@pytest.mark.parametrize("size", SIZES[:3])
def test_sixty_lines_of_code_are_all_shown_on_pages(size, monkeypatch):
    code = "\n".join(f"value_{n} = compute({n})" for n in range(60))
    sheet = Sheet(Look(width_px=size[0], height_px=size[1]))
    texts = texts_of(CodeVisual(code=code, language="python"), size, monkeypatch)
    assert all(f"value_{n} = compute({n})" in letters(texts) for n in range(60))
    assert min(text.size_px for text, _ in texts) >= round(24 * min(size) / 1080)
    assert 1 < len(scene_pages(CodeVisual(code=code), sheet, "s")) <= 6


@pytest.mark.parametrize("size", SIZES[:3])
def test_forty_columns_are_all_shown_in_several_tables(size, monkeypatch):
    header = tuple(f"column{n}" for n in range(40))
    visual = TableVisual(header=header, rows=tuple(tuple(f"cell{n}" for n in range(40)) for _ in range(3)))
    texts = texts_of(visual, size, monkeypatch)
    shown = letters(texts)
    assert all(shown.count(f"column{n}") >= 1 and f"cell{n}" in shown for n in range(40))
    assert all(text.width_px <= width + 2 for text, width in texts)
    assert min(text.size_px for text, _ in texts) >= round(28 * min(size) / 1080)


@pytest.mark.parametrize("size", SIZES[:3])
def test_a_picture_of_one_pixel_is_large_enough_to_be_seen(size, scene_of):
    look = Look(width_px=size[0], height_px=size[1])
    scene = scene_of(ImageVisual(image=png((1, 1)), caption="A dot"))
    drawn = np.array(Painting(scene, Timing(samples=48_000, words=()), look).poster)
    assert (drawn == (250, 20, 20)).all(axis=2).sum() > 200


@pytest.mark.parametrize("shape", [(1, 4000), (4000, 1), (3, 3)])
def test_a_picture_of_any_shape_is_drawn(shape, scene_of, small):
    painting = Painting(scene_of(ImageVisual(image=png(shape))), Timing(samples=30 * 48_000, words=()), small)
    assert len(list(painting)) > 2


def test_a_picture_of_a_hundred_megapixels_is_one_error_and_is_not_decoded(scene_of, small):
    huge = png((10_000, 10_000), mode="1", colour=1)
    with pytest.raises(RenderError, match=r"scene s: its picture has 10000 x 10000 pixels. Scale it down"):
        Painting(scene_of(ImageVisual(image=huge)), Timing(samples=48_000, words=()), small)


@pytest.mark.parametrize("data", [b"", b"no picture", png((90, 90))[:60], png((90, 90))[:-40]])
def test_a_broken_picture_is_one_error(data, scene_of, small):
    with pytest.raises(RenderError, match="scene s: its picture") as caught:
        Painting(scene_of(ImageVisual.model_construct(image=data)), Timing(samples=48_000, words=()), small)
    assert "\n" not in str(caught.value)


def test_installed_fonts_that_cannot_be_used_are_passed_over(tmp_path, monkeypatch):
    """Cut after its table of characters, no font at all, and one that is gone since the folder was listed."""
    whole = pymupdf_fonts.myfont("notos")
    for name, data in {"FreeSans.ttf": whole[: len(whole) // 2], "DejaVuSans.ttf": b"no font"}.items():
        (tmp_path / name).write_bytes(data)
    listed = {name: tmp_path / name for name in ("FreeSans.ttf", "DejaVuSans.ttf", "Symbola.ttf")}
    monkeypatch.setattr(installed, "by_name", lambda: listed)
    typeface_for.cache_clear()
    try:
        assert typeface_for("\u4f60", "regular", Fonts("zh")) is None
    finally:
        typeface_for.cache_clear()


def test_a_folder_of_fonts_that_is_none_is_one_error_before_anything_is_drawn(tmp_path, monkeypatch):
    monkeypatch.setenv(installed.FOLDER_VARIABLE, str(tmp_path / "none"))
    with pytest.raises(SettingsError, match="it is no folder"):
        check_tools()
