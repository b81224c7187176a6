import html
import io
import re
from itertools import pairwise
from pathlib import Path

import pytest
import srt as independent_srt
import webvtt as independent_vtt
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.output.sample_reel import FRAMES, SPEAKER, TEXTS, reel
from video_gen.media.cues import Cue, recut
from video_gen.models.clock import SAMPLE_RATE_HZ
from video_gen.models.rewriting import Translation
from video_gen.output.captions import srt, translated_cues, video_cues, vtt

WORD_JOINER = "\u2060"
HOSTILE = [
    ("plain words",),
    ("<b>bold</b> & <i>",),
    ("a < b > c", "x & y &amp; z"),
    ("00:00:01,000 --> 00:00:02,000",),
    ("{\\an8} top", "{curly}"),
    ("1", "2"),
    ("WEBVTT", "NOTE hidden"),
    ("back\\slash \\N", "\\"),
    ("< b >", "<3 <<i>> </", "<!-- x -->"),
    ("{b}bold{/b} {y:i} {", "{ \\pos(1,2) }"),
    ("\u05e9\u05dc\u05d5\u05dd",),
]


def read(text, pattern):
    """Return (start, end in milliseconds, lines) of every cue of a caption file."""
    found = []
    for block in text.split("\n\n"):
        times = re.search(pattern, block, re.MULTILINE)
        if times:
            numbers = [int(number) for number in times.groups()]
            start, end = (((h * 60 + m) * 60 + s) * 1000 + ms for h, m, s, ms in (numbers[:4], numbers[4:]))
            found.append((start, end, tuple(block[times.end() :].strip("\n").split("\n"))))
    return found


def read_srt(text):
    clock = r"(\d+):(\d\d):(\d\d),(\d{3})"
    return [
        (start, end, tuple(line.replace(WORD_JOINER, "") for line in lines))
        for start, end, lines in read(text, rf"^{clock} --> {clock}$")
    ]


def read_vtt(text):
    assert re.match(r"WEBVTT\n(\n|$)", text)
    clock = r"(\d+):(\d\d):(\d\d)\.(\d{3})"
    return [
        (start, end, tuple(map(html.unescape, lines))) for start, end, lines in read(text, rf"^{clock} --> {clock}$")
    ]


def shown(texts):
    return [Cue(i * SAMPLE_RATE_HZ, (i + 1) * SAMPLE_RATE_HZ - 480, lines, ()) for i, lines in enumerate(texts)]


@pytest.mark.parametrize(("write", "read_back"), [(srt, read_srt), (vtt, read_vtt)])
def test_hostile_texts_come_back_as_they_were(write, read_back):
    back = read_back(write(shown(HOSTILE), "en"))
    assert [lines for _, _, lines in back] == HOSTILE
    assert [(start, end) for start, end, _ in back] == [(i * 1000, i * 1000 + 990) for i in range(len(HOSTILE))]


SCRIPTS = {
    "en": ("Here <i>is</i> & what", "00:01 --> 00:02 says\x00."),
    "fa": ("Rich \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645.", "\u0622\u0631\u0647 {x}"),
    "zh": ("\u53ef\u4ee5\u4e3a\u60a8\u3002", "\u5728\u7ec8\u7aef <b>"),
    "hi": ("\u0915\u094d\u200d\u0937 Rich", "\u0939\u0948\u0964"),
}


@pytest.mark.parametrize("language", SCRIPTS)
def test_independent_readers_find_what_was_written(language):
    lines = SCRIPTS[language]
    cues = shown([lines, ("", "  "), lines[::-1]])
    expected = [" ".join(line.replace("\x00", " ").split()) for line in lines]
    subrip = list(independent_srt.parse(srt(cues, language), ignore_errors=False))
    web = list(independent_vtt.from_buffer(io.StringIO(vtt(cues, language))))
    for read, text in ((subrip, lambda cue: cue.content), (web, lambda cue: cue.text)):
        assert len(read) == 3
        found = re.sub(f"[{WORD_JOINER}\u200e\u200f]", "", html.unescape(text(read[0])))
        assert found == "\n".join(expected)
    assert [round(cue.start.total_seconds() * 1000) for cue in subrip] == [0, 1000, 2000]
    assert [cue.start for cue in web] == ["00:00:00.000", "00:00:01.000", "00:00:02.000"]


@pytest.mark.parametrize("markup", ["<b>", "</i>", "{\\an8}", "{b}", "\\N", "-->", "<font color=red>"])
def test_no_markup_is_left_in_subrip(markup):
    written = srt(shown([(f"x {markup} y",)]), "en")
    assert markup not in written.split("\n", 2)[2]


