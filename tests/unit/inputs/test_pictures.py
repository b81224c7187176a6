import io
import os

import pytest
from PIL import Image

from video_gen.inputs import adapt_input, pictures
from video_gen.inputs.pictures import Whereabouts, load_pictures
from video_gen.media import picture_check
from video_gen.models.config import InputConfig

UNASKED = "pictures on the web are fetched with --allow-network alone"


def picture(form="PNG", size=(8, 6)):
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, form)
    return out.getvalue()


def loaded(names, folder):
    return load_pictures(names, Whereabouts(folder=folder))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "docs" / "img").mkdir(parents=True)
    (tmp_path / "outside.png").write_bytes(picture())
    return tmp_path / "docs"


@pytest.mark.parametrize(
    ("form", "media_type"),
    [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("GIF", "image/gif"), ("WEBP", "image/webp")],
)
def test_pictures_below_the_folder_are_loaded_by_content(folder, form, media_type):
    (folder / "img" / "a.png").write_bytes(picture(form))
    (asset,), warnings = loaded(("img/a.png",), folder)
    assert (asset.name, asset.media_type, asset.data) == ("img/a.png", media_type, picture(form))
    assert warnings == ()


@pytest.mark.parametrize("written", ["img/a%20b.png", "img/a b.png", "./img/a b.png?raw=true", "img/a b.png#x"])
def test_addresses_are_read_as_paths(folder, written):
    (folder / "img" / "a b.png").write_bytes(picture())
    assets, warnings = loaded((written,), folder)
    assert (len(assets), warnings) == (1, ())


def left_out(name, folder):
    assets, warnings = loaded((name,), folder)
    assert assets == ()
    (warning,) = warnings
    assert name in warning
    return warning


@pytest.mark.parametrize("name", ["../outside.png", "img/../../outside.png", "%2e%2e/outside.png"])
def test_paths_out_of_the_folder_are_refused(folder, name):
    assert "leads out" in left_out(name, folder)


def test_symlinks_out_of_the_folder_are_refused(folder):
    (folder / "a.png").symlink_to(folder.parent / "outside.png")
    assert "leads out" in left_out("a.png", folder)


def test_nothing_outside_of_the_folder_is_opened(folder, monkeypatch):
    (folder / "a.png").symlink_to(folder.parent / "outside.png")
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("it was opened"))
    for name in ("a.png", "../outside.png"):
        left_out(name, folder)


def test_the_number_of_pictures_has_a_limit(folder, monkeypatch):
    monkeypatch.setattr(pictures, "MAX_PICTURES", 2)
    (folder / "a.png").write_bytes(picture())
    assets, warnings = loaded(("a.png", "./a.png", "img/../a.png", "b.png"), folder)
    assert [asset.name for asset in assets] == ["a.png", "./a.png"]
    assert warnings == ("2 pictures are left out, img/../a.png the first of them: the document names more than 2",)


def test_symlinks_inside_the_folder_are_followed(folder):
    (folder / "img" / "a.png").write_bytes(picture())
    (folder / "b.png").symlink_to(folder / "img" / "a.png")
    assert len(loaded(("b.png",), folder)[0]) == 1


def test_absolute_paths_are_refused(folder):
    assert "absolute" in left_out(str(folder.parent / "outside.png"), folder)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("http://example.org/a.png", "--allow-network"),
        ("//example.org/a.png", "--allow-network"),
        ("file:///etc/passwd", "--allow-network"),
        ("img/none.png", "no such file"),
        ("img", "folder"),
        ("a\0b.png", "no valid path"),
    ],
)
def test_what_is_no_local_picture_is_left_out(folder, name, reason):
    assert reason in left_out(name, folder)


def test_a_loop_of_symlinks_is_left_out(folder):
    (folder / "a.png").symlink_to(folder / "b.png")
    (folder / "b.png").symlink_to(folder / "a.png")
    left_out("a.png", folder)


@pytest.mark.parametrize("content", [b"<html/>", b"", picture("BMP"), picture()[:50], picture("JPEG")[:-300]])
def test_what_does_not_decode_is_left_out(folder, content):
    (folder / "a.png").write_bytes(content)
    assert "no sound PNG" in left_out("a.png", folder)


def test_too_many_pixels_are_refused_before_decoding(folder, monkeypatch):
    (folder / "a.png").write_bytes(picture(size=(100, 100)))
    monkeypatch.setattr(picture_check, "MAX_PIXELS", 9_999)
    assert "pixels" in left_out("a.png", folder)


