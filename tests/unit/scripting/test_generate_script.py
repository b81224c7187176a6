import itertools
import random
import re

import pytest

from video_gen.errors import DocumentError
from video_gen.models.audio import Speaker
from video_gen.models.brief import Brief
from video_gen.models.config import InputConfig
from video_gen.models.document import Document
from video_gen.models.script import SceneConfig, TitleVisual, VideoConfig, VideoSetConfig
from video_gen.models.script_file import dump_script, load_script
from video_gen.models.source import Asset
from video_gen.scripting import generate_script
from video_gen.scripting.pacing import Pace

PACE = Pace(16.0)
SYLLABLES = (
    "bor",
    "dal",
    "fen",
    "gim",
    "hul",
    "jat",
    "kel",
    "lom",
    "nur",
    "pav",
    "rit",
    "sol",
    "tuv",
    "vex",
    "wim",
    "zan",
)
NOUNS = map("".join, itertools.permutations(SYLLABLES, 2))
PATTERNS = (
    "The {} keeps its {} ready for every {} that comes in.",
    "A {} is read once and written twice by the {}.",
    "Slow {}s hold back the {} and every other {}.",
    "Most teams change the {} of a {} only once a year.",
)


def section(number, source=NOUNS, name=""):
    def nouns():
        return [next(source) for _ in range(3)]

    prose = [pattern.format(*nouns()) for pattern in PATTERNS]
    lead = "You can inspect the {} of a {} at any time:".format(*nouns())
    heading = f"## Part{name or SYLLABLES[number]}"
    return f"{heading}\n\n{' '.join(prose[:3])}\n\n{lead}\n\n```sh\nshow {number}\n```\n\n{prose[3]}\n"


LONG = "# The Machine\n\nThe machine serves requests for thousands of people at once.\n\n" + "\n".join(
    section(number) for number in range(len(SYLLABLES))
)


MORE_NOUNS = map("".join, random.Random(1).sample(list(itertools.permutations(SYLLABLES, 3)), 600))
VERY_LONG = LONG + "\n" + "\n".join(section(n, MORE_NOUNS, one * 2) for n, one in enumerate(SYLLABLES))


def planned_s(script, pace=PACE):
    return sum(pace.scene_s(scene) for scene in script.videos[0].scenes)


@pytest.mark.parametrize("target_s", [10, 12, 15, 20, 25, 30, 45, 60, 75, 90, 120, 180, 240, 300, 450, 600])
def test_the_planned_length_is_near_the_target(written, target_s):
    script = written(VERY_LONG, target_s)
    assert planned_s(script) == pytest.approx(target_s, rel=0.05)


def test_a_pause_that_stands_between_sentences_or_paragraphs_is_kept(written):
    text = (
        "# Harbour\n\nA pilot knows one harbour better than anybody else.\n\n[pause 2s]\n\n"
        "The pilot climbs a rope ladder to the ship. [pause 300ms] The captain keeps the command at all times."
    )
    scenes = written(text).videos[0].scenes
    assert not any("pause" in line for scene in scenes for line in scene.narration)
    behind = [(scene.narration[pause.line], pause.ms) for scene in scenes for pause in scene.pauses]
    assert behind == [
        ("A pilot knows one harbour better than anybody else.", 2000),
        ("The pilot climbs a rope ladder to the ship.", 300),
    ]


@pytest.mark.parametrize("pause_s", [0, 0.8, 3])
def test_each_section_ends_with_a_rest_that_the_planned_length_counts(written, pause_s):
    script = written(VERY_LONG, 120, section_pause=pause_s)
    scenes = script.videos[0].scenes
    ends = [scene for scene, following in itertools.pairwise(scenes) if scene.section != following.section]
    assert len(ends) > 3
    assert min(scene.pause_ms for scene in ends) == max(1000 * pause_s, 400)
    assert scenes[-1].pause_ms == 400
    assert planned_s(script) == pytest.approx(120, rel=0.05)
    assert script.warnings == ()


def test_too_little_text_gives_a_shorter_video_and_a_warning(written):
    script = written("# Bread\n\nBread is baked from flour, water and salt.\n", 60)
    assert planned_s(script) < 15
    assert re.fullmatch(r"the document has enough to say for about \d+ s of the 60 s asked for", script.warnings[0])


def test_the_script_is_the_same_every_time(written):
    assert written(LONG, 120) == written(LONG, 120)