def test_no_tag_is_left_in_webvtt():
    body = vtt(shown([("<v Bob> --> & <c>",)]), "en").split("\n", 3)[3]
    assert body == "&lt;v Bob&gt; --&gt; &amp; &lt;c&gt;\n"


def test_subrip_numbers_and_times():
    cues = [
        Cue(0, 72_000, ("one",), ()),
        Cue(3_661 * SAMPLE_RATE_HZ + 24, 3_662 * SAMPLE_RATE_HZ, ("two", "lines"), ()),
    ]
    assert srt(cues, "en") == (
        "1\n00:00:00,000 --> 00:00:01,500\none\n\n2\n01:01:01,001 --> 01:01:02,000\ntwo\nlines\n"
    )


def test_webvtt_of_nothing_is_still_a_file():
    assert vtt([], "en") == "WEBVTT\n"
    assert srt([], "en") == ""


def test_control_characters_and_empty_lines_cannot_end_a_cue():
    assert read_srt(srt([Cue(0, 4800, ("a\n\nb\r\x00c", "  "), ())], "en")) == [(0, 100, ("a b c",))]
    assert len(read_vtt(vtt([Cue(0, 4800, ("", "\n"), ()), Cue(4800, 9600, ("x",), ())], "en"))) == 2
    assert srt([Cue(0, 4800, ("", " "), ())], "en").split("\n", 2)[2] == f"{WORD_JOINER}\n"


@pytest.mark.parametrize("write", [srt, vtt])
@pytest.mark.parametrize(
    ("language", "line", "mark"),
    [
        ("fa", "Rich \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645.", "\u200f"),
        ("fa", "\u0622\u0631\u0647 Rich.", ""),
        ("en", "\u0622\u0631\u0647 is yes.", "\u200e"),
    ],
)
def test_a_line_runs_as_its_language_does_whatever_it_begins_with(write, language, line, mark):
    assert f"\n{mark}{line}\n" in write(shown([(line,)]), language)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.lists(st.lists(st.text(min_size=1), min_size=1, max_size=2), max_size=4))
def test_any_text_gives_as_many_cues(texts):
    cues = shown([tuple(lines) for lines in texts])
    assert len(read_srt(srt(cues, "en"))) == len(read_vtt(vtt(cues, "en"))) == len(texts)


def test_cues_are_moved_to_their_scene():
    made = reel(Path("unused"))
    found = video_cues(made.video.scenes, made.clips, SPEAKER.language)
    starts = [0, 63 * 1024, 141 * 1024, sum(FRAMES) * 1600]  # frames of AAC, the nearest to 64,000 and 144,000
    for text, first, end in zip(TEXTS, starts, starts[1:], strict=False):
        inside = [cue for cue in found if first <= cue.start < end]
        assert inside[0].start == first + 4800
        assert " ".join(" ".join(cue.lines) for cue in inside).split() == text.split()
        assert all(cue.end <= end for cue in inside)


def test_a_translation_is_shown_in_the_time_of_what_it_translates():
    made = reel(Path("unused"))
    own = video_cues(made.video.scenes, made.clips, "en")
    texts = ["Hier beginnen wir.", "Dann A & B --> C. " * 6, "Das war alles."]
    translation = Translation(language="de", lines=tuple((text,) for text in texts))
    found = translated_cues(made.video.scenes, made.clips, "en", translation)
    assert [cue.lines for cue in (found[0], found[-1])] == [("Hier beginnen wir.",), ("Das war alles.",)]
    assert [(cue.start, cue.end) for cue in (found[0], found[-1])] == [(cue.start, cue.end) for cue in (own[0], own[2])]
    middle = found[1:-1]
    assert len(middle) > 1
    assert (middle[0].start, middle[-1].end) == (own[1].start, own[1].end)
    assert all(len(cue.lines) <= 2 and max(map(len, cue.lines)) <= 42 for cue in middle)
    assert all(cue.end < following.start for cue, following in pairwise(found))
    assert " ".join(" ".join(cue.lines) for cue in middle) == texts[1].strip()


@pytest.mark.parametrize(("language", "text"), [("zh", "\u53ef\u4ee5" * 40), ("ja", "\u3042" * 30), ("de", "x" * 200)])
def test_translations_without_spaces_are_broken_too(language, text):
    found = recut(Cue(0, 10 * SAMPLE_RATE_HZ, ("x",), ()), text, language)
    limit = 18 if language != "de" else 42
    assert all(len(cue.lines) <= 2 and max(map(len, cue.lines)) <= limit for cue in found)
    assert "".join("".join(cue.lines) for cue in found) == text


def test_a_translation_of_nothing_shows_nothing():
    assert recut(Cue(0, 480, ("x",), ()), " \x00 ", "de") == []
