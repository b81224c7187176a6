import io

import pytest
from PIL import Image

from video_gen.media import picture_check
from video_gen.parsing import embedded_pictures
from video_gen.parsing.embedded_pictures import EmbeddedPictures


def picture(form="PNG", size=(40, 40), mode="RGB"):
    out = io.BytesIO()
    Image.new(mode, size).save(out, form)
    return out.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_pictures_are_kept_as_they_are(form):
    pictures = EmbeddedPictures()
    assert pictures.add("a", picture(form))
    (asset,) = pictures.assets
    assert (asset.name, asset.data, asset.media_type) == ("a", picture(form), f"image/{form.lower()}")
    assert pictures.warnings == ()


@pytest.mark.parametrize(("form", "mode"), [("BMP", "RGB"), ("TIFF", "CMYK"), ("TIFF", "RGBA"), ("TIFF", "1")])
def test_rarer_pictures_become_png(form, mode):
    pictures = EmbeddedPictures()
    assert pictures.add("a", picture(form, mode=mode))
    assert pictures.assets[0].media_type == "image/png"
    assert Image.open(io.BytesIO(pictures.assets[0].data)).format == "PNG"


def test_a_picture_shown_twice_is_one_asset():
    pictures = EmbeddedPictures()
    assert pictures.add("a", picture())
    assert pictures.add("a", b"not looked at again")
    assert len(pictures.assets) == 1


def test_specks_are_no_pictures():
    pictures = EmbeddedPictures()
    assert not pictures.add("a", picture(size=(400, 4)))
    assert (pictures.assets, pictures.warnings) == ((), ())


@pytest.mark.parametrize("data", [b"", b"\x01\0\0\0 EMF", picture()[:60], b"<svg/>"])
def test_what_does_not_decode_is_left_out_with_a_warning(data):
    pictures = EmbeddedPictures()
    assert not pictures.add("a", data)
    assert pictures.warnings == ("picture a is left out: it is no sound PNG, JPEG, GIF, WebP or SVG picture",)


@pytest.mark.parametrize(("form", "module"), [("PNG", picture_check), ("BMP", embedded_pictures)])
def test_too_many_pixels_are_refused_before_decoding(monkeypatch, form, module):
    monkeypatch.setattr(module, "MAX_PIXELS", 1_599)
    pictures = EmbeddedPictures()
    assert not pictures.add("a", picture(form))
    assert "million pixels" in pictures.warnings[0]


@pytest.mark.parametrize("form", ["BMP", "TIFF"])
def test_a_rarer_picture_cut_off_is_left_out(form):
    pictures = EmbeddedPictures()
    assert not pictures.add("a", picture(form)[:-4000])
    assert "no sound picture" in pictures.warnings[0]


def test_a_decompression_bomb_is_left_out(monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 500)
    pictures = EmbeddedPictures()
    assert not pictures.add("a", picture())


def test_all_pictures_together_have_a_limit(monkeypatch):
    noise = Image.effect_noise((64, 64), 90)
    out = io.BytesIO()
    noise.save(out, "PNG")
    monkeypatch.setattr(embedded_pictures, "MAX_PICTURES_BYTES", len(out.getvalue()) + 10)
    pictures = EmbeddedPictures()
    assert pictures.add("a", out.getvalue())
    assert not pictures.add("b", out.getvalue())
    assert not pictures.add("c", out.getvalue())
    assert pictures.warnings[0].startswith("2 pictures are left out, b the first")
