from tests.unit.parsing.pdf.type_set import column, line
from video_gen.parsing.pdf.headings import Bookmark, Headings

BODY = column(*["words of text that go on for a while"] * 12, top=300)


def levels(*lines, bookmarks=()):
    """Levels of lines above a text."""
    all_lines = [*lines, *BODY]
    headings = Headings(all_lines, bookmarks)
    return [headings.level(one, None, BODY[0]) for one in lines]


def test_size_makes_levels_below_the_title():
    title = line("The Title", top=50, size=20)
    rows = [line("Part", top=100, size=16), line("Section", top=150, size=13), line("Another", top=200, size=16)]
    assert levels(title, *rows) == [1, 2, 3, 2]


def test_without_a_title_the_largest_are_sections():
    rows = [line("First", top=100, size=14), line("Second", top=200, size=14, page=1)]
    assert levels(*rows) == [2, 2]


def test_a_numbered_heading_has_the_level_of_its_number():
    rows = [
        line("1 Start", top=100, size=12),
        line("1.2 Below", top=150, size=12),
        line("1.2.3 Deeper", top=200, size=12),
    ]
    assert levels(line("The Title", top=50, size=20), *rows) == [1, 2, 3, 4]


def test_text_is_no_heading():
    assert levels(line("words", top=100)) == [0]


def test_a_bold_line_of_its_own_is_a_heading_of_the_last_level():
    assert levels(line("The Title", top=50, size=20), line("Bold", top=200, bold=True)) == [1, 2]


def test_bold_sentences_and_long_ones_are_text():
    assert levels(line("It is bold.", top=100, bold=True), line("bold " * 20, top=200, bold=True)) == [0, 0]


def test_bold_lines_of_a_paragraph_are_text():
    above, below = column("bold words", "and more of them", bold=True)
    headings = Headings([above, below, *BODY], ())
    assert headings.level(above, None, below) == 0
    assert headings.level(below, above, BODY[0]) == 0


def test_large_code_figures_and_long_texts_are_no_headings():
    rows = [
        line("x = 1", top=100, size=14, code=True),
        line("42", top=150, size=14),
        line("long " * 40, top=200, size=14),
    ]
    assert levels(*rows) == [0, 0, 0]


def test_bookmarks_decide():
    rows = [line("Plain words", top=100), line("2.1 Numbered", top=200, page=1)]
    marks = [Bookmark("Plain  Words", 0, 0), Bookmark("Numbered", 1, 1)]
    assert levels(*rows, bookmarks=marks) == [2, 3]


def test_bookmarks_of_other_pages_do_not():
    assert levels(line("Plain words", top=100), bookmarks=[Bookmark("Plain words", 0, 7)]) == [0]


def test_a_document_without_lines_has_no_headings():
    assert Headings([], ()).body_size == 0
