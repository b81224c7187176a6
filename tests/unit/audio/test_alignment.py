import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from video_gen.audio.alignment import shown
from video_gen.audio.words import Mark, TimedToken, timed, tokens
from video_gen.media.spoken import speech


def spoken(line, language="en", own=None):
    """The words of a line, each of whose spoken words took 100 samples."""
    said = speech(line, language, own)
    words = [TimedToken(*word, 100 * at, 100 * (at + 1)) for at, word in enumerate(tokens(said.text, []))]
    return [(line[word.first : word.last], word.start, word.end) for word in shown(said, words)]


def test_a_line_that_is_said_as_it_is_written_keeps_its_times():
    assert spoken("One, two.") == [("One", 0, 100), ("two", 100, 200)]


def test_a_word_that_is_said_as_several_has_the_time_of_them_all():
    assert spoken("Use kubectl now") == [("Use", 0, 100), ("kubectl", 100, 300), ("now", 300, 400)]


def test_a_unit_apart_from_its_number_has_its_own_time():
    assert spoken("10 MB/s of it") == [("10", 0, 100), ("MB/s", 100, 400), ("of", 400, 500), ("it", 500, 600)]


def test_words_that_are_said_together_share_the_time_by_length():
    assert spoken("costs $3 million.") == [("costs", 0, 100), ("$3", 100, 166), ("million", 166, 400)]


def test_a_symbol_that_is_said_is_a_word():
    assert spoken("a → b") == [("a", 0, 100), ("→", 100, 200), ("b", 200, 300)]


def test_an_option_and_a_call_have_the_time_of_all_that_is_said_for_them():
    assert spoken("log -S now") == [("log", 0, 100), ("S", 100, 300), ("now", 300, 400)]
    assert spoken("run() site_name") == [("run", 0, 100), ("site_name", 100, 300)]
    assert spoken("--all") == [("all", 0, 300)]


def test_a_picture_is_no_word():
    assert spoken("go \U0001f680 now") == [("go", 0, 100), ("now", 100, 200)]


def test_a_word_for_which_nothing_is_said_shares_the_time_of_its_neighbour():
    assert spoken("ab cd ef", own={"cd": ""}) == [("ab", 0, 100), ("cd", 100, 150), ("ef", 150, 200)]
    assert spoken("ab cd", own={"cd": ""}) == [("ab", 0, 50), ("cd", 50, 100)]
    assert spoken("ab", own={"ab": ""}) == []


PARTS = (
    *(
        "10 MB",
        "$3 million",
        "kubectl",
        "→",
        "e.g.",
        "a_b.c",
        "https://example.com/docs",
        "word,",
        "(AWS)",
        "-S",
        "run()",
    ),
    *("\U0001f680", "—", "10-20", "v1.2.3", "v", "\u4f60\u597d"),
)
LINES = st.lists(st.sampled_from(PARTS), max_size=8).map(" ".join)


@given(LINES, st.dictionaries(st.sampled_from(["word", "MB", "kubectl", "v", "\u4f60"]), st.text("ab .", max_size=6)))
def test_every_word_that_is_shown_has_a_time_and_times_grow(line, own):
    said = speech(line, "en", own)
    sound = np.full(100 * max(1, len(said.text)), 9000, np.int16)
    words = timed(said.text, [Mark(at, 100 * at) for at in range(0, len(said.text), 3)], sound)
    found = shown(said, words)
    at, now = 0, 0
    for word in found:
        assert at <= word.first < word.last <= len(line)
        assert now <= word.start <= word.end
        at, now = word.last, word.end
    covered = {offset for word in found for offset in range(word.first, word.last)}
    if words:
        assert {offset for offset, character in enumerate(line) if character.isalnum()} <= covered
        assert found[-1].end == words[-1].end
    else:
        assert not found


@pytest.mark.parametrize("language", ["zh", "ja"])
def test_unspaced_scripts_are_divided_as_the_engine_divides_them(language):
    said = speech("\u4eca\u5929\U0001f680\u5929\u6c14", language)
    words = (
        [TimedToken(0, 2, 0, 100), TimedToken(3, 5, 100, 200)]
        if " " in said.text
        else [TimedToken(0, 2, 0, 100), TimedToken(2, 4, 100, 200)]
    )
    assert [(word.first, word.last) for word in shown(said, words)] == [(0, 2), (3, 5)]
