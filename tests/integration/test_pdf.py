import io
from functools import partial

import pytest
from PIL import Image
from pymupdf_fonts.FiraGO_Regular import fontbuffer
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from video_gen.errors import DocumentError
from video_gen.inputs import adapt_input
from video_gen.models.config import InputConfig
from video_gen.parsing import parse_content
from video_gen.parsing.pdf import characters, pictures
from video_gen.parsing.pdf import read as reading

WORDS = "These are words of a text that goes on and on until the line is full of them"
LEFT, TOP, LEADING = 72, 770, 14


@pytest.fixture
def file(tmp_path):
    return tmp_path / "a.pdf"


@pytest.fixture
def pdf(file):
    """A page to draw on, in points from the bottom left corner."""
    return Canvas(str(file), pagesize=A4, invariant=True)


@pytest.fixture
def read(pdf, file):
    return partial(saved_and_read, pdf, file)


def saved_and_read(pdf, file):
    pdf.save()
    return parsed(file)


def parsed(file):
    return parse_content(adapt_input(InputConfig(source=str(file))))


def write(pdf, *lines, top=TOP, left=LEFT, font="Helvetica", size=11):
    pdf.setFont(font, size)
    for n, text in enumerate(lines):
        pdf.drawString(left, top - n * LEADING, text)


def picture(color="teal", size=(200, 120), form="PNG"):
    out = io.BytesIO()
    Image.new("RGB", size, color).save(out, form)
    out.seek(0)
    return out


def test_a_document_from_title_to_code(pdf, read):
    write(pdf, "The Guide", size=24)
    write(pdf, "First part", size=16, top=720)
    write(pdf, WORDS, f"{WORDS[:40]}.", top=690)
    write(pdf, "\u2022 one", "\u2022 two", top=640)
    write(pdf, "def f():", "    return 1", top=590, font="Courier")
    write(pdf, "And it ends.", top=540)
    title, part, text, bullets, code, end = (document := read()).blocks
    assert [(title.level, title.text), (part.level, part.text)] == [(1, "The Guide"), (2, "First part")]
    assert text.text == f"{WORDS} {WORDS[:40]}."
    assert [item.text for item in bullets.items] == ["one", "two"]
    assert (code.kind, code.text, end.text) == ("code", "def f():\n    return 1", "And it ends.")
    assert (document.title, document.language) == ("The Guide", "en")
    assert [(part.name, part.first) for part in document.parts] == [("page 1", 1)]


def test_two_columns_below_a_title(pdf, read):
    write(pdf, "A title that runs across both of the columns of this page", size=18)
    for left, name in ((310, "right"), (60, "left")):  # drawn in the wrong order
        write(pdf, *[f"The {name} column has lines full of text."] * 12, top=700, left=left)
    _, left, right = (block.text for block in read().blocks)
    assert (left.count("left"), right.count("right")) == (12, 12)


def test_heads_feet_and_numbers_go_and_paragraphs_go_on(pdf, read):
    for page in (1, 2, 3):
        write(pdf, "A running head", top=815)
        write(pdf, *[f"page {page} {WORDS}"] * 3, top=700)
        write(pdf, f"{page}", top=30, left=300)
        pdf.showPage()
    (text,) = read().blocks
    assert "running" not in text.text
    assert text.text.count(WORDS) == 9


def test_bold_words_and_words_broken_at_the_end_of_a_line(pdf, read):
    write(pdf, f"{WORDS} infor-", "mation.")
    write(pdf, "bold", top=700, font="Helvetica-Bold")
    write(pdf, "and not", left=100, top=700)
    first, second = read().blocks
    assert first.text == f"{WORDS} information."
    assert second.text == "**bold** and not"


