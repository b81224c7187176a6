"""Thumbnails of scenes."""

import io

import pytest
from PIL import Image

from video_gen.video.small_picture import small_picture


@pytest.mark.parametrize(("width", "height", "expected"), [(960, 540, (320, 180)), (540, 960, (180, 320))])
def test_a_poster_becomes_small_and_keeps_its_shape_and_colour(width, height, expected):
    poster = Image.new("RGB", (width, height), (200, 40, 40))
    small = small_picture(poster)
    with Image.open(io.BytesIO(small)) as picture:
        assert (picture.format, picture.size) == ("WEBP", expected)
        assert all(
            abs(a - b) < 12 for a, b in zip(picture.convert("RGB").getpixel((90, 90)), (200, 40, 40), strict=True)
        )
    assert len(small) < 5000
    assert poster.size == (width, height)
