import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from video_gen.audio.portions import LIMIT_BYTES, located, portions, takes
from video_gen.audio.words import Mark


def texts(lines, limit=LIMIT_BYTES):
    return [[(piece.line, piece.first, piece.text) for piece in portion.pieces] for portion in portions(lines, limit)]


def test_short_lines_go_together_each_closed_as_a_sentence():
    (portion,) = portions(["A title", "A line.", "Really?", "\u597d\u3002"])
    assert portion.text == "A title.\nA line.\nReally?\n\u597d\u3002\n"
    assert [portion.text[span.first : span.last] for span in portion.spans()] == [
        "A title.\n",
        "A line.\n",
        "Really?\n",
        "\u597d\u3002\n",
    ]


def test_lines_without_words_are_not_asked_for():
    assert texts(["…", "Word.", "--"]) == [[(1, 0, "Word.")]]
    assert portions(["…"]) == []


def test_a_new_request_begins_where_the_limit_is_reached():
    assert texts(["Aaaa bbbb.", "Cccc dddd.", "Eeee."], 24) == [
        [(0, 0, "Aaaa bbbb."), (1, 0, "Cccc dddd.")],
        [(2, 0, "Eeee.")],
    ]


@pytest.mark.parametrize(
    ("line", "limit", "expected"),
    [
        ("One two. Three four. Five.", 24, ["One two. Three four. ", "Five."]),
        ("One two three four five", 12, ["One two ", "three ", "four five"]),
        ("Abcdefghijklmnop", 10, ["Abcdefgh", "ijklmnop"]),
        ("\u4e00\u4e8c\u3002\u4e09\u56db\u3002", 12, ["\u4e00\u4e8c\u3002", "\u4e09\u56db\u3002"]),
        ('He said "no." Then left.', 18, ['He said "no." ', "Then left."]),
        ("a&b c&d", 14, ["a&b ", "c&d"]),
    ],
)
def test_a_long_line_is_cut_at_sentences_else_words_else_characters(line, limit, expected):
    found = [piece for portion in portions([line], limit) for piece in portion.pieces]
    assert [piece.text for piece in found] == expected
    assert all(line[piece.first : piece.first + len(piece.text)] == piece.text for piece in found)


def test_a_request_stays_under_3000_bytes():
    sizes = [len(portion.text.encode()) for portion in portions(["An honest line of text. " * 500])]
    assert 2900 < max(sizes) <= 3000


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=120), max_size=5), st.integers(16, 200)
)
def test_no_word_is_lost_and_no_request_is_over_the_limit(lines, limit):
    found = portions(lines, limit)
    for portion in found:
        escaped = portion.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        assert len(escaped.encode()) <= limit
    for index, line in enumerate(lines):
        pieces = [piece for portion in found for piece in portion.pieces if piece.line == index]
        kept = {at for piece in pieces for at in range(piece.first, piece.first + len(piece.text))}
        assert {at for at, character in enumerate(line) if character.isalnum()} <= kept


def test_words_are_found_where_they_stand():
    text = "It is a test, is it? It costs $4.50 & more."
    heard = [("It", 0), ("is", 1), ("a", 2), ("test", 3), ("is", 4), ("it", 5), ("It", 6), ("$4.50", 7), ("&", 8)]
    assert [mark.position for mark in located(text, heard)] == [0, 3, 6, 8, 14, 17, 21, 30, 36]


def test_words_that_the_service_made_up_are_passed_over():
    assert located("one two", [("one", 0), ("dollars", 1), ("", 2), ("two", 3)]) == [Mark(0, 0), Mark(4, 3)]


def test_a_word_is_not_looked_for_far_ahead():
    text = "one " + "x" * 100 + " two three"
    assert located(text, [("one", 0), ("three", 1), ("x" * 100, 2)]) == [Mark(0, 0), Mark(4, 2)]


def sound(*stretches):
    return np.concatenate([np.full(length, level, np.int16) for length, level in stretches])


def test_the_sound_is_cut_in_the_silence_between_lines():
    (portion,) = portions(["One two.", "Three"])
    heard = [("One", 100), ("two", 350), ("Three", 960)]
    first, second = takes(
        portion, heard, sound((100, 0), (200, 9000), (50, 0), (250, 9000), (400, 0), (300, 9000), (90, 0))
    )
    assert (len(first.samples), first.words) == (500, [(0, 3, 0, 200), (4, 7, 250, 500)])
    assert (len(second.samples), second.words) == (300, [(0, 5, 0, 300)])


def test_a_word_that_is_marked_too_late_is_not_cut():
    (portion,) = portions(["One two.", "Three"])
    heard = [("One", 0), ("two", 250), ("Three", 1100)]
    first, second = takes(portion, heard, sound((500, 9000), (400, 0), (400, 9000)))
    assert (len(first.samples), len(second.samples)) == (500, 400)


def test_a_line_that_the_service_did_not_mark_is_found_all_the_same():
    (portion,) = portions(["Abcdefg.", "Abcdefg.", "Abcdefg."])
    heard = [("Abcdefg", 0), ("Three", 900)]
    stretches = sound((300, 9000), (100, 0), (300, 9000), (100, 0), (300, 9000))
    assert [len(take.samples) for take in takes(portion, heard, stretches)] == [300, 300, 300]


def test_lines_that_run_on_without_silence_are_cut_at_the_word():
    (portion,) = portions(["One", "Two"])
    assert [len(take.samples) for take in takes(portion, [("One", 0), ("Two", 400)], sound((1000, 9000)))] == [400, 600]