def test_bookmarks_are_headings_whatever_they_look_like(pdf, read):
    for page, name in enumerate(("Beginning", "Ending")):
        pdf.bookmarkPage(name)
        pdf.addOutlineEntry(name, name, page)
        write(pdf, name)
        write(pdf, f"{page} {WORDS}", top=700)
        pdf.showPage()
    assert [(b.kind, getattr(b, "level", 0)) for b in read().blocks] == [
        *(("heading", 2), ("paragraph", 0)),
        *(("heading", 3), ("paragraph", 0)),
    ]


def test_pictures_stand_where_they_are_shown_once_and_with_their_caption(pdf, read):
    write(pdf, "Before.")
    for page in range(2):
        pdf.drawImage(ImageReader(picture()), 72, 500, 300, 180)
        write(pdf, "Figure 1: A box", top=480)
        write(pdf, f"After {page}.", top=400)
        pdf.showPage()
    document = read()
    kinds = [block.kind for block in document.blocks]
    assert kinds == ["paragraph", "image", "paragraph", "paragraph", "paragraph"]
    (asset,) = document.assets
    image = document.blocks[1]
    assert (image.name, image.title, asset.media_type) == (asset.name, "Figure 1: A box", "image/png")
    assert Image.open(io.BytesIO(asset.data)).size == (200, 120)


def test_a_jpeg_is_kept_as_it_is(pdf, read, tmp_path):
    write(pdf, "Words.")
    (tmp_path / "a.jpg").write_bytes(picture(form="JPEG").getvalue())
    pdf.drawImage(str(tmp_path / "a.jpg"), 72, 500, 300, 180)
    (asset,) = read().assets
    assert (asset.media_type, asset.data) == ("image/jpeg", (tmp_path / "a.jpg").read_bytes())


def test_of_many_and_of_huge_pictures_some_are_left_out_with_a_warning(pdf, file, monkeypatch):
    monkeypatch.setattr(pictures, "MAX_PICTURES", 1)
    monkeypatch.setattr(pictures, "MAX_PIXELS", 200 * 120)
    write(pdf, WORDS)
    for n, size in enumerate([(201, 120), (200, 120), (100, 60)]):
        pdf.drawImage(ImageReader(picture(size=size)), 100, 600 - 200 * n, 300, 180)
    pdf.save()
    document = reading.read_pdf(file.read_bytes())
    assert len(document.assets) == 1
    assert [warning.partition(": ")[2] for warning in document.warnings] == [
        "it has too many pixels",
        "the document has more than 1",
    ]


def test_logos_and_backgrounds_are_no_pictures(pdf, read):
    pdf.drawImage(ImageReader(picture("red")), 72, 700, 40, 30)
    pdf.drawImage(ImageReader(picture("blue")), 0, 0, *A4)
    write(pdf, "Words.")
    assert read().assets == ()


def test_a_page_that_lies_on_its_side_is_read(pdf, read):
    pdf.rotate(90)
    pdf.translate(0, -A4[0])
    write(pdf, "Words on a page", "that lies on its side.", top=500)
    assert [block.text for block in read().blocks] == ["Words on a page that lies on its side."]


def test_a_stamp_up_the_margin_is_left_out(pdf, read):
    write(pdf, WORDS)
    pdf.saveState()
    pdf.translate(30, 200)
    pdf.rotate(90)
    pdf.drawString(0, 0, "stamped")
    pdf.restoreState()
    assert [block.text for block in read().blocks] == [WORDS]


def test_properties_give_the_title_where_none_is_printed(pdf, read):
    pdf.setTitle("What it is called")
    write(pdf, WORDS)
    assert read().title == "What it is called"


def test_a_scan_has_pages_but_no_text(pdf, file):
    for _ in range(2):
        pdf.drawImage(ImageReader(picture()), 0, 0, *A4)
        pdf.showPage()
    pdf.save()
    with pytest.raises(DocumentError, match=r"2 pages but no text layer.*OCR"):
        parsed(file)


def test_a_pdf_with_a_password_says_so(file):
    pdf = Canvas(str(file), encrypt="secret")
    write(pdf, WORDS)
    pdf.save()
    with pytest.raises(DocumentError, match="protected with a password"):
        parsed(file)