def test_a_good_minute_has_six_to_nine_scenes_of_several_kinds(written, quickstart, diagram):
    scenes = written(quickstart, 60, assets=[diagram]).videos[0].scenes
    assert 6 <= len(scenes) <= 9
    assert {"title", "table", "quote", "image", "code", "outro"} <= {scene.kind for scene in scenes}


def test_the_video_opens_with_what_it_is_about(written, quickstart):
    title = written(quickstart, 120).videos[0].scenes[0]
    assert title.narration[0].startswith("Docs as code keeps your documentation in the same repository")
    assert title.narration[-1].startswith("In this video: why documentation drifts, ")
    assert title.visual == TitleVisual(title="Docs as Code", subtitle="How a small team keeps its documentation true")


def test_the_video_closes_with_what_to_remember(written, quickstart):
    outro = written(quickstart, 120).videos[0].scenes[-1]
    assert outro.kind == "outro"
    assert outro.narration[0] == "To sum up:"
    assert 2 <= len(outro.visual.items) <= 4
    for item in outro.visual.items:
        assert f"{item.text}." == outro.narration[item.line]


def test_a_short_video_closes_with_what_it_covered(written, quickstart):
    outro = written(quickstart).videos[0].scenes[-1]
    assert outro.kind == "outro"
    assert outro.narration[0].startswith("We have covered: ")
    assert "how to write the first page" in outro.narration[0]


def test_long_videos_have_chapters(written):
    scenes = written(LONG, 330).videos[0].scenes
    chapters = [scene for scene in scenes if scene.kind == "chapter"]
    assert len(chapters) >= 3
    for chapter in chapters:
        assert chapter.narration == (f"{chapter.visual.title}.",)
        assert scenes[scenes.index(chapter) + 1].section == chapter.visual.title


def test_short_videos_have_none(written):
    assert all(scene.kind != "chapter" for scene in written(LONG, 60).videos[0].scenes)


def test_scenes_know_their_section_and_lines(written):
    text = LONG.split("\n")
    for scene in written(LONG, 120).videos[0].scenes[1:-1]:
        assert scene.section in " ".join(text)
        said = " ".join(text[n - 1] for span in scene.spans for n in range(span.first, span.last + 1))
        assert scene.narration[-1].rstrip(".") in said.replace("`", "").replace(":", ".")


def test_ids_come_from_kind_and_heading(written):
    ids = [scene.id for scene in written(LONG, 120).videos[0].scenes]
    assert ids[0] == "title"
    assert ids[-1] == "outro"
    assert all(re.fullmatch(r"(code|bullets|statement)-[a-z]+(-\d+)?", name) for name in ids[1:-1])


def test_an_edited_word_changes_only_the_scene_that_says_it(written):
    before = written(LONG, 120).videos[0].scenes
    digests = {scene.digest() for scene in before}
    for scene in before[1:-1]:
        word = next(word for word in re.findall(r"[a-z]{6}", scene.narration[-1]) if LONG.count(word) == 1)
        after = written(LONG.replace(word, word[:-1] + "q"), 120).videos[0].scenes
        assert 1 <= sum(new.digest() not in digests for new in after) <= 2, word


def test_a_paragraph_added_at_the_top_keeps_the_ids(written):
    before = {scene.id for scene in written(LONG, 300).videos[0].scenes}
    after = {scene.id for scene in written(LONG.replace("\n\n## ", "\n\nIt is old.\n\n## ", 1), 300).videos[0].scenes}
    assert len(before & after) > 0.9 * len(before)


def test_a_script_written_out_and_read_back_is_the_same(written, quickstart, diagram):
    script = written(quickstart, 120, assets=[diagram])
    text, pictures = dump_script(script, {})
    assets = [Asset(name=name, data=data, media_type="image/png") for name, data in pictures.items()]
    back, _ = load_script(text, assets)
    assert back == script.replace(coverage=())
    said = script.videos[0].scenes[2].narration[0]
    edited, _ = load_script(text.replace(said, "Something else is said now."), assets)
    changed = [a.id for a, b in zip(script.videos[0].scenes, edited.videos[0].scenes, strict=True) if a != b]
    assert changed == [script.videos[0].scenes[2].id]


def test_voice_and_language_are_handed_on(written):
    video = written(LONG, 30, voice="female").videos[0]
    assert (video.voice, video.language, video.id, video.title) == ("female", "en", "the-machine", "The Machine")


