import base64
import io

import pytest
from PIL import Image

from video_gen.inputs import adapt_input, pictures
from video_gen.inputs.data_address import data_of
from video_gen.inputs.pictures import Whereabouts, load_pictures
from video_gen.media.picture_check import LeftOutError
from video_gen.models.config import InputConfig
from video_gen.models.source import asset_name
from video_gen.parsing import parse_content


def png(size=(8, 6)):
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, "PNG")
    return out.getvalue()


def in_base64(data):
    return "data:image/png;base64," + base64.b64encode(data).decode()


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("data:;base64,aGVsbG8=", b"hello"),
        ("data:image/png;charset=x;BASE64 ,aGVsbG8", b"hello"),
        ("DATA:image/png;base64,aGVs\n bG8%3D", b"hello"),
        ("data:;base64,-_-_", b"\xfb\xff\xbf"),
        ("data:,a%20b,c", b"a b,c"),
        ("data:image/svg+xml;utf8,%3Csvg/%3E", b"<svg/>"),
        ("data:,", b""),
    ],
)
def test_both_ways_of_writing_are_read(address, data):
    assert data_of(address, 100) == data


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("data:image/png;base64", "no data"),
        ("data:;base64,a", "no valid base64"),
        ("data:;base64,a!b=", "no valid base64"),
        ("data:;base64,aGVsbG8=", "too long"),
        ("data:,hello", "too long"),
        ("data:;base64," + "A" * 100, "too long"),
        ("data:," + "%41" * 100, "too long"),
    ],
)
def test_what_holds_nothing_or_too_much_is_left_out(address, reason):
    with pytest.raises(LeftOutError, match=reason):
        data_of(address, 4)


def test_too_long_an_address_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr("video_gen.inputs.data_address.unquote_to_bytes", lambda _: pytest.fail("it was unpacked"))
    with pytest.raises(LeftOutError, match="too long"):
        data_of("data:;base64," + "A" * 100, 4)


def test_its_kind_is_told_by_its_content():
    out = io.BytesIO()
    Image.new("RGB", (8, 6)).save(out, "JPEG")
    (asset,), warnings = load_pictures((in_base64(out.getvalue()),), Whereabouts())
    assert (asset.media_type, warnings) == ("image/jpeg", ())


@pytest.mark.parametrize("content", [b"<html>", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_left_out_under_a_short_name(content):
    address = in_base64(content)
    assert load_pictures((address,), Whereabouts()) == (
        (),
        (f"picture {asset_name(address)} is left out: it is no sound PNG, JPEG, GIF, WebP or SVG picture",),
    )
    assert len(asset_name(address)) < 30


def test_all_of_them_together_have_a_limit(monkeypatch):
    data = png()
    monkeypatch.setattr(pictures, "MAX_PICTURES_BYTES", 10 * len(data))
    addresses = tuple(f"data:image/png;name={number};base64,{base64.b64encode(data).decode()}" for number in range(30))
    assets, warnings = load_pictures(addresses, Whereabouts())
    assert [asset.name for asset in assets] == [asset_name(address) for address in addresses[:10]]
    assert [warning.partition(" ")[0] for warning in warnings] in (["20"], ["2", "18"], ["18", "2"])


DOCUMENTS = {
    "inline": "![A teal box]({})",
    "bracketed": "![A teal box](<{}>)",
    "reference": "![A teal box][x]\n\n[x]: {}",
    "html": '<p><img alt="A teal box" src="{}"></p>',
    "directive": "```{{figure}} {}\nA teal box\n```",
}


@pytest.mark.parametrize("written", DOCUMENTS)
def test_a_document_holds_its_own_pictures(written):
    address = in_base64(png((900, 700)))
    source = adapt_input(InputConfig(source=f"# Title\n\nWords.\n\n{DOCUMENTS[written].format(address)}\n"))
    assert [asset.data for asset in source.assets] == [png((900, 700))]
    document = parse_content(source)
    names = [block.name for block in document.blocks if block.kind == "image"]
    assert names == [asset.name for asset in source.assets]
    assert "base64" not in str([block for block in document.blocks if block.kind != "html"])


def test_restructured_text_holds_its_own_pictures(tmp_path):
    path = tmp_path / "a.rst"
    path.write_text(f"Title\n=====\n\nWords.\n\n.. image:: {in_base64(png((900, 700)))}\n")
    source = adapt_input(InputConfig(source=str(path)))
    names = [block.name for block in parse_content(source).blocks if block.kind == "image"]
    assert names == [asset.name for asset in source.assets]
    assert [asset.data for asset in source.assets] == [png((900, 700))]


def test_a_drawing_in_an_address_is_a_picture_and_no_text():
    address = "data:image/svg+xml,%3Csvg%3E"
    source = adapt_input(InputConfig(source=f"# Title\n\nWords.\n\n![Drawing]({address})\n", allow_network=False))
    assert [block.name for block in parse_content(source).blocks if block.kind == "image"] == [asset_name(address)]
