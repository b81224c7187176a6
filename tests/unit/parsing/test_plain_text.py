import time

import pytest

from video_gen.models.document import Heading, ItemList, Paragraph
from video_gen.models.source import Source
from video_gen.parsing import parse_content


def parsed(text):
    return parse_content(Source.make("a.txt", "text/plain", text))


def shape(text):
    return [(block.kind, block.span.first, block.span.last) for block in parsed(text).blocks]


def test_blank_lines_part_paragraphs():
    text = "One\ntwo.\n\n\nThree *four* `five`.\n"
    one, two = parsed(text).blocks
    assert (one.text, two.text) == ("One two.", r"Three \*four\* \`five\`.")
    assert shape(text) == [("paragraph", 1, 2), ("paragraph", 5, 5)]


@pytest.mark.parametrize(
    ("text", "level", "heading"),
    [
        ("Title\n=====\n", 1, "Title"),
        ("Part\n----", 2, "Part"),
        ("INSTALL NOW", 2, "Install Now"),
        ("Part\n~~~~", 2, "Part"),
    ],
)
def test_obvious_headings_are_headings(text, level, heading):
    (block,) = parsed(text).blocks
    assert isinstance(block, Heading)
    assert (block.level, block.text) == (level, heading)


@pytest.mark.parametrize(
    "text", ["A", "NASA,", "Not Shouting", "LOUD\nBUT TWO LINES", "X" * 100, "---", "=====\n=====" * 9]
)
def test_other_lines_are_no_headings(text):
    assert not any(isinstance(block, Heading) for block in parsed(text).blocks)


def test_headings_stand_right_above_their_text():
    assert shape("Intro\nA\n---\nB\n---\ntext\n\nC\n===") == [
        ("paragraph", 1, 1),
        ("heading", 2, 3),
        ("heading", 4, 5),
        ("paragraph", 6, 6),
        ("heading", 8, 9),
    ]


def test_lists_follow_their_lead_in():
    lead, found = parsed("Three things:\n- one\n  more\n* two\n• three\n").blocks
    assert isinstance(lead, Paragraph)
    assert isinstance(found, ItemList)
    assert [item.text for item in found.items] == ["one more", "two", "three"]
    assert [(item.span.first, item.span.last) for item in found.items] == [(2, 3), (4, 4), (5, 5)]
    assert not found.ordered


def test_numbered_lists_keep_their_numbers():
    (found,) = parsed("3. three\n4) four\n").blocks
    assert (found.ordered, found.start, [item.text for item in found.items]) == (True, 3, ["three", "four"])


def test_the_title_is_the_first_heading():
    assert parsed("My Title\n========\n\nText.\n").title == "My Title"
    assert parsed("Text only.\n").title == ""


@pytest.mark.parametrize("piece", ["a\n---\n", "- x\n", "A\n\n", "x\n", "==\n", " \n", "-"])
def test_time_is_linear(piece):
    start = time.process_time()
    parsed(piece * 5_000)
    assert time.process_time() - start < 5
