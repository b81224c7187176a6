import pytest

from tests.unit.parsing.pdf.type_set import characters, column, fragment, line
from video_gen.parsing.numbered import Numbering
from video_gen.parsing.pdf.blocks import PdfBlocks
from video_gen.parsing.pdf.headings import Headings
from video_gen.parsing.pdf.joining import Words, markup_of_lines
from video_gen.parsing.pdf.lines import Line, lines_of
from video_gen.parsing.pdf.notes import mark_length, split_notes
from video_gen.parsing.pdf.pictures import PagePicture
from video_gen.parsing.pdf.tables import table_at

FULL = "this line is as long as the column is wide ok"


def blocks(*columns):
    every = [one for lines in columns for one in lines if isinstance(one, Line)]
    builder = PdfBlocks(Headings(every, ()), Words.of(every), Numbering())
    for lines in columns:
        builder.read(lines)
    builder.finish()
    return builder


def texts(*columns):
    return [getattr(block, "text", block.kind) for block in blocks(*columns).blocks]


def test_lines_are_joined():
    assert texts(column(FULL, "ends.")) == [f"{FULL} ends."]


def test_a_gap_parts_paragraphs():
    assert texts(column(FULL, FULL) + column("New one", top=160)) == [f"{FULL} {FULL}", "New one"]


def test_an_indent_parts_paragraphs():
    assert texts([*column(FULL, FULL), *column("New", left=62, top=128), *column(FULL, top=142)]) == [
        f"{FULL} {FULL}",
        f"New {FULL}",
    ]


def test_a_short_line_that_ends_a_sentence_ends_the_paragraph():
    assert texts(column(FULL, "The end.", FULL)) == [f"{FULL} The end.", FULL]


def test_paragraphs_go_on_in_the_next_column_and_on_the_next_page():
    first, second = column(FULL, FULL), column("goes on here.", page=1, region=1)
    assert texts(first, second) == [f"{FULL} {FULL} goes on here."]


def test_a_paragraph_that_has_ended_does_not_go_on():
    assert texts(column(FULL + "."), column("And another", page=1, region=1)) == [FULL + ".", "And another"]


@pytest.mark.parametrize(
    ("broken", "rest", "elsewhere", "joined"),
    [
        ("infor-", "mation", "", "information"),
        ("well-", "known", "a well-known one", "well-known"),
        ("chat-", "optimised", "they chat", "chat-optimised"),
        ("note-", "book", "a note in a notebook", "notebook"),
        ("pre-", "view", "pre", "preview"),
        ("North-", "South", "", "North- South"),
        ("1990-", "2000", "", "1990- 2000"),
    ],
)
def test_broken_words_are_joined(broken, rest, elsewhere, joined):
    lines = column(f"see {broken}", f"{rest} now")
    words = Words.of([*lines, *column(elsewhere or "x")])
    assert markup_of_lines(lines, words) == f"see {joined} now"


def test_bullets_are_a_list_and_their_lines_go_on():
    found = blocks(
        [
            *column("• one", top=100),
            *column("goes on", left=60, top=114),
            *column("• two", top=128),
            *column("– below", left=70, top=142),
        ]
    ).blocks
    (bullets,) = found
    assert [item.text for item in bullets.items] == ["one goes on", "two"]
    assert bullets.items[1].blocks[0].items[0].text == "below"


def test_numbers_count_from_one():
    (numbers,) = blocks(column("1. one", "2. two", "3. three")).blocks
    assert (numbers.ordered, [item.text for item in numbers.items]) == (True, ["one", "two", "three"])


def test_a_number_or_dash_within_a_paragraph_is_no_item():
    assert texts(column(FULL, "1. is no item", FULL)) == [f"{FULL} 1. is no item {FULL}"]
    assert texts(column(FULL, "- is no item", FULL)) == [f"{FULL} - is no item {FULL}"]
    assert texts(column("1984. A year")) == ["1984. A year"]


def test_code_keeps_its_indents_and_blank_lines():
    rows = [("def f():", 50, 100), ("return 1", 70, 114), ("f()", 50, 150)]
    code = [line(text, left, top, code=True) for text, left, top in rows]
    (block,) = blocks(code).blocks
    assert (block.kind, block.text) == ("code", "def f():\n    return 1\n\nf()")


def test_a_line_of_code_within_a_paragraph_is_text():
    rows = [line(FULL), line("a/path/that/is/as/long/as/the/column/is/wide/x", top=114, code=True), line(FULL, top=128)]
    assert texts(rows) == [f"{FULL} `a/path/that/is/as/long/as/the/column/is/wide/x` {FULL}"]


def test_headings_of_two_lines_are_one():
    rows = [line("A long", top=60, size=20), line("title", top=84, size=20), *column(*[FULL] * 8, top=150)]
    assert texts(rows)[0] == "A long title"


def test_a_picture_takes_the_caption_below_it():
    picture = PagePicture("picture-1", 50, 100, 300, 200, 0)
    found = blocks([picture, line("Figure 1: A box", top=210)]).blocks
    assert [(block.kind, block.title) for block in found] == [("image", "Figure 1: A box")]


def test_pages_begin_where_their_first_block_does():
    builder = blocks(column(FULL), column("goes on.", page=1, region=1), column("New.", page=2, region=2))
    assert [(part.name, part.first) for part in builder.parts] == [("page 1", 1), ("page 3", 2)]


def rows_of(*rows):
    return [
        Line([fragment(cell, 50 + 100 * n, 100 + 14 * r) for n, cell in enumerate(row)], 0, 0)
        for r, row in enumerate(rows)
    ]


def test_pieces_below_each_other_are_a_table():
    table = table_at(rows_of(("Name", "Size"), ("a", "1"), ("b", "2")), 0)
    assert table.rows == [("Name", "Size"), ("a", "1"), ("b", "2")]
    assert table.end == 3
    (block,) = blocks(rows_of(("Name", "Size"), ("a", "1"), ("b", "2"))).blocks
    assert (block.header, block.rows) == (("Name", "Size"), (("a", "1"), ("b", "2")))


def test_two_rows_are_no_table():
    assert table_at(rows_of(("a", "b"), ("c", "d")), 0) is None


def test_pieces_of_one_height_are_one_line_from_left_to_right():
    lines = lines_of([fragment("b", 200, 101), fragment("a", 50, 100), fragment("c", 50, 114)], 0, 0)
    assert [one.text for one in lines] == ["a b", "c"]


def test_small_print_below_the_text_that_has_a_mark_is_notes():
    text = column(FULL, FULL, top=600)
    small = column("1 A note that", "goes on", "2 Another", top=700, size=8)
    kept, notes = split_notes([*text, *small], 10, 800)
    assert kept == text
    assert [[one.text for one in note] for note in notes] == [["1 A note that", "goes on"], ["2 Another"]]
    assert mark_length(notes[0]) == 2


def test_small_print_without_a_mark_is_text():
    small = column("Small words", top=700, size=8)
    assert split_notes(small, 10, 800) == (small, [])


def test_small_print_in_code_is_code():
    small = column("1 CARD", top=700, size=8, code=True)
    assert split_notes(small, 10, 800) == (small, [])


def test_styled_words_keep_their_spaces_outside():
    pieces = [*characters("see ", 50), *characters("this ", 70, bold=True), *characters("now", 95)]
    (one,) = lines_of([fragment("x")], 0, 0)
    one.fragments[0].characters[:] = pieces
    assert markup_of_lines([one], Words(frozenset(), frozenset())) == "see **this** now"