def test_a_decompression_bomb_is_refused(folder, monkeypatch):
    (folder / "a.png").write_bytes(picture(size=(100, 100)))
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1_000)
    assert "pixels" in left_out("a.png", folder)


def test_too_large_a_file_is_refused(folder, monkeypatch):
    (folder / "a.png").write_bytes(picture())
    monkeypatch.setattr(pictures, "MAX_PICTURE_BYTES", 10)
    assert "more than the limit" in left_out("a.png", folder)


def test_all_pictures_together_have_a_limit(folder, monkeypatch):
    for name in ("a.png", "b.png"):
        (folder / name).write_bytes(picture())
    monkeypatch.setattr(pictures, "MAX_PICTURES_BYTES", len(picture()) + 10)
    assets, warnings = loaded(("a.png", "b.png"), folder)
    assert [asset.name for asset in assets] == ["a.png"]
    assert "b.png" in warnings[0]


def test_many_pictures_with_one_fault_make_one_warning(folder):
    _, warnings = loaded(("x.png", "http://a/b", "y.png", "http://c/d"), folder)
    assert warnings == (
        "2 pictures are left out, x.png the first of them: no such file",
        f"2 pictures are left out, http://a/b the first of them: {UNASKED}",
    )


def test_a_document_brings_its_pictures_along(folder):
    (folder / "img" / "a.png").write_bytes(picture())
    (folder / "doc.md").write_text('# T\n\n![A](img/a.png "t")\n\n<p><img src="img/a.png"></p>\n\n`![no](b.png)`\n')
    source = adapt_input(InputConfig(source=str(folder / "doc.md")))
    assert [asset.name for asset in source.assets] == ["img/a.png"]
    assert source.warnings == ()


def test_a_script_brings_its_pictures_along(folder):
    (folder / "img" / "a.png").write_bytes(picture())
    (folder / "s.yaml").write_text(
        "videos:\n- id: v\n  title: T\n  scenes:\n  - id: s\n    narration: Look.\n"
        "    visual: {kind: image, image: img/a.png}\n"
    )
    assert [asset.name for asset in adapt_input(InputConfig(source=str(folder / "s.yaml"))).assets] == ["img/a.png"]


@pytest.mark.parametrize(
    ("kept", "shown"), [(("JPEG", "PNG", "GIF"), "PNG"), (("GIF", "JPEG"), "JPEG"), (("WEBP", "JPEG"), "WEBP")]
)
def test_of_a_name_that_leaves_the_kind_open_the_best_picture_is_taken(folder, kept, shown):
    for form in kept:
        (folder / "img" / f"a.{form.lower()}").write_bytes(picture(form))
    (asset,), warnings = loaded(("img/a.*",), folder)
    assert (asset.name, asset.data, warnings) == ("img/a.*", picture(shown), ())


def test_a_name_that_leaves_the_kind_open_finds_nothing_outside(folder):
    assert "leads out" in left_out("../outside.*", folder)
    (folder / "in.png").symlink_to(folder.parent / "outside.png")
    (folder / "in.gif").write_bytes(picture("GIF"))
    (asset,), _ = loaded(("in.*",), folder)
    assert asset.media_type == "image/gif"
    assert left_out("img/none.*", folder)


def page_with(base, name, folder):
    (folder / "page.html").write_text(
        f'<!doctype html><head><base href="{base}"></head><main><p>Some words.</p><img src="{name}"></main>'
    )
    return adapt_input(InputConfig(source=str(folder / "page.html")))


@pytest.mark.parametrize(("base", "name"), [("img/", "a.png"), ("img/x.html", "./a.png"), ("./none/", "../img/a.png")])
def test_a_page_may_say_what_its_addresses_are_relative_to(folder, base, name):
    (folder / "img" / "a.png").write_bytes(picture())
    source = page_with(base, name, folder)
    assert ([asset.name for asset in source.assets], source.warnings) == ([name], ())


@pytest.mark.parametrize(
    ("base", "reason"),
    [
        ("../", "it leads out of the document's folder"),
        ("/", "absolute paths are not followed"),
        ("https://pictures.example/", UNASKED),
        ("file:///", UNASKED),
        ("//[", UNASKED),
    ],
)
def test_what_addresses_are_relative_to_opens_no_way_out(folder, base, reason):
    (folder / "outside.png").write_bytes(picture())
    source = page_with(base, "outside.png", folder)
    assert source.assets == ()
    assert source.warnings[0].endswith(reason)
