import io

import pytest
from PIL import Image

from video_gen.errors import RenderError
from video_gen.models.script import ImageVisual
from video_gen.video.paint import Painting
from video_gen.video.photo import is_dark, opened


def _bytes(image, kind, **options):
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_every_kind_of_picture_opens_as_rgba(kind):
    picture = opened(_bytes(Image.new("RGB", (60, 40), (200, 30, 30)), kind), 100, 100, subject="s")
    assert (picture.mode, picture.size) == ("RGBA", (60, 40))
    assert picture.getpixel((30, 20))[0] > 150


def test_a_picture_is_turned_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    assert opened(_bytes(Image.new("RGB", (60, 40)), "JPEG", exif=exif), 100, 100, subject="s").size == (40, 60)


def test_an_animation_shows_its_first_frame():
    first, second = Image.new("RGB", (9, 9), (255, 0, 0)), Image.new("RGB", (9, 9), (0, 255, 0))
    data = _bytes(first, "GIF", save_all=True, append_images=[second])
    assert opened(data, 100, 100, subject="s").getpixel((4, 4)) == (255, 0, 0, 255)


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"not a picture", "not a PNG"),
        (b"", "not a PNG"),
        (_bytes(Image.effect_noise((64, 64), 60), "PNG")[:-900], "broken"),
        (_bytes(Image.new("1", (11_000, 11_000)), "PNG"), "11000 x 11000"),
        (_bytes(Image.new("1", (20_000, 20_000)), "PNG"), "read"),
    ],
)
def test_a_picture_that_cannot_be_used_says_why(data, reason):
    with pytest.raises(RenderError, match=reason) as error:
        opened(data, 100, 100, subject="scene s")
    assert error.value.subject == "scene s"


def test_line_art_is_dark_and_a_light_logo_is_not():
    clear = Image.new("RGBA", (50, 50), (255, 255, 255, 0))
    dark, light = clear.copy(), clear.copy()
    dark.paste((10, 10, 10, 255), (5, 5, 20, 20))
    light.paste((240, 240, 240, 255), (5, 5, 20, 20))
    assert is_dark(dark)
    assert not is_dark(light)


@pytest.mark.parametrize(("ink", "lighter"), [((10, 10, 10, 255), True), ((250, 250, 250, 255), False)])
def test_a_transparent_picture_stands_out_from_its_plate(ink, lighter, scene_of, timing, small):
    image = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    image.paste(ink, (100, 100, 200, 200))
    scene = scene_of(ImageVisual(image=_bytes(image, "PNG")))
    shown = Painting(scene, timing, small.replace(theme="dark")).poster
    plate, center = shown.getpixel((320, 115)), shown.getpixel((320, 165))
    assert center == ink[:3]
    assert (sum(plate) > 600) is lighter


def test_a_tiny_picture_is_not_blown_up(scene_of, timing, small):
    scene = scene_of(ImageVisual(image=_bytes(Image.new("RGB", (20, 20), (255, 0, 0)), "PNG")))
    shown = Painting(scene, timing, small).poster
    red = [x for x in range(640) if shown.getpixel((x, 165)) == (255, 0, 0)]
    assert 0 < len(red) <= 40
