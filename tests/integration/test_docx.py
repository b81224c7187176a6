import io
from functools import partial

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches
from PIL import Image

from video_gen.inputs import adapt_input
from video_gen.models.config import InputConfig
from video_gen.parsing import parse_content

XML = nsdecls("w")
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


@pytest.fixture
def word():
    """An empty Word document, which has Word's own styles."""
    return docx.Document()


@pytest.fixture
def read(word, tmp_path, without_child):
    return partial(saved_and_read, word, tmp_path / "a.docx")


def saved_and_read(word, path):
    word.save(path)
    return parse_content(adapt_input(InputConfig(source=str(path))))


def add(word, text):
    """Append raw XML to the body."""
    word.element.body.insert(len(word.element.body) - 1, parse_xml(text))


def kinds(document):
    return [block.kind for block in document.blocks]


def picture(size=(60, 40)):
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, "PNG")
    return out.getvalue()


def test_a_document_from_title_to_table(word, tmp_path):
    word.add_heading("The Guide", 0)
    word.add_heading("First", 1)
    paragraph = word.add_paragraph("Plain, ")
    paragraph.add_run("strong").bold = True
    paragraph.add_run(" and ")
    paragraph.add_run("code").font.name = "Consolas"
    word.add_heading("Below", 2)
    table = word.add_table(2, 2)
    for n, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"c{n}"
    document = saved_and_read(word, tmp_path / "a.docx")
    title, first, text, below, cells = document.blocks
    assert (document.title, document.language) == ("The Guide", "en-US")
    assert [(h.level, h.text) for h in (title, first, below)] == [(1, "The Guide"), (2, "First"), (3, "Below")]
    assert text.text == "Plain, **strong** and `code`"
    assert (cells.header, cells.rows) == (("c0", "c1"), (("c2", "c3"),))
    assert [block.span.first for block in document.blocks] == [1, 2, 3, 4, 5]


