import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from video_gen.media.cues import LINE_CHARACTERS, LINE_CHARACTERS_CJK, cues
from video_gen.media.phrases import CHARACTERS_PER_SECOND, GAP, LINES, LONGEST, SHORTEST, width
from video_gen.models.audio import Timing, Word

SECOND = 48_000
PROSE = (
    "HTTPX is a fully featured HTTP client for Python 3, which provides sync and async APIs, and support for both.",
    "It has (almost) the same interface as requests. Use it where you like!",
    "Yes.",
)


def timing_of(narration, characters_per_second=15, pattern=r"\S+"):
    words, at = [], SECOND // 10
    for line, text in enumerate(narration):
        for word in re.finditer(pattern, text):
            end = at + max(1, len(word[0]) * SECOND // characters_per_second)
            words.append(Word(line=line, first=word.start(), last=word.end(), start=at, end=end))
            at = end + (SECOND // 5 if word[0][-1] in ",.!" else 0)
    return Timing(samples=at + SECOND // 2, words=tuple(words))


def check(narration, timing, found, limit):
    """What holds for all cues, whatever is said."""
    for cue in found:
        assert 0 <= cue.start < cue.end <= timing.samples
        assert 1 <= len(cue.lines) <= 2
        assert all(line == line.strip() and line for line in cue.lines)
        assert all(width(line) <= limit for line in cue.lines)
        for word in cue.words:
            assert 0 <= word.first < word.last <= len(cue.lines[word.line])
            assert cue.start <= word.start <= word.end <= cue.end
    for cue, following in pairwise(found):
        assert cue.end <= following.start
    said = ["".join("".join(cue.lines).split()) for cue in found]
    assert "".join(said) == "".join("".join(narration).split())


def test_the_limits_are_those_of_the_style_guide():
    assert (LINE_CHARACTERS, LINE_CHARACTERS_CJK, LINES, CHARACTERS_PER_SECOND) == (42, 36, 2, 20)
    assert (SHORTEST, LONGEST, GAP) == (SECOND * 5 // 6, 7 * SECOND, SECOND * 2 // 24)


def test_cues_hold_all_words_on_lines_that_fit():
    timing = timing_of(PROSE)
    check(PROSE, timing, cues(PROSE, timing, "en"), LINE_CHARACTERS)


def test_a_cue_begins_with_its_first_word():
    timing = timing_of(PROSE)
    starts = {word.start for word in timing.words}
    for cue in cues(PROSE, timing, "en"):
        assert cue.start == cue.words[0].start
        assert cue.start in starts


def test_cues_are_cut_at_punctuation_where_that_can_be():
    ends = [cue.lines[-1][-1] for cue in cues(PROSE, timing_of(PROSE), "en")]
    assert all(end in ",.!" for end in ends)


@pytest.mark.parametrize(
    ("line", "language", "pattern", "shown"),
    [
        (
            "The most important exception classes in HTTPX are RequestError and HTTPStatusError.",
            "en",
            r"\S+",
            [("The most important", "exception classes in HTTPX"), ("are RequestError and HTTPStatusError.",)],
        ),
        (
            "Users receive content from data centers close to them.",
            "en",
            r"\S+",
            [("Users receive content", "from data centers close to them.")],
        ),
        (
            "任何数据结构都可以被漂亮的打印出来，自带语法高亮。",
            "zh",
            r"\w",
            [("任何数据结构都可以被漂亮的", "打印出来，自带语法高亮。")],
        ),
    ],
)
def test_no_line_ends_with_a_short_word_or_begins_with_a_particle_where_another_cut_is_as_good(
    line, language, pattern, shown
):
    assert [cue.lines for cue in cues((line,), timing_of((line,), 13, pattern), language)] == shown


def test_a_word_is_found_in_its_line():
    timing = timing_of(PROSE)
    said = [cue.lines[word.line][word.first : word.last] for cue in cues(PROSE, timing, "en") for word in cue.words]
    assert said == [PROSE[word.line][word.first : word.last] for word in timing.words]


def test_cues_that_follow_each_other_leave_two_frames():
    found = cues(PROSE, timing_of(PROSE), "en")
    gaps = [following.start - cue.end for cue, following in pairwise(found)]
    assert all(gap >= GAP for gap in gaps)
    assert GAP in gaps


def test_a_short_cue_stays_long_enough_to_be_read():
    found = cues(PROSE, timing_of(PROSE), "en")
    assert found[-1].lines == ("Yes.",)
    assert min(cue.end - cue.start for cue in found[:-1]) >= SHORTEST


def test_what_is_said_fast_stays_until_it_can_be_read_where_silence_follows():
    line = "It has almost the same interface as requests, use it where you like"
    timing = timing_of((line,), characters_per_second=60)
    (cue,) = cues((line,), timing.replace(samples=timing.samples + 5 * SECOND), "en")
    assert cue.end - cue.start >= len(line) * SECOND // 20


def test_no_cue_stays_longer_than_seven_seconds():
    timing = timing_of(PROSE)
    longer = timing.replace(samples=timing.samples + 60 * SECOND)
    assert max(cue.end - cue.start for cue in cues(PROSE, longer, "en")) <= LONGEST


SPOKEN = {
    "one word a line, and no pause": (
        "en",
        ("R:", "A language for statistics.", "Java:", "A language for servers."),
        14,
    ),
    "fast": ("en", ("Your browser will auto-reload and you should see your changes immediately, all of them.",), 16),
    "a number that takes long": ("en", ("The largest signed 32-bit integer is 2147483647.",), 5),
    "a digest": ("en", ("d666f1f7-46cb-42bd-9a39-9a39cf2a509f",), 3),
    "a lonely word": ("en", ("Deploying.",), 30),
    "persian": ("fa", ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 " * 9, "\u0622\u0631\u0647."), 13),
}


@pytest.mark.parametrize("case", SPOKEN)
def test_every_cue_can_be_read(case):
    language, narration, pace = SPOKEN[case]
    timing = timing_of(narration, pace)
    found = cues(narration, timing, language)
    check(narration, timing, found, LINE_CHARACTERS)
    for cue in found:
        assert SHORTEST <= cue.end - cue.start <= LONGEST
        assert sum(map(width, cue.lines)) * SECOND <= CHARACTERS_PER_SECOND * (cue.end - cue.start + 1)
    assert all(later.start - earlier.end >= GAP for earlier, later in pairwise(found))
    assert timing.samples - found[-1].end >= GAP


def test_narration_lines_share_a_cue_only_where_one_would_be_gone_too_soon():
    narration = ("R:", "A language for statistics and for pictures of them, free to use.", "Another line.")
    lines = [" ".join(cue.lines) for cue in cues(narration, timing_of(narration, 14), "en")]
    assert lines == ["R: A language for statistics and for pictures of them, free to use.", "Another line."]


def test_two_lines_are_about_equally_long():
    narration = ("one two three four five six seven eight nine",)
    (cue,) = cues(narration, timing_of(narration), "en")
    assert cue.lines == ("one two three four", "five six seven eight nine")


def test_chinese_lines_hold_at_most_eighteen_characters():
    narration = ("\u53ef\u4ee5\u4e3a\u60a8\u5728\u7ec8\u7aef\u4e2d\u63d0\u4f9b\u5bcc\u6587\u672c\u3002" * 6,)
    timing = timing_of(narration, 6, r"\w\w?")
    found = cues(narration, timing, "zh")
    check(narration, timing, found, LINE_CHARACTERS_CJK)
    assert all(cue.lines[-1][-1] == "\u3002" for cue in found)


def test_an_address_longer_than_a_line_is_cut_inside():
    narration = ("See https://example.com/" + "abcdefghij/" * 12 + " now.",)
    timing = timing_of(narration)
    check(narration, timing, cues(narration, timing, "en"), LINE_CHARACTERS)


def test_text_that_no_word_covers_goes_with_its_neighbours():
    narration = ("\u2014 well, (yes) \u2014 that is it \u2026",)
    timing = timing_of(narration, pattern=r"\w+")
    check(narration, timing, cues(narration, timing, "en"), LINE_CHARACTERS)


def test_controls_become_spaces():
    narration = ("one\x07 two\nthree",)
    (cue,) = cues(narration, timing_of(narration, pattern=r"\w+"), "en")
    assert cue.lines == ("one  two three",)


def test_silence_has_no_cues():
    assert cues(("Not a word of it.",), Timing(samples=SECOND, words=()), "en") == ()


def test_words_outside_of_their_line_are_not_shown():
    word = Word(line=0, first=40, last=44, start=0, end=10)
    assert cues(("Short.",), Timing(samples=SECOND, words=(word,)), "en") == ()


@pytest.mark.parametrize("language", ["en", "ja", "hi"])
@settings(max_examples=60, deadline=None)
@given(
    narration=st.lists(
        st.lists(st.text("ab.,(\u4f60\u0e01\u0915\u094d", min_size=1, max_size=60), min_size=1, max_size=12).map(
            " ".join
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
    pace=st.sampled_from([1, 5, 15, 200, 40_000]),
)
def test_any_text_at_any_pace_gives_sound_cues(language, narration, pace):
    timing = timing_of(narration, pace)
    limit = LINE_CHARACTERS_CJK if language == "ja" else LINE_CHARACTERS
    check(narration, timing, cues(narration, timing, language), limit)


@pytest.mark.parametrize(
    ("language", "text", "lines"),
    [
        ("zh", "这个接口让在终端输出颜色和样式变得很简单。", ("这个接口让在终端输出", "颜色和样式变得很简单。")),
        ("zh-TW", "這個介面讓使用者在終端機輸出顏色和樣式。", ("這個介面讓使用者在", "終端機輸出顏色和樣式。")),
        ("ja", "今日はとても天気が良いので公園を散歩します。", ("今日はとても天気が", "良いので公園を散歩します。")),
    ],
)
def test_words_without_spaces_between_them_stay_whole(language, text, lines):
    found = cues((text,), timing_of((text,), pattern=r"\w"), language)
    assert [cue.lines for cue in found] == [lines]
