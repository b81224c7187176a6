import pytest

from video_gen.inputs.places import youtube
from video_gen.inputs.transcript import Chapter, Cue, as_markdown, chapters_in
from video_gen.models.config import InputConfig


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "http://youtube.com/watch?list=x&v=dQw4w9WgXcQ&t=3s",
        "https://m.youtube.com/watch?v=dQw4w9WgXcQ#a",
        "https://youtu.be/dQw4w9WgXcQ?si=abc",
        "https://www.youtube.com/shorts/dQw4w9WgXcQ",
        "https://www.youtube.com/live/dQw4w9WgXcQ/",
        " https://YouTube.com/embed/dQw4w9WgXcQ",
    ],
)
def test_addresses_of_videos_are_recognised(address):
    assert youtube.accepts(InputConfig(source=address, source_type="url"))


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/",
        "https://www.youtube.com/watch?v=short",
        "https://www.youtube.com/playlist?list=PL1234567890",
        "https://www.youtube.com.example.org/watch?v=dQw4w9WgXcQ",
        "https://example.org/watch?v=dQw4w9WgXcQ",
        "https://youtu.be/",
        "https://[youtu.be/dQw4w9WgXcQ",
        "youtu.be/dQw4w9WgXcQ",
    ],
)
def test_other_addresses_are_left_to_others(address):
    assert not youtube.accepts(InputConfig(source=address))


def test_chapters_are_read_off_a_description():
    description = "Watch this.\n\n0:00 Opening\n1:05 - The middle (again)\n▶ 1:02:03 The end\n\nSee 3:1 for more."
    assert chapters_in(description) == (
        Chapter(0, "Opening"),
        Chapter(65, "The middle (again)"),
        Chapter(3723, "The end"),
    )


@pytest.mark.parametrize(
    "description",
    ["", "0:00 One\n1:00 Two", "0:30 One\n1:00 Two\n2:00 Three", "0:00 One\n2:00 Two\n1:00 Three", "0:00\n1:00\n2:00"],
)
def test_other_times_are_no_chapters(description):
    assert chapters_in(description) == ()


CUES = [
    Cue(0.0, "[Music]"),
    Cue(1.0, "A harbour pilot brings\nlarge ships"),
    Cue(3.0, "safely into port. >> Why?"),
    Cue(60.0, "1. Because of *sand* & <currents>."),
]


def test_captions_become_paragraphs_under_chapters():
    chapters = (Chapter(0, "Who #1"), Chapter(30, "Nobody speaks"), Chapter(50, "Why"))
    text, warnings = as_markdown(CUES, "Harbour [pilots]", "en", chapters)
    assert warnings == ()
    assert text == (
        '---\nlang: "en"\n---\n\n'
        "# Harbour \\[pilots\\]\n\n"
        "## Who \\#1\n\nA harbour pilot brings large ships safely into port. Why?\n\n"
        "## Why\n\n1\\. Because of \\*sand\\* \\& \\<currents\\>.\n"
    )


def test_a_paragraph_ends_with_a_sentence():
    text, _ = as_markdown([Cue(float(n), "One two three four five. Six") for n in range(30)], "", "en", ())
    paragraphs = text.split("---\n\n")[1].strip().split("\n\n")
    assert len(paragraphs) == 3
    assert all(paragraph.endswith(("five.", "Six")) for paragraph in paragraphs)


def test_captions_without_punctuation_are_cut_with_a_warning():
    cues = [Cue(float(n), "the pilot knows every sandbank here") for n in range(12)]
    text, (warning,) = as_markdown(cues, "", "en", ())
    assert "no punctuation" in warning
    assert text.count("here.") == 4
    assert text.count("The pilot") == 4


def test_a_language_is_written_so_that_it_says_nothing_else():
    assert '"en\\"\\nx"' in as_markdown(CUES, "", 'en"\nx', ())[0]
