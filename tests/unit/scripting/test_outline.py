import pytest

from video_gen.models.source import Source
from video_gen.parsing import parse_content
from video_gen.scripting.outline import heading_text, sections_of, title_of
from video_gen.scripting.segments import segments_of


def document(text):
    return parse_content(Source.make("a.md", "text/markdown", text))


def headings(text):
    return [(section.heading, section.chapter) for section in sections_of(document(text)) if not section.left_out]


def test_sections_belong_to_their_chapter():
    text = "# T\n\nx\n\n## A\n\nx\n\n### A1\n\nx\n\n## B\n\nx\n"
    assert headings(text) == [("T", ""), ("A", "A"), ("A1", "A"), ("B", "B")]


def test_several_top_headings_are_the_chapters():
    assert headings("# A\n\n## A1\n\n# B\n\n# C\n\nx") == [("A", "A"), ("A1", "A"), ("B", "B"), ("C", "C")]


def test_a_stray_second_title_parts_nothing():
    assert headings("# T\n\n## A\n\n## B\n\n## C\n\n# };\n\nx") == [("T", ""), ("A", "A"), ("B", "B"), ("C", "C")]


def test_text_before_the_first_heading_is_a_section():
    assert headings("x\n\n## A\n\nx") == [("", ""), ("A", "A")]


@pytest.mark.parametrize(
    "heading",
    ["Table of Contents", "Contents", "License", "Contributing", "Contributors", "Links", "References", "See also",
     "Acknowledgements", "Sponsors", "Changelog",
     "📚 Further Reading", "For further reading", "Learn more about bread", "1. Index", "目录",
     "Source(s) and further reading"],
)  # fmt: skip
def test_what_nobody_wants_to_hear_is_dropped_with_its_own(heading):
    text = f"# T\n\n## A\n\nx\n\n## {heading}\n\ndropped\n\n### Below\n\ndropped\n\n## B\n\nx\n"
    assert [name for name, _ in headings(text)] == ["T", "A", "B"]


@pytest.mark.parametrize(
    "heading", ["Licensing costs explained", "Linking pages", "Indexing", "Resource limits", "Content types"]
)
def test_headings_that_only_sound_like_it_stay(heading):
    assert heading in [name for name, _ in headings(f"# T\n\n## {heading}\n\nx\n\n## B\n\nx\n")]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("1.2. Types", "Types"),
        ("Step 3: `Run` it!", "Run it"),
        ("🎉 News (old)", "News"),
        ("What is **it**?", "What is it?"),
        ("`--help`", "--help"),
        ("`run()`:", "run()"),
        ("for i in range(10)", "for i in range(10)"),
        ("Run it (now", "Run it (now"),
    ],
)
def test_headings_are_cleaned(markup, text):
    assert heading_text(markup) == text


def test_a_title_that_says_nothing_is_none():
    assert title_of(document("# Table of Contents\n\nx")) == ""
    assert title_of(document("# Guide() {\n\nx")) == "Guide"
    assert title_of(document("# 2cdda5c8-e50e-4db4-b5f0-9722a649f455\n\nx")) == ""


def test_a_document_may_be_called_what_a_section_is_left_out_for():
    assert title_of(document("# Contributing\n\nx")) == "Contributing"


def test_a_number_that_a_machine_made_up_is_no_heading():
    text = "# T\n\n## A\n\nx\n\n## 2cdda5c8-e50e-4db4-b5f0-9722a649f455\n\nx\n\n## B\n\nx\n"
    assert headings(text) == [("T", ""), ("A", "A"), ("B", "B")]


def kinds(text):
    (section,) = sections_of(document(f"# T\n\n{text}"))
    return [(segment.kind, [s.said for s in segment.sentences]) for segment in segments_of(section, "en")]


def test_what_leads_in_and_what_follows_belong_to_code():
    text = (
        "One is here now.\n\nRun the tests again:\n\n"
        "```\nx\n```\n\nThis takes a whole long minute.\n\nMore is here now.\n"
    )
    assert kinds(text) == [
        ("prose", ["One is here now."]),
        ("code", ["Run the tests again:", "This takes a whole long minute."]),
        ("prose", ["More is here now."]),
    ]


def test_blocks_in_list_items_come_in_reading_order():
    text = (
        "- Wrap all of the text in brackets.\n\n  ```\n  x\n  ```\n\n"
        "  > Why? Because it is easier to read.\n\n- Then stop.\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["code", "prose"]


def test_rules_and_html_part_nothing():
    assert kinds("One is here.\n\n---\n\n<b>\n\nTwo is here.\n") == [("prose", ["One is here.", "Two is here."])]