SAVED = VideoSetConfig(
    videos=(
        VideoConfig(
            id="v",
            title="T",
            voice="female",
            scenes=(SceneConfig(id="s", narration=("Hello.",), visual=TitleVisual(title="T")),),
        ),
    )
)


@pytest.mark.parametrize("voice", ["female", "male"])
def test_a_saved_script_is_used_as_it_is(voice):
    speaker = Speaker(engine="espeak", language="en", voice=voice, name="x", characters_per_second=16)
    script = generate_script(Document(script=SAVED), speaker, Brief(voice=voice))
    assert script.videos[0].voice == voice
    assert script.videos[0].scenes == SAVED.videos[0].scenes
    assert script.warnings == ()


@pytest.mark.parametrize(("asked", "warned"), [({}, False), ({"target_duration": 60}, True), ({"fps": 25}, False)])
def test_a_saved_script_that_is_to_have_another_length_keeps_its_own_and_says_so(asked, warned):
    speaker = Speaker(engine="espeak", language="en", voice="male", name="x", characters_per_second=16)
    brief = Brief.of(InputConfig(source="script.yaml", voice="female", **asked))
    script = generate_script(Document(script=SAVED), speaker, brief)
    assert script.videos == SAVED.videos
    takes = f"takes about {planned_s(SAVED, Pace(16)):.0f} s to say instead of 60 s"
    assert [takes in warning for warning in script.warnings] == [True] * warned


def test_a_saved_script_of_about_the_length_asked_for_needs_no_warning():
    scenes = SAVED.videos[0].scenes
    long = scenes[0].replace(pause_ms=round((10 - planned_s(SAVED)) * 1000) + scenes[0].pause_ms)
    saved = SAVED.replace(videos=(SAVED.videos[0].replace(scenes=(long, *scenes[1:])),))
    speaker = Speaker(engine="espeak", language="en", voice="male", name="x", characters_per_second=16)
    assert (
        generate_script(Document(script=saved), speaker, Brief(target_duration=10, length_given=True, voice="female"))
        == saved
    )


@pytest.mark.parametrize(
    ("asked", "warning"),
    [
        ({"split": "sections"}, "a saved script is not split"),
        ({"section_pause": 2}, "a saved script keeps its own pauses: each scene has a pause_ms"),
    ],
)
def test_a_saved_script_stays_as_it_is_and_says_so(asked, warning):
    speaker = Speaker(engine="espeak", language="en", voice="male", name="x", characters_per_second=16)
    script = generate_script(Document(script=SAVED), speaker, Brief(voice="female", **asked))
    assert script.videos == SAVED.videos
    assert script.warnings == (warning,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# Only a title", "Only a title."),
        ("Hello world", "Hello world."),
        ("- apples\n- pears\n- plums\n", "Apples."),
        ("```python\nprint(1)\n```\n", "Python example."),
        ("```\nfor i in range(10):\n```\n", "Code example."),
        ("| a | b |\n|---|---|\n| one | two |\n", "a."),
        ("## Links\n\n[one](http://x)\n", "Links."),
        ("<p>Words in HTML</p>", "Words in HTML."),
        ("> quoted", "Quoted."),
        ("word", "Word."),
        ("![A long and telling description](x.png)", "A long and telling description."),
    ],
)
def test_a_document_without_prose_still_gives_a_script(written, text, said):
    title = written(text).videos[0].scenes[0]
    assert title.narration[0].lower() == said.lower()


def test_a_list_alone_is_shown_and_said(scenes_of):
    (scene,) = scenes_of("- the apples\n- the pears\n- the plums\n")
    assert scene.kind == "bullets"
    assert scene.narration == ("The apples,", "the pears,", "and the plums.")


def test_code_alone_is_shown_and_described(scenes_of):
    (scene,) = scenes_of("---\nlang: en\n---\n# Sums of the day\n\n```python\nprint(1)\n```\n")
    assert scene.kind == "code"
    assert scene.narration == ("A Python example.",)


@pytest.mark.parametrize("text", ["---\n", "***\n\n---\n", "<!-- x -->", "🎉 🎉"])
def test_a_document_without_words_is_refused(written, text):
    with pytest.raises(DocumentError, match="nothing in it that could be said"):
        written(text)


LEXICON = {"kubectl": "cube c", "absent": "x"}