@pytest.mark.parametrize("keep", [20, 300])
def test_a_pdf_cut_off_is_one_error(pdf, file, keep):
    write(pdf, WORDS)
    pdf.save()
    file.write_bytes(file.read_bytes()[:keep])
    with pytest.raises(DocumentError, match=r"no sound PDF|no text layer"):
        parsed(file)


def test_a_damaged_page_is_left_out_with_a_warning(pdf, file):
    for page in range(3):
        write(pdf, f"{page} {WORDS}.", top=500)
        pdf.showPage()
    pdf.save()
    before, mark, after = file.read_bytes().partition(b"/Type /Page\n")
    first, second, last = after.partition(b"/Type /Page\n")
    file.write_bytes(before + mark + first + second.replace(b"Page", b"Pxge") + last)
    document = parsed(file)
    assert [block.text for block in document.blocks] == [f"0 {WORDS}.", f"2 {WORDS}."]
    assert document.warnings == ("1 page(s) left out, page 2 the first of them: damaged",)


def test_of_a_long_pdf_the_first_pages_are_read(pdf, file):
    for page in range(501):
        write(pdf, f"A page {page}.", top=500)
        pdf.showPage()
    pdf.save()
    document = parsed(file)
    assert len(document.parts) == 500
    assert document.warnings == ("of 501 pages, the first 500 are read",)


def test_of_a_page_so_many_characters_are_read_and_of_a_document_so_many_bookmarks(pdf, file, monkeypatch):
    monkeypatch.setattr(characters, "MAX_CHARACTERS", 30)
    monkeypatch.setattr(reading, "MAX_BOOKMARKS", 1)
    for page, name in enumerate(("Beginning", "Ending")):
        pdf.bookmarkPage(name)
        pdf.addOutlineEntry(name, name, 0)
        write(pdf, name)
        write(pdf, f"{page} {WORDS}", top=700)
        pdf.showPage()
    pdf.save()
    document = reading.read_pdf(file.read_bytes())
    assert [block.kind for block in document.blocks] == ["heading", *["paragraph"] * 3]
    assert all(len(block.text) < 30 for block in document.blocks)
    assert document.warnings == ("2 page(s) read in part, page 1 the first of them: too many characters",)


def test_text_from_right_to_left_is_read_in_its_order(pdf, read):
    pdfmetrics.registerFont(TTFont("FiraGO", io.BytesIO(fontbuffer)))
    lines = (
        "הנמל מקבל כל יום אוניות גדולות מן הים הפתוח",
        "והנתבים מביאים אותן בבטחה אל הרציף הארוך",
        "של העיר הישנה.",
    )
    pdf.setFont("FiraGO", 24)
    pdf.drawRightString(520, TOP, "הנמל"[::-1])
    pdf.setFont("FiraGO", 11)
    for n, line in enumerate(lines):  # a file holds the shapes in the order in which they stand on the page
        pdf.drawRightString(520, TOP - 60 - n * LEADING, line[::-1])
    document = read()
    assert document.title == "הנמל"
    assert [block.text for block in document.blocks if block.kind == "paragraph"] == [" ".join(lines)]


def test_brackets_where_the_direction_changes_are_closed(pdf, read):
    pdfmetrics.registerFont(TTFont("FiraGO", io.BytesIO(fontbuffer)))
    pdf.setFont("FiraGO", 11)
    pdf.drawRightString(520, TOP, "הפתוח הים מן גדולות אוניות"[::-1] + " (Port) " + "הנמל מקבל"[::-1])
    pdf.drawString(LEFT, 500, "The port (" + "הנמל"[::-1] + ") receives ships every day [a] of the year.")
    first, second = read().blocks
    assert first.text == "הנמל מקבל (Port) הפתוח הים מן גדולות אוניות"
    assert second.text == "The port (הנמל) receives ships every day [a] of the year."
