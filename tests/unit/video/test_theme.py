import io
import re
from itertools import product

import numpy as np
import pytest
from PIL import Image

from video_gen.models.look import Look
from video_gen.models.material import MathVisual
from video_gen.models.script import ImageVisual, StatementVisual
from video_gen.models.theme import TOKENS, OwnTheme
from video_gen.video.drawable import drawing_warnings
from video_gen.video.paint import Painting
from video_gen.video.readable import contrast_warnings, pairs
from video_gen.video.sheet import Sheet
from video_gen.video.theme import contrast, painted, theme_of

MAGENTA = (255, 0, 255)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#ffffff", "#000000", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#0000ff", "#ffffff", 8.59),
        ("#aa0000", "#aa0000", 1),
    ],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    one, other = (tuple(bytes.fromhex(code[1:])) for code in (one, other))
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("name", sorted(TOKENS))
def test_every_text_is_readable_on_what_it_stands_on(name):
    least = 7.0 if name == "contrast" else 0.0
    for pair in pairs(painted(TOKENS[name])):
        assert pair.contrast >= max(pair.least, least), pair


def test_pairs_have_every_colour_of_a_theme_that_text_has():
    theme = painted(TOKENS["light"])
    told = {pair.ink for pair in pairs(theme)}
    texts = {theme.ink, theme.muted, theme.accent, theme.paper, *theme.syntax, theme.chapter_ink, theme.chapter_muted}
    assert texts | {theme.plate_ink, theme.plate_lit, theme.terminal.muted, theme.terminal.prompt} <= told


@pytest.mark.parametrize("name", sorted(TOKENS))
@pytest.mark.parametrize("size", [(640, 360), (360, 640)])
def test_no_text_stands_on_a_picture(name, size, scene_of, timing):
    """Read off the pixels: a picture's caption stands on paper below it, burned captions on a plate of their own."""
    picture = Image.new("RGB", (400, 300), MAGENTA)
    look = Look(theme=name, width_px=size[0], height_px=size[1], burned_captions=True)
    scene = scene_of(ImageVisual(image=_png(picture), caption="What the picture shows, in a line of its own"))
    theme, sheet = theme_of(look), Sheet(look)
    spoken = next(p.pixels.copy() for p in Painting(scene, timing, look) if _has(p.pixels, theme.plate_lit))
    *_, last = Painting(scene, timing, look)
    shown = np.array(last.pixels)
    below = np.flatnonzero((shown == MAGENTA).all(axis=2).any(axis=1)).max() + 2
    caption, band = shown[below : sheet.band.top], spoken[sheet.band.top :]
    assert _share(caption, theme.muted) > 0
    assert _share(caption, theme.paper) + _share(caption, theme.panel) > 0.6
    assert not _has(spoken[: sheet.band.top], theme.plate_lit)
    on = (band == theme.plate).all(axis=2)
    plate = band[on.any(axis=1)][:, on.any(axis=0)]
    assert _share(plate, theme.plate) > _share(plate, theme.plate_ink) > 0
    assert not _has(band, MAGENTA)


def _has(pixels, colour):
    return bool((pixels == colour).all(axis=2).any())


def _share(pixels, colour):
    return float((pixels == colour).all(axis=2).mean())


def _png(image):
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def test_themes_differ_from_each_other_and_own_colours_win(scene_of, timing):
    scene = scene_of(StatementVisual(text="A thought"))
    looks = [Look(theme=name, width_px=320, height_px=240) for name in TOKENS]
    own = OwnTheme(tokens=TOKENS["light"].replace(paper="#fafafa"))
    looks.append(Look(width_px=320, height_px=240, own=own))
    posters = [Painting(scene, timing, look).poster.tobytes() for look in looks]
    assert len(set(posters)) == len(posters)


def test_a_scene_in_a_theme_of_its_own_keeps_fonts_and_logo_of_the_users():
    own = OwnTheme(tokens=TOKENS["light"].replace(ink="#111111"), logo=b"x", regular=b"y", radius=3)
    look = Look(own=own).in_theme("dark")
    assert look.own == own.replace(tokens=TOKENS["dark"])
    assert Look(own=own).in_theme(None).own == own


def test_low_contrast_of_an_own_theme_is_told_worst_first():
    poor = Look(own=OwnTheme(tokens=TOKENS["light"].replace(muted="#b0b0b0", ink="#777777")))
    (said,) = contrast_warnings(poor)
    assert said.startswith("The theme's contrast is low: muted on ")
    assert re.search(r"; ink on [a-z ]+ has 3\.\d, less than 7", said)
    assert said.count("ink on") == 1
    assert drawing_warnings([], poor) == (said,)
    assert contrast_warnings(Look(theme="clean")) == ()


@pytest.mark.parametrize(("radius", "corner"), [(0, True), (28, False)])
def test_plates_have_the_corners_of_the_theme(radius, corner, scene_of, timing):
    look = Look(width_px=640, height_px=360, own=OwnTheme(tokens=TOKENS["light"], radius=radius))
    picture = np.array(Painting(scene_of(MathVisual(tex="x")), timing, look).poster)
    panel = (picture[:300, :500] == theme_of(look).panel).all(axis=2)
    rows, columns = np.flatnonzero(panel.any(axis=1)), np.flatnonzero(panel.any(axis=0))
    assert bool(panel[rows[0], columns[0]]) is corner


@pytest.mark.parametrize(("size", "language"), list(product([(640, 360), (360, 640), (400, 400)], ["en", "he"])))
def test_a_logo_stands_on_scenes_within_the_margins_and_over_nothing(size, language, scene_of, timing, png):
    logo = _png(Image.new("RGBA", (300, 100), (255, 0, 255, 255)))
    look = Look(width_px=size[0], height_px=size[1], language=language, own=OwnTheme(tokens=TOKENS["light"], logo=logo))
    sheet = Sheet(look)
    picture = np.array(Painting(scene_of(ImageVisual(image=png())), timing, look).poster)
    rows, columns = np.nonzero((picture == (255, 0, 255)).all(axis=2))
    short = min(size)
    assert rows.min() >= 0.045 * short
    assert rows.max() < sheet.region.top
    assert columns.min() >= sheet.region.left
    assert columns.max() < sheet.region.right
    assert bool(columns.mean() < size[0] / 2) is (language == "he")
