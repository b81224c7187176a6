import copy
import io
from functools import partial

import pptx
import pytest
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.util import Inches

from video_gen.inputs import adapt_input
from video_gen.models.config import InputConfig
from video_gen.parsing import parse_content

TITLE, BULLETS, TITLE_ONLY, BLANK = 0, 1, 5, 6


@pytest.fixture
def deck():
    """An empty deck with PowerPoint's own layouts."""
    return pptx.Presentation()


@pytest.fixture
def read(deck, tmp_path, without_child):
    return partial(saved_and_read, deck, tmp_path / "a.pptx")


def saved_and_read(deck, path):
    deck.save(path)
    return parse_content(adapt_input(InputConfig(source=str(path))))


def slide(deck, layout, title=""):
    made = deck.slides.add_slide(deck.slide_layouts[layout])
    if title:
        made.shapes.title.text = title
    return made


def box(made, text, left, top):
    shape = made.shapes.add_textbox(Inches(left), Inches(top), Inches(2), Inches(1))
    shape.text_frame.text = text
    return shape


def picture():
    out = io.BytesIO()
    Image.new("RGB", (200, 100), "teal").save(out, "PNG")
    return out.getvalue()


def test_slides_begin_parts_and_have_notes_to_narrate(deck, tmp_path):
    slide(deck, TITLE, "The Deck").placeholders[1].text = "A subtitle"
    talked = slide(deck, BULLETS, "Why")
    talked.notes_slide.notes_text_frame.text = "First we ask why.\n\nThen * we answer."
    talked.placeholders[1].text = "Because"
    hidden = slide(deck, TITLE_ONLY, "Spare")
    hidden.element.set("show", "0")
    document = saved_and_read(deck, tmp_path / "a.pptx")
    assert [b.kind for b in document.blocks] == [
        *("slide", "heading", "paragraph"),
        *("slide", "heading", "list"),
        *("slide", "heading"),
    ]
    slides = [block for block in document.blocks if block.kind == "slide"]
    assert [one.narration for one in slides] == [(), ("First we ask why.", "Then * we answer."), ()]
    assert [one.skip for one in slides] == [False, False, True]
    assert [(part.name, part.first) for part in document.parts] == [("slide 1", 1), ("slide 2", 4), ("slide 3", 7)]
    assert [block.level for block in document.blocks if block.kind == "heading"] == [1, 2, 2]
    assert document.title == "The Deck"


def test_bullets_come_from_the_layout_and_nest(deck, read):
    frame = slide(deck, BULLETS, "T").placeholders[1].text_frame
    frame.text = "one"
    for text, level in (("two", 1), ("three", 0)):
        paragraph = frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
    _, _, bullets = read().blocks
    assert [item.text for item in bullets.items] == ["one", "three"]
    assert bullets.items[0].blocks[0].items[0].text == "two"


def test_a_paragraph_may_turn_its_bullet_off_or_have_a_number(deck, read):
    frame = slide(deck, BULLETS, "T").placeholders[1].text_frame
    frame.text = "Plain."
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    properties = frame.paragraphs[0]._p.get_or_add_pPr()  # noqa: SLF001  # python-pptx has no bullets
    properties.insert(0, properties.makeelement(f"{{{a}}}buNone"))
    numbered = frame.add_paragraph()
    numbered.text = "third"
    properties = numbered._p.get_or_add_pPr()  # noqa: SLF001
    properties.insert(0, properties.makeelement(f"{{{a}}}buAutoNum", {"type": "arabicPeriod", "startAt": "3"}))
    _, _, text, numbers = read().blocks
    assert text.text == "Plain."
    assert (numbers.ordered, numbers.start) == (True, 3)


def test_shapes_are_read_row_by_row(deck, read):
    made = slide(deck, BLANK)
    for text, left, top in (("d", 5, 5), ("b", 5, 1.1), ("c", 1, 5), ("a", 1, 1)):
        box(made, text, left, top)
    assert [block.text for block in read().blocks[1:]] == ["a", "b", "c", "d"]


def test_the_title_comes_first_wherever_it_is(deck, read):
    made = slide(deck, TITLE_ONLY, "The title")
    made.shapes.title.top = Inches(6)
    box(made, "above", 1, 1)
    assert [block.text for block in read().blocks[1:]] == ["The title", "above"]


