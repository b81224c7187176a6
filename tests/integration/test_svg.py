"""Drawings are drawn in a process of their own, and what they ask for beyond that is refused."""

import base64
import io
import struct
import subprocess
import sys
import zlib
from itertools import pairwise

import pytest
from PIL import Image

from tests.waiting import SOON_SECONDS
from video_gen.inputs import adapt_input, pictures, svg, svg_worker
from video_gen.inputs.pictures import Whereabouts, load_pictures
from video_gen.media.picture_check import LeftOutError
from video_gen.models.config import InputConfig

BLUE, NOTHING = (0, 0, 255, 255), (0, 0, 0, 0)
SQUARE = '<rect width="100%" height="100%" fill="blue"/>'


def drawing(content=SQUARE, size='width="300" height="300"', head=""):
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{head}<svg {spaces} {size}>{content}</svg>".encode()


def drawn(data):
    return Image.open(io.BytesIO(svg.drawn(data))).convert("RGBA")


def middle(data):
    image = drawn(data)
    return image.getpixel((image.width // 2, image.height // 2))


def refusal(data, **options):
    with pytest.raises(LeftOutError) as error:
        svg.drawn(data, **options)
    return str(error.value)


@pytest.mark.parametrize(
    ("size", "drawn_px"),
    [
        ('width="300" height="200"', (1920, 1280)),
        ('width="200px" height="300px"', (1280, 1920)),
        ('width="210mm" height="297mm"', (1358, 1920)),
        ('viewBox="0 0 800 600"', (1920, 1440)),
        ('width="400" viewBox="0 0 800 600"', (1920, 1440)),
        ('width="100%" height="100%" viewBox="0,0,800,600"', (1920, 1440)),
        ('width="30000" height="30000"', (1920, 1920)),
        ('width="90" height="20"', (90, 20)),
        ('viewBox="0 0 24 24"', (24, 24)),
        ('width="5000" height="100"', (1920, 39)),
    ],
)
def test_a_drawing_fills_the_screen_and_an_icon_stays_small(size, drawn_px):
    assert drawn(drawing(size=size)).size == drawn_px


def test_the_same_drawing_gives_the_same_bytes():
    data = drawing('<text x="20" y="150" font-size="60" font-family="Helvetica">Hello</text>')
    assert svg.drawn(data) == svg.drawn(data)
    assert len(drawn(data).getcolors(1 << 20)) > 10


@pytest.mark.parametrize(
    "head",
    [
        "\ufeff",
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- made by hand -->\n',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"\n "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n',
    ],
)
def test_what_stands_before_a_drawing_is_passed_over(head):
    data = drawing(head=head)
    assert svg.is_svg(data)
    assert middle(data) == BLUE


def test_an_older_encoding_is_read():
    data = drawing(f"<title>Größe</title>{SQUARE}", head='<?xml version="1.0" encoding="ISO-8859-1"?>')
    assert middle(data.decode().encode("cp1252")) == BLUE
    assert "UTF-8" in refusal(drawing("<title>Größe</title>").decode().encode("cp1252"))


@pytest.mark.parametrize("data", [b"", b"words", b"<html><p>words", b"\x89PNG", b"\x1f\x8b\x08"])
def test_other_things_are_no_drawings(data):
    assert not svg.is_svg(data)


def test_scripts_do_not_run():
    square = SQUARE.replace("<rect", '<rect onload="remove()"')
    assert middle(drawing(f"{square}<script>document.documentElement.remove()</script>")) == BLUE
    assert middle(drawing("<script>document.documentElement.append('x')</script>")) == NOTHING


def test_labels_in_html_are_missed_and_not_left_away():
    label = '<foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">{}</p></foreignObject>'
    assert refusal(drawing(SQUARE + label.format("Start"))) == "its labels are HTML, which is not drawn"
    assert middle(drawing(SQUARE + label.format(" "))) == BLUE
    assert middle(drawing(f"{SQUARE}<switch>{label.format('Start')}<text>Start</text></switch>")) == BLUE


def test_links_and_parts_of_itself_are_no_references_to_the_outside():
    part = '<defs><rect id="r" width="300" height="300" fill="blue"/></defs><use xlink:href="#r"/>'
    assert middle(drawing(f'<a href="https://example.org/">{part}</a>')) == BLUE


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "photo.png"
    Image.new("RGB", (300, 300), "blue").save(path)
    return path


def test_a_photo_inside_is_drawn(photo):
    data = base64.b64encode(photo.read_bytes()).decode()
    assert middle(drawing(f'<image width="300" height="300" href="data:image/png;base64,{data}"/>')) == BLUE


@pytest.mark.parametrize(
    "element",
    [
        '<image width="300" height="300" href="{}"/>',
        '<image width="300" height="300" xlink:href=" {}"/>',
        '<filter id="f"><feImage href="{}"/></filter><rect width="300" height="300" filter="url(#f)"/>',
        '<x:image xmlns:x="http://www.w3.org/2000/svg" width="300" height="300" href="{}"/>',
        '<use href="file://{}#a"/>',
        '<image width="300" height="300" href="http://127.0.0.1:9/a.png"/>',
    ],
)
def test_nothing_outside_is_read(photo, element):
    assert refusal(drawing(element.format(photo))) == "it refers to something outside of itself"


def test_nothing_outside_is_read_through_a_drawing_inside(photo):
    inner = base64.b64encode(drawing(f'<image width="300" height="300" href="{photo}"/>')).decode()
    outer = drawing(f'<image width="300" height="300" href="data:image/svg+xml;base64,{inner}"/>')
    assert refusal(outer) == "it refers to something outside of itself"


def test_entities_are_refused():
    names = "abcdefgh"
    entities = "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in pairwise(names))
    laughs = drawing("<text>&h;</text>", head=f'<!DOCTYPE svg [<!ENTITY a "ha">{entities}]>')
    assert refusal(laughs) == "it declares entities"
    outside = drawing("<text>&x;</text>", head='<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    assert refusal(outside) == "it declares entities"


def test_deep_nesting_is_refused():
    assert "more than 100 levels" in refusal(drawing("<g>" * 100_000 + "</g>" * 100_000))


def test_too_many_elements_are_refused():
    assert "more than 50000 elements" in refusal(drawing("<g/>" * 50_001))


def test_too_long_a_text_is_refused():
    assert "million characters" in refusal(drawing(f"<!--{'x' * 10_000_001}-->"))


def test_parts_that_multiply_are_refused():
    groups = "".join(f'<g id="a{n}">{f"""<use href="#a{n - 1}"/>""" * 10}</g>' for n in range(1, 10))
    refusal(drawing(f'<path id="a0" d="M0,0h9v9z"/>{groups}<use href="#a9"/>'))


def test_memory_has_a_limit():
    assert refusal(drawing(f'<image width="300" height="300" href="{png_bomb(17_000)}"/>'), seconds=SOON_SECONDS) == (
        "its drawing asks for too much"
    )


def png_bomb(side_px):
    """Return a small picture of one bit a pixel that takes four bytes a pixel when it is drawn."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side_px, side_px, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((side_px // 8 + 1) * side_px), 1)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return "data:image/png;base64," + base64.b64encode(png).decode()


SLOW = drawing(
    '<filter id="f"><feTurbulence baseFrequency="0.01" numOctaves="40"/></filter>'
    + '<rect width="300" height="300" filter="url(#f)"/>' * 40
)


def test_time_has_a_limit():
    assert refusal(SLOW, seconds=0.5) == "its drawing takes too long"


def test_a_drawing_ends_though_nobody_waits_for_it():
    command = [sys.executable, "-I", svg_worker.__file__, "1"]
    ended = subprocess.run(command, input=SLOW, capture_output=True, check=False, timeout=60)
    assert ended.returncode < 0


def test_all_drawings_of_a_document_have_a_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "DRAWING_SECONDS", 0.0)
    names = tuple(f"{number}.svg" for number in range(12))
    for name in names:
        (tmp_path / name).write_bytes(drawing(size='width="9" height="9"'))
    assets, warnings = load_pictures(names, Whereabouts(folder=tmp_path))
    assert 1 <= len(assets) <= 4
    assert "the drawings before it took too long" in warnings[0]


@pytest.mark.parametrize("data", [b"<svg", drawing("<g>"), drawing(size='width="0" height="0"'), drawing("<g x=1/>")])
def test_what_is_broken_is_left_out(data):
    assert "no sound SVG" in refusal(data)


def test_a_document_shows_its_drawings(tmp_path):
    (tmp_path / "flow.svg").write_bytes(drawing())
    (tmp_path / "a.md").write_text("# Title\n\nWords.\n\n![Flow](flow.svg) ![None](none.svg)\n")
    source = adapt_input(InputConfig(source=str(tmp_path / "a.md")))
    (asset,) = source.assets
    assert (asset.name, asset.media_type) == ("flow.svg", "image/png")
    assert source.warnings == ("picture none.svg is left out: no such file",)