def test_headings_are_known_by_their_outline_level(word, read):
    style = word.styles.add_style("Kapitel", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    style.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {XML} w:val="1"/>'))
    own = word.styles.add_style("Mein Kapitel", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = style
    word.add_paragraph("Eins", style="Kapitel")
    word.add_paragraph("Zwei", style="Mein Kapitel")
    word.add_paragraph("Text")
    assert [(b.kind, getattr(b, "level", 0)) for b in read().blocks] == [
        ("heading", 2),
        ("heading", 2),
        ("paragraph", 0),
    ]


def test_bold_lines_are_headings_where_there_are_no_others(word, read):
    for text in ("Setting up", "Use it"):
        word.add_paragraph().add_run(text).bold = True
        word.add_paragraph("Words that tell how it is done.")
    word.add_paragraph().add_run("This is important.").bold = True
    assert kinds(read()) == ["heading", "paragraph", "heading", "paragraph", "paragraph"]


def test_bold_lines_are_text_where_there_are_headings(word, read):
    word.add_heading("Real", 1)
    word.add_paragraph().add_run("Bold").bold = True
    assert read().blocks[1].text == "**Bold**"


def test_lists_nest_and_count(word, read):
    word.add_paragraph("one", style="List Bullet")
    word.add_paragraph("two", style="List Bullet 2")
    word.add_paragraph("three", style="List Bullet")
    word.add_paragraph("Between.")
    word.add_paragraph("first", style="List Number")
    word.add_paragraph("Aside.")
    word.add_paragraph("second", style="List Number")
    bullets, _, numbers, _, more = read().blocks
    assert [item.text for item in bullets.items] == ["one", "three"]
    assert bullets.items[0].blocks[0].items[0].text == "two"
    assert (numbers.ordered, numbers.start, more.start) == (True, 1, 2)
    assert (bullets.span.first, bullets.span.last) == (1, 3)


def test_typed_bullets_are_a_list(word, read):
    for text in ("• one", "•  two"):
        word.add_paragraph(text)
    (bullets,) = read().blocks
    assert [item.text for item in bullets.items] == ["one", "two"]


def test_merged_cells(word, read):
    table = word.add_table(3, 3)
    for n, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"c{n}"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "high"
    (read_back,) = read().blocks
    assert read_back.header == ("wide", "", "c2")
    assert read_back.rows == (("high", "c4", "c5"), ("high", "c7", "c8"))


def test_a_table_of_one_column_is_a_frame_around_text(word, read):
    cell = word.add_table(1, 1).cell(0, 0)
    cell.text = "Mind the gap."
    cell.add_paragraph("Really.")
    assert [block.text for block in read().blocks] == ["Mind the gap.", "Really."]


def test_a_wide_table_is_cut_with_a_warning(word, read):
    row = "<w:tr>" + "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>" * 51 + "</w:tr>"
    add(word, f"<w:tbl {XML}>{row}{row}</w:tbl>")
    document = read()
    assert len(document.blocks[0].header) == 50
    assert document.warnings == ("of a table, the first 2000 rows and 50 columns are read",)


def test_a_huge_table_is_cut_with_a_warning(word, read):
    rows = "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>" * 2100
    add(word, f"<w:tbl {XML}>{rows}</w:tbl>")
    document = read()
    assert len(document.blocks[0].rows) == 1999
    assert document.warnings == ("of a table, the first 2000 rows and 50 columns are read",)


def test_a_cell_cannot_be_wider_than_a_table_may_be(word, read):
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>'
    add(word, f"<w:tbl {XML}><w:tr>{wide}{wide}</w:tr></w:tbl>")
    assert len(read().blocks[0].header) == 50


def test_pictures_have_their_alt_text_and_caption(word, read):
    word.add_paragraph("Look:")
    word.add_picture(io.BytesIO(picture()), Inches(1))
    properties = next(word.element.body.iter("{*}docPr"))
    properties.set("descr", "A teal box\n\nDescription automatically generated")
    word.add_paragraph("Figure 1: The box", style="Caption")
    document = read()
    _, image = document.blocks
    assert (image.alt, image.title) == ("A teal box", "Figure 1: The box")
    assert [(asset.name, asset.data) for asset in document.assets] == [(image.name, picture())]


def test_a_picture_that_cannot_be_shown_is_left_out_with_a_warning(word, read):
    word.add_picture(io.BytesIO(picture()), Inches(1))
    word.add_paragraph("Words.")
    part = next(iter(word.part.package.image_parts))
    part._blob = b"\x01\0\0\0 EMF"  # noqa: SLF001  # python-docx itself refuses such a picture
    document = read()
    assert kinds(document) == ["paragraph"]
    assert "no sound PNG" in document.warnings[0]


def test_code_keeps_its_lines_and_spaces(word, read):
    for text in ("def f():", "    return 1"):
        word.add_paragraph().add_run(text).font.name = "Courier New"
    word.add_paragraph("Done.")
    code, _ = read().blocks
    assert (code.kind, code.text) == ("code", "def f():\n    return 1")


def test_quotes_of_several_paragraphs_are_one(word, read):
    word.add_paragraph("Words.", style="Quote")
    word.add_paragraph("— Somebody", style="Intense Quote")
    (quote,) = read().blocks
    assert [block.text for block in quote.blocks] == ["Words.", "— Somebody"]


def test_changes_are_read_as_accepted(word, read):
    add(
        word,
        f"<w:p {XML}><w:r><w:t>It is </w:t></w:r><w:del><w:r><w:delText>bad</w:delText><w:t>bad</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>good</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom></w:p>",
    )
    assert read().blocks[0].text == "It is good"


def test_links_are_their_text_and_fields_their_result(word, read):
    add(
        word,
        f"<w:p {XML}><w:hyperlink><w:r><w:t>A link</w:t></w:r></w:hyperlink><w:r><w:t> on page </w:t></w:r>"
        "<w:r><w:instrText>PAGEREF x</w:instrText></w:r><w:r><w:t>3</w:t></w:r></w:p>",
    )
    assert read().blocks[0].text == "A link on page 3"


def test_hidden_and_struck_text_is_left_out(word, read):
    paragraph = word.add_paragraph("Seen")
    paragraph.add_run(" hidden").font.hidden = True
    paragraph.add_run(" struck").font.strike = True
    assert read().blocks[0].text == "Seen"


def test_formulas_are_kept(word, read):
    half = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    add(word, f"<w:p {XML} {M}><w:r><w:t>Take </w:t></w:r><m:oMath>{half}</m:oMath></w:p>")
    add(word, f"<w:p {XML} {M}><m:oMathPara><m:oMath>{half}</m:oMath></m:oMathPara></w:p>")
    text, formula = read().blocks
    assert (text.text, formula.tex) == (r"Take `\\frac{1}{2}`", r"\frac{1}{2}")


def test_text_boxes_stand_after_their_paragraph_once(word, read):
    box = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
    add(
        word,
        f'<w:p {XML} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><w:t>Beside it.</w:t>'
        f"</w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
    )
    assert [block.text for block in read().blocks] == ["Beside it.", "In the box."]


def test_contents_headers_and_footers_are_no_part_of_the_text(word, read):
    style = word.styles.add_style("toc 1", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    word.add_paragraph("First ..... 1", style=style)
    word.add_paragraph("Words.")
    word.sections[0].header.paragraphs[0].text = "Secret header"
    word.sections[0].footer.paragraphs[0].text = "Secret footer"
    assert [block.text for block in read().blocks] == ["Words."]


def test_notes_come_at_the_end(word, read):
    from docx.opc.packuri import PackURI  # noqa: PLC0415  # only here
    from docx.opc.part import Part  # noqa: PLC0415

    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:t>Note {n}.</w:t></w:r></w:p></w:footnote>' for n in (-1, 1, 2)
    )
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", f"<w:footnotes {XML}>{notes}</w:footnotes>".encode())
    word.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")
    add(
        word,
        f'<w:p {XML}><w:r><w:t>Text</w:t><w:footnoteReference w:id="2"/></w:r>'
        '<w:r><w:footnoteReference w:id="1"/></w:r></w:p>',
    )
    text, footnotes = read().blocks
    assert text.text == "Text"
    assert [item.text for item in footnotes.items] == ["Note 2.", "Note 1."]


def test_properties_give_title_and_language(word, read):
    word.core_properties.title = "Ein Titel"
    word.core_properties.language = "de-AT"
    word.add_paragraph("Words.")
    document = read()
    assert (document.title, document.language) == ("Ein Titel", "de-AT")


@pytest.mark.parametrize("title", ["Microsoft Word - draft.doc", "report.docx", "Untitled"])
def test_titles_that_programs_make_up_are_none(word, read, title):
    word.core_properties.title = title
    word.add_heading("The Heading", 1)
    assert read().title == "The Heading"


def test_backslashes_and_stars_are_no_markup(word, read):
    word.add_paragraph(r"2 * 3 * 4 and C:\x and `y`")
    assert read().blocks[0].text == r"2 \* 3 \* 4 and C:\\x and \`y\`"


def test_powers_in_several_runs_and_indices(word, read):
    paragraph = word.add_paragraph("It has 2")
    for part in ("1", "0"):
        paragraph.add_run(part).font.superscript = True
    paragraph.add_run(" bytes in x")
    paragraph.add_run("i").font.subscript = True
    assert read().blocks[0].text == "It has 2^10 bytes in x_i"


def test_the_language_of_the_template_is_taken_where_the_words_tell_none(word, read):
    defaults = word.styles.element.find(".//{*}docDefaults//{*}lang")
    defaults.set(defaults.keys()[0].rpartition("}")[0] + "}val", "eu-ES")
    word.add_paragraph("Nola egin ogia etxean")
    assert read().language == "eu-ES"