def test_a_group_is_read_where_it_is(deck, read):
    made = slide(deck, BLANK)
    group = made.shapes.add_group_shape()
    for text, top in (("in 2", 3), ("in 1", 2)):
        group.shapes.add_textbox(Inches(1), Inches(top), Inches(1), Inches(1)).text_frame.text = text
    box(made, "before", 1, 0.5)
    assert [block.text for block in read().blocks[1:]] == ["before", "in 1", "in 2"]


def test_numbers_dates_and_footers_are_left_out(deck, read):
    made = slide(deck, BLANK)
    box(made, "Words", 1, 1)
    for kind in ("sldNum", "dt", "ftr"):
        shape = box(made, "furniture", 1, 5)
        properties = shape._element.nvSpPr.nvPr  # noqa: SLF001  # python-pptx does not add such placeholders
        properties.append(properties.makeelement(f"{{{properties.nsmap['p']}}}ph", {"type": kind}))
    assert [block.text for block in read().blocks[1:]] == ["Words"]


def test_tables_charts_and_pictures(deck, read):
    made = slide(deck, BLANK)
    table = made.shapes.add_table(3, 2, Inches(0), Inches(0), Inches(4), Inches(1)).table
    for n, cell in enumerate(table.iter_cells()):
        cell.text = f"c{n}"
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 0).text = "high"
    data = CategoryChartData()
    data.categories = ["Mon", "Tue"]
    data.add_series("Visits", (1.1, 2))
    made.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, Inches(0), Inches(2), Inches(4), Inches(2), data)
    shown = made.shapes.add_picture(io.BytesIO(picture()), Inches(0), Inches(5), Inches(4))
    shown._element.nvPicPr.cNvPr.set("descr", "A teal box")  # noqa: SLF001  # python-pptx cannot
    document = read()
    _, cells, chart, image = document.blocks
    assert (cells.header, cells.rows) == (("c0", "c1"), (("high", "c3"), ("high", "c5")))
    assert (chart.header, chart.rows) == (("", "Visits"), (("Mon", "1.1"), ("Tue", "2")))
    assert (image.alt, [asset.data for asset in document.assets]) == ("A teal box", [picture()])


def test_a_huge_table_is_cut_with_a_warning(deck, read):
    made = slide(deck, BLANK)
    table = made.shapes.add_table(1, 60, Inches(0), Inches(0), Inches(4), Inches(1)).table
    for n, cell in enumerate(table.iter_cells()):
        cell.text = f"c{n}"
    row = table._tbl.tr_lst[0]  # noqa: SLF001  # python-pptx cannot
    for _ in range(599):
        row.addnext(copy.deepcopy(row))
    document = read()
    cells = document.blocks[1]
    assert (len(cells.header), len(cells.rows)) == (50, 499)
    assert document.warnings == ("of a table, the first 500 rows and 50 columns are read",)


def test_icons_are_no_pictures(deck, read):
    made = slide(deck, BLANK)
    box(made, "Words", 1, 1)
    made.shapes.add_picture(io.BytesIO(picture()), Inches(0), Inches(5), Inches(0.8))
    document = read()
    assert [block.kind for block in document.blocks] == ["slide", "paragraph"]
    assert document.assets == ()


def test_runs_have_their_styles_and_code_is_code(deck, read):
    made = slide(deck, BLANK)
    paragraph = box(made, "", 1, 1).text_frame.paragraphs[0]
    for text, bold, font in (("say ", False, None), ("it", True, None), (" ", False, None), ("ls", False, "Consolas")):
        run = paragraph.add_run()
        run.text, run.font.bold, run.font.name = text, bold, font
    frame = box(made, "a = 1\n  b = 2", 1, 3).text_frame
    for line in frame.paragraphs:
        line.runs[0].font.name = "Courier New"
    _, text, code = read().blocks
    assert (text.text, code.kind, code.text) == ("say **it** `ls`", "code", "a = 1\n  b = 2")


def test_a_deck_without_title_slide_is_named_by_its_properties(deck, read):
    deck.core_properties.title = "Quarterly"
    slide(deck, TITLE_ONLY, "Numbers")
    document = read()
    assert (document.title, document.blocks[1].level) == ("Quarterly", 2)


def test_powers_and_the_language_that_the_runs_declare(deck, read):
    made = slide(deck, BULLETS, "Ogia")
    for text in ("2", "10"):
        run = made.placeholders[1].text_frame.paragraphs[0].add_run()
        run.text, run.font.language_id = text, MSO_LANGUAGE_ID.BASQUE
    *_, last = made.element.iter("{*}rPr")
    last.set("baseline", "30000")
    document = read()
    assert document.language == "eu-ES"
    assert document.blocks[-1].items[0].text == "2^10"
