import io

import numpy as np
import pytest
from PIL import Image

from video_gen.models.look import Look
from video_gen.video.sheet import Sheet
from video_gen.video.thumbnail import draw_thumbnail

LONG = "A very long title that goes on without any colon or dash and says far more than a small picture can hold"


def ink_of(title, **look):
    """Return where the title is drawn: top, bottom, left, right."""
    jpeg = draw_thumbnail(title, Look(**look))
    image = Image.open(io.BytesIO(jpeg))
    assert (image.format, image.size) == ("JPEG", (1280, 720))
    ink = np.array(Sheet(Look(**look)).theme.chapter_ink)
    drawn = (np.abs(np.asarray(image).astype(int) - ink).sum(axis=2) < 60)[90:]
    rows, columns = np.flatnonzero(drawn.any(axis=1)), np.flatnonzero(drawn.any(axis=0))
    return rows[0] + 90, rows[-1] + 90, columns[0], columns[-1]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("title", ["SQL", "HTTPX Quickstart", LONG, "Supercalifragilisticexpialidocious " * 3])
def test_a_title_stays_within_the_picture(title, theme):
    top, bottom, left, right = ink_of(title, theme=theme)
    assert top > 90
    assert bottom < 690
    assert left >= 80
    assert right <= 1200


def test_a_short_title_is_large():
    top, bottom, left, right = ink_of("SQL")
    assert bottom - top > 120  # of 720
    assert right - left > 300


def test_of_a_long_title_with_a_subtitle_only_the_title_is_drawn():
    long = "The System Design Primer: learn how to design large-scale systems"
    assert draw_thumbnail(long, Look()) == draw_thumbnail("The System Design Primer", Look())
    assert draw_thumbnail("One: two", Look()) != draw_thumbnail("One", Look())


def test_a_title_begins_on_the_side_of_its_language():
    *_, left, right = ink_of("\u05e9\u05dc\u05d5\u05dd", language="he")
    assert right > 1150
    assert left > 300


def test_the_size_of_the_video_does_not_matter_and_the_bytes_repeat():
    assert draw_thumbnail("T", Look(width_px=320, height_px=240)) == draw_thumbnail("T", Look())
