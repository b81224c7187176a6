import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from video_gen.audio.words import Mark, speakable, starts_of, timed, tokens


def words(text, *positions):
    return [text[token.first : token.last] for token in tokens(text, [Mark(at, at) for at in positions])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello, world!", ["Hello", "world"]),
        ("it costs $4.50.", ["it", "costs", "$4.50"]),
        ("50% of C++ (and C#)", ["50%", "of", "C++", "and", "C#"]),
        ("state-of-the-art e.g. don't", ["state-of-the-art", "e.g", "don't"]),
        ("“quoted” — dashed—twice…", ["quoted", "dashed", "twice"]),
        ("see https://example.com/a?b=1.", ["see", "https://example.com/a?b=1"]),
        ("`code` and/or foo_bar()", ["`code`", "and/or", "foo_bar"]),
        ("Привет, мир", ["Привет", "мир"]),
        ("مرحبا، هذا", ["مرحبا", "هذا"]),
        ("안녕하세요, 오늘은", ["안녕하세요", "오늘은"]),
        (
            "\u0928\u092e\u0938\u094d\u0924\u0947 \u0939\u0948\u0964",
            ["\u0928\u092e\u0938\u094d\u0924\u0947", "\u0939\u0948"],
        ),
        ("a\u00a0b\tc", ["a", "b", "c"]),
        ("… — ()", []),
        ("", []),
    ],
)
def test_words_are_what_is_spoken_without_punctuation(text, expected):
    assert words(text) == expected


def test_symbols_are_words_when_the_engine_speaks_them():
    assert words("a → b 😀") == ["a", "b"]
    assert words("a → b 😀", 2) == ["a", "→", "b"]


def test_unspaced_scripts_are_divided_where_the_engine_divides():
    text = "\u4eca\u5929\u5929\u6c14\u5f88\u597d\u3002\u7528Python\u5199"
    assert words(text, 0, 2, 4, 8, 14) == ["\u4eca\u5929", "\u5929\u6c14", "\u5f88\u597d", "\u7528", "Python", "\u5199"]
    assert words(text) == ["\u4eca\u5929\u5929\u6c14\u5f88\u597d", "\u7528", "Python", "\u5199"]


def test_spaced_scripts_are_not_divided_by_marks():
    assert words("4.50 bar_baz", 0, 1, 2, 8) == ["4.50", "bar_baz"]


def test_a_mark_never_parts_a_character_from_its_vowel_sign():
    assert words("\u0e1e\u0e35\u0e48\u0e1a", 0, 1, 3) == ["\u0e1e\u0e35\u0e48", "\u0e1a"]


def test_marked_words_begin_at_their_marks_and_end_where_silence_begins():
    sound = np.full(1000, 9000, np.int16)
    sound[280:400] = 0
    assert timed("one, two", [Mark(0, 0), Mark(5, 300)], sound) == [(0, 3, 0, 280), (5, 8, 400, 1000)]


def test_a_word_without_a_mark_shares_the_time_before_it_by_length():
    sound = np.full(900, 9000, np.int16)
    assert timed("aa bb cc", [Mark(0, 0), Mark(6, 600)], sound) == [(0, 2, 0, 300), (3, 5, 300, 600), (6, 8, 600, 900)]


def test_words_without_any_mark_share_the_whole():
    assert timed("aa bb", [], np.full(600, 9000, np.int16)) == [(0, 2, 0, 300), (3, 5, 300, 600)]


def test_several_marks_in_a_word_count_once_and_one_before_a_word_counts_for_it():
    marks = [Mark(0, 0), Mark(1, 100), Mark(2, 200), Mark(5, 700)]
    assert starts_of(tokens("4.50  dollars", marks), marks, 900) == [0, 700]


def test_marks_that_run_backwards_or_past_the_end_are_passed_over():
    marks = [Mark(0, 500), Mark(2, 400), Mark(4, 9999), Mark(90, 600)]
    assert starts_of(tokens("a b c", marks), marks, 800) == [500, 600, 700]


def test_a_silent_word_keeps_its_time():
    sound = np.zeros(600, np.int16)
    assert timed("aa bb", [Mark(0, 0), Mark(3, 200)], sound) == [(0, 2, 0, 200), (3, 5, 200, 600)]


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(-2, 90), st.integers(0, 5000)), max_size=30))
def test_whatever_text_and_marks_words_are_in_order_and_never_overlap(text, pairs):
    sound = np.full(4000, 9000, np.int16)
    marks = sorted((Mark(*pair) for pair in pairs), key=lambda mark: mark.sample)
    at, now = 0, 0
    for word in timed(text, marks, sound):
        assert at <= word.first < word.last <= len(text)
        assert now <= word.start <= word.end <= 4000
        at, now = word.last, word.end


@given(st.text(max_size=60))
def test_every_letter_and_digit_belongs_to_a_word(text):
    covered = {at for token in tokens(text, []) for at in range(token.first, token.last)}
    assert {at for at, character in enumerate(text) if character.isalnum()} <= covered


def test_what_no_engine_takes_becomes_a_space_each():
    assert speakable("a\x00b\ud800c\u2028d\ufffee\u200df") == "a b c d e\u200df"