def test_the_lexicon_goes_to_the_scenes_and_leaves_what_is_written(written):
    text = "# Tools\n\nThe program kubectl talks to the cluster, and it does so all day long.\n"
    scenes = written(text, lexicon=LEXICON).videos[0].scenes
    assert [scene.narration for scene in scenes] == [scene.narration for scene in written(text).videos[0].scenes]
    told = [scene for scene in scenes if "kubectl" in " ".join(scene.narration)]
    assert told
    assert all(scene.pronunciations == {"kubectl": "cube c"} for scene in told)


def test_the_lexicon_goes_to_the_scenes_of_a_saved_script_too():
    scene = SceneConfig(id="s", narration="Run kubectl.", visual=TitleVisual(title="t"))
    script = VideoSetConfig(videos=(VideoConfig(id="v", title="T", scenes=(scene,)),))
    speaker = Speaker(engine="espeak", language="en", voice="male", name="x", characters_per_second=16.0)
    made = generate_script(Document(script=script), speaker, Brief(lexicon=LEXICON))
    assert made.videos[0].scenes[0].pronunciations == {"kubectl": "cube c"}


def test_what_is_said_longer_is_planned_longer(written):
    text = "# Tools\n\nThe program kubectl talks to the cluster, and it does so all day long.\n"
    short, long = (PACE, PACE._replace(lexicon={"kubectl": "a very long name " * 5}))
    (scene,) = (scene for scene in written(text).videos[0].scenes if "kubectl" in " ".join(scene.narration))
    assert long.scene_s(scene) > short.scene_s(scene) + 3


def test_plain_sentences_are_said_where_time_is_left(written):
    text = "# Care\n\nNever delete the database. Otherwise the data is lost. Do not stop the server at night.\n"
    said = " ".join(line for scene in written(text).videos[0].scenes for line in scene.narration)
    assert "Never delete the database" in said
    assert "Otherwise the data is lost" in said


def test_a_document_may_bear_the_name_of_a_section_that_is_left_out(written):
    text = "# Contributing\n\nEvery change comes with a test of its own.\n\n## License\n\nIt may be copied by all.\n"
    said = " ".join(line for scene in written(text).videos[0].scenes for line in scene.narration)
    assert "comes with a test" in said
    assert "copied" not in said


def test_a_long_title_is_said_short_where_there_is_no_time_for_it(written):
    text = (
        "# Bread: everything that a baker in the city and his apprentices know about it\n\n"
        "A good dough rests during the whole night in a warm place of the bakery.\n"
    )
    (title, *_) = written(text, 10).videos[0].scenes
    assert title.narration[0] == "Bread."
    assert title.visual.title == "Bread: everything that a baker in the city and his apprentices know about it"


def test_a_sentence_gives_way_to_a_shorter_one_of_its_own_section(written):
    long = "The baker of the city heats the oven with the wood of old trees that he has dried for three years."
    short = "The oven cools down in the night after every day of work."
    script = written(f"# Bread\n\n## Oven\n\n{long}\n\n{short}\n", 10)
    assert planned_s(script) == pytest.approx(10, rel=0.05)


def test_a_version_that_there_is_no_time_to_say_stands_above_its_changes(written):
    text = (
        "# Changes\n\n## 2.1.0 - 2026-02-11\n\n### Added\n\n- Jobs can be given a day before which nobody takes them.\n"
    )
    scenes = written(text + "\n## 2.0.0 - 2025-02-11\n", 10).videos[0].scenes
    assert scenes[1].visual.heading == "2.1.0, 2026-02-11"
    assert not any("2.1.0" in line for scene in scenes for line in scene.narration)


@pytest.mark.parametrize(
    "weak",
    [
        "Each loaf is weighed by two people.",
        "One loaf is kept for the next day.",
        "The dough thus goes out of the bowl.",
        "Installs `ovenctl` into the current shell.",
    ],
)
def test_a_recap_holds_only_what_stands_by_itself(written, weak):
    text = (
        "# Bread\n\nBread is baked from flour, water and salt.\n\n"
        "## Rest\n\nA long rest gives the dough its taste.\n\n"
        f"## Weigh\n\n{weak}\n\n## Bake\n\nA hot oven makes the crust thin.\n"
    )
    scenes = written(text, 120).videos[0].scenes
    said = weak.replace("`", "")
    assert any(said in scene.narration for scene in scenes)
    assert scenes[-1].narration == (
        "To sum up:",
        "A long rest gives the dough its taste.",
        "A hot oven makes the crust thin.",
    )
