import re

import pytest

from video_gen.models.script import SceneConfig, StatementVisual, VideoConfig
from video_gen.output.chapters import Chapter, chapters, ffmetadata


def video(*sections, title="The video"):
    scenes = tuple(
        SceneConfig(id=f"s{i}", section=section, narration=("Words.",), visual=StatementVisual(text="x"))
        for i, section in enumerate(sections)
    )
    return VideoConfig(id="v", title=title, scenes=scenes)


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        (("A", "A", "B"), [Chapter(0, 20, "A"), Chapter(20, 30, "B")]),
        (("", "A", "B", ""), [Chapter(0, 10, "The video"), Chapter(10, 20, "A"), Chapter(20, 40, "B")]),
        (("A", "B", "A"), [Chapter(0, 10, "A"), Chapter(10, 20, "B"), Chapter(20, 30, "A")]),
        (("A", "", "A", "B"), [Chapter(0, 30, "A"), Chapter(30, 40, "B")]),
        (("A", "A"), []),
        (("", ""), []),
        ((" \n", "A\nB"), [Chapter(0, 10, "The video"), Chapter(10, 20, "A B")]),
    ],
)
def test_a_chapter_begins_where_the_section_changes(sections, expected):
    assert chapters(video(*sections), [10] * len(sections)) == expected


def read_ffmetadata(text):
    """Return the values of `title=`, read as ffmpeg does: any character after a backslash is literal."""
    return [re.sub(r"\\(.)", r"\1", value) for value in re.findall(r"^title=(.*)$", text, re.MULTILINE)]


@pytest.mark.parametrize("title", ["plain", "a=b;c#d\\e", "[CHAPTER]", ";comment", "ends with \\", "é 漢字 🎉"])
def test_titles_survive_the_metadata_format(title):
    titles = read_ffmetadata(ffmetadata(title, [Chapter(0, 10, title), Chapter(10, 20, "B")]))
    assert [found.strip() for found in titles] == [title, title, "B"]


def test_a_line_end_cannot_add_a_key():
    text = ffmetadata("a\nartist=evil\r\n[CHAPTER]", [])
    assert text.splitlines() == [";FFMETADATA1", r"title=a artist\=evil [CHAPTER]"]


def test_a_line_never_ends_with_a_backslash():
    text = ffmetadata("x\\", [Chapter(0, 1, "y\\"), Chapter(1, 2, "\\")])
    assert not [line for line in text.splitlines() if line.endswith("\\")]


def test_chapters_are_written_in_samples():
    assert ffmetadata("T", [Chapter(48, 96, "C")]).splitlines()[2:] == [
        "[CHAPTER]",
        "TIMEBASE=1/48000",
        "START=48",
        "END=96",
        "title=C",
    ]
