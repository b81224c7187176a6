import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from tests.unit.output.sample_reel import FRAMES, TEXTS, TITLE, reel
from video_gen.media.plain_line import plain_line
from video_gen.models.script import StatementVisual
from video_gen.output.transcript import Passage, SpokenLine, joined, passages, transcript


def test_every_line_is_there_with_the_time_at_which_it_is_said():
    found = passages(reel(Path("unused")))
    assert [passage.title for passage in found] == [TITLE, "First = part; #1", "Second \\"]
    lines = [line for passage in found for lines in passage.paragraphs for line in lines]
    assert [line.text for line in lines] == list(TEXTS)
    firsts = [0, 63 * 1024, 141 * 1024]  # frames of AAC, the nearest to 64,000 and 144,000
    assert [line.start for line in lines] == [first + 4800 for first in firsts]
    assert [line.end for line in lines] == [first + 1600 * frames for first, frames in zip(firsts, FRAMES, strict=True)]


def test_lines_of_a_scene_follow_each_other():
    made = reel(Path("unused"))
    scene = made.video.scenes[0].replace(
        narration=("Here we begin", "with more.", "\u200b"), visual=StatementVisual(text="x")
    )
    words = made.clips[0].timing.words[:4]
    timing = made.clips[0].timing.replace(
        words=(*words[:2], *(word.replace(line=1, first=0, last=4) for word in words[2:]))
    )
    changed = made._replace(
        video=made.video.replace(scenes=(scene, *made.video.scenes[1:])),
        clips=[made.clips[0].replace(timing=timing), *made.clips[1:]],
    )
    (lines,) = passages(changed)[0].paragraphs
    assert [line.text for line in lines] == ["Here we begin", "with more."]
    assert lines[0].end == lines[1].start == words[2].start
    assert lines[1].end == timing.samples  # what is not said has no time


def test_markdown_with_headings_and_times():
    written = transcript(
        "A *title*",
        [
            Passage("One <b>", ((SpokenLine(0, 9, "First."), SpokenLine(9, 9, "More.")),)),
            Passage("Two", ((SpokenLine(65 * 48_000, 70 * 48_000, "Last."),),)),
        ],
    )
    assert written == "# A \\*title\\*\n\n## One \\<b\\>\n\n**0:00** First. More.\n\n## Two\n\n**1:05** Last.\n"


def test_a_video_without_chapters_has_no_headings_but_its_title():
    assert transcript("T", [Passage("T", ((SpokenLine(0, 9, "Words."),),))]) == "# T\n\n**0:00** Words.\n"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["One.", "Two."], "One. Two."),
        (["\u53ef\u4ee5\u3002", "\u597d\u3002"], "\u53ef\u4ee5\u3002\u597d\u3002"),
        ([], ""),
    ],
)
def test_lines_as_running_text(lines, text):
    assert joined(lines) == text


HOSTILE = "a <b>b</b> [c](d) ![e](f) `g` *h* _i_ ~~j~~ | k & &amp; \\ $l$ # m\n\n- n 1. o <!-- p --> https://q.example"


@settings(deadline=None, derandomize=True, max_examples=80)
@given(st.text("ab <>[]()*_`~|&\\$#!\n-+=1.:", min_size=1, max_size=40) | st.just(HOSTILE))
def test_no_word_is_markup(words):
    shown = plain_line(words)
    if shown:
        written = transcript(words, [Passage("x", ((SpokenLine(0, 9, shown),),))])
        tree = LexborHTMLParser(MarkdownIt("gfm-like", {"linkify": False}).render(written))
        assert " ".join(tree.css_first("h1").text().split()) == shown
        assert re.sub(r"^0:00 ", "", " ".join(tree.css_first("p").text().split())) == shown
        assert {node.tag for node in tree.body.traverse()} <= {"body", "h1", "p", "strong", "-text"}
