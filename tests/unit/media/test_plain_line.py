import pytest

from video_gen.media.direction import directed, is_rtl_language, runs_against
from video_gen.media.plain_line import plain_line

RLM, LRM = "\u200f", "\u200e"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        (" a\n\nb\tc\x00d ", "a b c d"),
        ("a\u2028b\u00a0c", "a b c"),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),
        ("\U0001f468\u200d\U0001f4bb", "\U0001f468\u200d\U0001f4bb"),
        ("\U0001f3f4\U000e0067\U000e007f", "\U0001f3f4\U000e0067\U000e007f"),
        ("zero\u200bwidth soft\u00adhyphen", "zerowidth softhyphen"),
        ("evil \u202etxt.exe\u202c \u2066x\u2069", "evil txt.exe x"),
        ("half \ud800 a pair", "half a pair"),
        ("\x00\u200b", ""),
    ],
)
def test_what_is_not_seen_and_acts_is_gone_and_joiners_stay(text, shown):
    assert plain_line(text) == shown


@pytest.mark.parametrize(
    ("line", "language", "written"),
    [
        ("Rich \u06a9\u062a\u0627\u0628.", "fa", RLM + "Rich \u06a9\u062a\u0627\u0628."),
        ("Head First:", "ar-EG", RLM + "Head First:"),
        ("\u06a9\u062a\u0627\u0628 Rich.", "fa", "\u06a9\u062a\u0627\u0628 Rich."),
        ("\u05e9\u05dc\u05d5\u05dd is a word.", "en", LRM + "\u05e9\u05dc\u05d5\u05dd is a word."),
        ("\u05e9\u05dc\u05d5\u05dd!", "en", "\u05e9\u05dc\u05d5\u05dd!"),
        ("Plain.", "en", "Plain."),
        ("12.", "en", "12."),
    ],
)
def test_a_line_runs_as_its_language_does(line, language, written):
    assert directed(line, language) == written


def test_languages_that_run_right_to_left():
    assert [is_rtl_language(code) for code in ("fa", "ar-EG", "HE", "en", "zh-CN")] == [True, True, True, False, False]


@pytest.mark.parametrize(
    ("text", "rtl", "against"),
    [
        ("\u05d0 ab 3 \u05d0", True, "..####.."),
        ("ab \u05d0 3!", True, "##....."),
        ("3 \u05d0 ab.", True, "....##."),
        ("a \u05d0 \u05d1 3 b", False, "..#####.."),
        ("(\u05d0) b", False, ".#..."),
        ("12", True, ".."),
    ],
)
def test_what_runs_against_its_line(text, rtl, against):
    assert "".join(".#"[against] for against in runs_against(text, rtl=rtl)) == against
