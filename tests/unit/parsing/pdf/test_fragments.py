from tests.unit.parsing.pdf.type_set import characters, fragment
from video_gen.parsing.pdf.fragments import fragments_of


def texts(*rows):
    return [one.text for one in fragments_of([character for row in rows for character in row])]


def test_characters_side_by_side_are_one_fragment():
    assert texts(characters("two words")) == ["two words"]


def test_room_between_words_is_a_space():
    assert texts(characters("two words", spaces=False)) == ["two words"]


def test_a_wide_gap_parts_fragments():
    assert texts(characters("left", 50), characters("right", 200)) == ["left", "right"]


def test_another_line_is_another_fragment():
    assert texts(characters("above", 50, 100), characters("below", 75, 114)) == ["above", "below"]


def test_spaces_at_the_ends_are_dropped_and_in_text_are_single():
    assert texts(characters("  a   b  ")) == ["a b"]


def test_code_keeps_its_spaces():
    assert texts(characters("a   b", code=True)) == ["a   b"]


def test_letters_of_a_ligature_share_a_box():
    first = characters("de", 50)
    ligature = [first[0]._replace(text=one, left=60, right=65) for one in "fi"]
    assert texts([*first, *ligature, *characters("ne", 65)]) == ["define"]


def test_a_raised_digit_after_a_word_is_the_mark_of_a_note():
    mark = characters("1", 70, 98, size=6)
    assert texts([*characters("word", 50), *mark, *characters(" goes on", 73)]) == ["word goes on"]


def test_a_raised_digit_after_a_digit_is_an_exponent():
    assert texts([*characters("10", 50), *characters("16", 60, 98, size=6)]) == ["10^16"]


def test_runs_have_their_styles():
    row = [*characters("a ", 50), *characters("b ", 60, bold=True), *characters("c", 70, code=True)]
    (one,) = fragments_of(row)
    assert [(run.text, run.style) for run in one.runs] == [("a ", "plain"), ("b ", "strong"), ("c", "code")]


def test_a_fragment_has_the_size_of_most_of_it():
    (one,) = fragments_of([*characters("large", 50, size=12), *characters("x", 80, size=10)])
    assert one.size == 12
    assert fragment("x").size == 10
