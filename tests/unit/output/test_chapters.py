import re
from itertools import pairwise

import pytest

from video_gen.models.clock import clock
from video_gen.models.script import SceneConfig, StatementVisual, VideoConfig
from video_gen.output.chapters import Chapter, chapter_list, chapters, ffmetadata, listed_chapters
from video_gen.output.siblings import chapter_warnings


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


def test_chapters_are_written_in_milliseconds_inside_their_scenes():
    assert ffmetadata("T", [Chapter(49, 190, "C")]).splitlines()[2:] == [
        "[CHAPTER]",
        "TIMEBASE=1/1000",
        "START=2",
        "END=3",
        "title=C",
    ]


def marks(*lengths_s):
    """Return chapters of these lengths, called a, b, c and so on."""
    found, at = [], 0
    for name, length in zip("abcdefgh", lengths_s, strict=False):
        found.append(Chapter(at, at + round(length * 48_000), name))
        at = found[-1].end
    return found


@pytest.mark.parametrize(
    ("lengths_s", "listed"),
    [
        ((10, 10, 10), ["0:00 a", "0:10 b", "0:20 c"]),
        ((10.5, 10, 60, 10), ["0:00 a", "0:10 b", "0:20 c", "1:20 d"]),
        ((4, 9, 20, 20), ["0:00 b", "0:13 c", "0:33 d"]),  # the first goes with the second
        ((20, 5, 20, 9.99, 20), ["0:00 a", "0:25 c", "0:54 e"]),
        ((20, 20, 20, 3), ["0:00 a", "0:20 b", "0:40 c"]),
        ((3, 3, 3, 3), []),
        ((60, 60), []),
        ((60, 60, 9), []),
        ((), []),
    ],
)
def test_a_published_list_has_three_chapters_of_ten_seconds_or_none(lengths_s, listed):
    assert chapter_list(listed_chapters(marks(*lengths_s))) == listed


def test_listed_chapters_cover_the_whole_video():
    given = marks(4, 9, 20, 5, 20, 30, 2)
    found = listed_chapters(given)
    assert (found[0].start, found[-1].end) == (0, given[-1].end)
    assert all(one.end == other.start for one, other in pairwise(found))


@pytest.mark.parametrize(("second", "shown"), [(0, "0:00"), (59.99, "0:59"), (65, "1:05"), (3723, "1:02:03")])
def test_times_as_people_read_them(second, shown):
    assert clock(round(second * 48_000)) == shown


@pytest.mark.parametrize(
    ("lengths_s", "warned"),
    [((60, 60), True), ((55, 4, 4), True), ((20, 20, 20), False), ((20, 20), False), ((), False)],
)
def test_a_long_video_whose_chapters_cannot_be_listed_gets_a_warning(lengths_s, warned):
    assert bool(chapter_warnings(marks(*lengths_s))) is warned
