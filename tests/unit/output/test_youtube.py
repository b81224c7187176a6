import json
from pathlib import Path

from tests.unit.output.sample_reel import TITLE, reel
from video_gen.models.script import CodeVisual
from video_gen.output.chapters import Chapter
from video_gen.output.transcript import Passage, SpokenLine
from video_gen.output.youtube import cut, description, tags, youtube_json

SECOND = 48_000


def said(*texts):
    return [Passage("x", (tuple(SpokenLine(0, 9, text) for text in texts),))]


def test_what_an_upload_needs():
    made = reel(Path("unused"))
    scenes = [made.video.scenes[0].replace(visual=CodeVisual(language="python", code="x")), *made.video.scenes[1:]]
    made = made._replace(video=made.video.replace(scenes=tuple(scenes)))
    marks = [
        Chapter(0, SECOND * 15, "A <b>"),
        Chapter(SECOND * 15, SECOND * 30, "B"),
        Chapter(SECOND * 30, SECOND * 99, "C"),
    ]
    written = json.loads(youtube_json(made, said("Here <i>we</i> begin."), marks))
    assert written["title"] == TITLE
    assert written["description"] == "Here \u2039i\u203awe\u2039/i\u203a begin.\n\n0:00 A \u2039b\u203a\n0:15 B\n0:30 C"
    assert written["tags"] == ["caf\u00e9: a/b \\ = ; # test", "first = part; #1", "second \\", "python"]
    assert written["chapters"][1] == {"start_s": 15, "time": "0:15", "title": "B"}
    assert written["language"] == "en-US"


def test_a_title_has_at_most_a_hundred_characters():
    made = reel(Path("unused"))
    title = "word " * 40
    written = json.loads(youtube_json(made._replace(video=made.video.replace(title=title)), [], []))
    assert len(written["title"]) <= 100
    assert written["title"].endswith("word\u2026")


def test_a_description_has_at_most_5000_bytes_and_all_its_chapters():
    marks = [Chapter(i * 10 * SECOND, (i + 1) * 10 * SECOND, f"{i} " + "\U0001f600" * 90) for i in range(60)]
    found = description(said(*["\u6f22" * 120] * 9), marks)
    assert len(found.encode()) <= 5000
    assert sum(line.endswith("\u2026") and ":" in line for line in found.splitlines()) == 60


def test_a_description_begins_with_whole_sentences():
    found = description(said("One sentence. " * 20, "Second. " * 40), [])
    assert found == ("One sentence. " * 20)


def test_tags_stay_within_five_hundred_characters():
    found = tags([f"two words {number}" for number in range(90)])
    assert sum(len(tag) + 3 for tag in found) <= 500
    assert len(found) == 34  # ten of 14 characters and 24 of 15
    assert tags(["A, B", "a  b", "x" * 31, "", 'say "no"']) == ["a b", "say no"]


def test_a_text_is_cut_after_a_word():
    assert cut("one two three", 9) == "one two\u2026"
    assert cut("onetwothree", 6) == "onetw\u2026"
    assert cut("short", 5) == "short"
