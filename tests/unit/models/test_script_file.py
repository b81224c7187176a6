from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from video_gen.errors import DocumentError
from video_gen.models.item import Item
from video_gen.models.lesson import (
    CheckpointVisual,
    CommandVisual,
    ComparisonVisual,
    ExerciseVisual,
    ObjectivesVisual,
    ProblemVisual,
    QuizVisual,
    SolutionVisual,
)
from video_gen.models.material import AlertVisual, ChartVisual, MathVisual, Series, StepsVisual
from video_gen.models.script import (
    BulletsVisual,
    ChapterVisual,
    CodeVisual,
    ImageVisual,
    OutroVisual,
    QuoteVisual,
    SceneConfig,
    SourceSpan,
    StatementVisual,
    TableVisual,
    TitleVisual,
    VideoConfig,
    VideoSetConfig,
)
from video_gen.models.script_file import dump_script, load_script, picture_names
from video_gen.models.source import Asset

EXAMPLES = Path(__file__).parents[3] / "examples"
PNG = b"\x89PNG picture"
VISUALS = {
    "title": TitleVisual(title="no", subtitle="1.5"),
    "chapter": ChapterVisual(title="null", number=2),
    "bullets": BulletsVisual(
        items=(Item(text="`a`: b"), Item(text="c", line=1), Item(text="- d", line=7)), ordered=True
    ),
    "statement": StatementVisual(heading="# x", text="two\nlines"),
    "code": CodeVisual(language="py", code="def f():\n\n    return '\\n'\n"),
    "table": TableVisual(header=("a", ""), rows=(("1", "true"), ("2024-01-01", "~"))),
    "quote": QuoteVisual(text="“Words”", attribution="Ada"),
    "image": ImageVisual(image=PNG, alt="alt", caption="12:30"),
    "outro": OutroVisual(title="End"),
    "objectives": ObjectivesVisual(heading="yes", items=(Item(text="a"), Item(text="b", line=5))),
    "problem": ProblemVisual(text="null"),
    "solution": SolutionVisual(text="s", items=(Item(text="- c"),)),
    "exercise": ExerciseVisual(heading="h", text="1"),
    "quiz": QuizVisual(question="1?", choices=("true", "`no`"), answer=0),
    "checkpoint": CheckpointVisual(items=(Item(text="done"),)),
    "command": CommandVisual(command="ls \\\n  -l", output="total 0\n"),
    "alert": AlertVisual(alert="tip", label="Tip: yes", text="off"),
    "steps": StepsVisual(items=(Item(text="a"), Item(text="b", line=4)), labels=("1991", "2.0")),
    "chart": ChartVisual(labels=("no", "2"), series=(Series(name="s", values=(1, -2.5)),), unit="%", highlight=0),
    "math": MathVisual(tex="\\frac{a}{b}\n= c"),
    "comparison": ComparisonVisual(language="py", before="x\n", after="y", before_label="No", after_label="12:30"),
}


def video_set(*visuals, **changes):
    scenes = tuple(
        SceneConfig(id=f"s{n}", narration=("One.", "Two: three?"), visual=visual, **changes)
        for n, visual in enumerate(visuals)
    )
    return VideoSetConfig(videos=(VideoConfig(id="v", title="T", scenes=scenes),))


def assets_of(pictures):
    return tuple(Asset(name=name, data=data, media_type="image/png") for name, data in pictures.items())


def round_trip(script, saved_settings=None):
    text, pictures = dump_script(script, saved_settings or {})
    return load_script(text, assets_of(pictures))


@pytest.mark.parametrize("kind", VISUALS)
def test_each_scene_type_survives(kind):
    script = video_set(VISUALS[kind])
    assert round_trip(script) == (script, {})


def test_all_of_a_scene_survives():
    script = video_set(
        VISUALS["bullets"],
        section="Part: 1",
        voice="female",
        pause_ms=0,
        spans=(SourceSpan(first=3, last=3), SourceSpan(first=5, last=9)),
    ).replace(warnings=("too short",))
    saved = {"theme": "dark", "fps": 60, "size": "1600x900"}
    assert round_trip(script, saved) == (script, saved)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), min_size=1), min_size=1, max_size=3))
def test_any_text_survives(lines):
    scene = SceneConfig(id="s", narration=tuple(lines), visual=StatementVisual(text=lines[0], heading=lines[-1]))
    script = VideoSetConfig(videos=(VideoConfig(id="v", title=lines[0], scenes=(scene,)),))
    assert round_trip(script)[0] == script


def test_pictures_stand_beside_the_file_once_each():
    text, pictures = dump_script(video_set(VISUALS["image"], VISUALS["image"]), {})
    assert list(pictures.values()) == [PNG]
    (name,) = pictures
    assert name.startswith("images/")
    assert name.endswith(".png")
    assert picture_names(text) == (name,)


def test_it_reads_as_a_person_writes_it():
    text, _ = dump_script(video_set(VISUALS["bullets"], spans=(SourceSpan(first=3, last=9),)), {"theme": "dark"})
    for line in ("video-gen:", "  theme: dark", "          - One.", "          - 'Two: three?'", "          - 3-9"):
        assert line in text.splitlines()


def test_items_without_a_line_appear_one_line_after_the_other():
    text = dump_script(video_set(VISUALS["bullets"]), {})[0].replace("line: 7", "line: 0")
    assert "            - c\n" in text
    assert [item.line for item in load_script(text, ())[0].videos[0].scenes[0].visual.items] == [0, 1, 0]


def test_the_example_shows_all_scene_types():
    text = (EXAMPLES / "scenes.yaml").read_text()
    assets = tuple(
        Asset(name=name, data=(EXAMPLES / name).read_bytes(), media_type="image/png") for name in picture_names(text)
    )
    script, saved = load_script(text, assets)
    assert {scene.kind for scene in script.videos[0].scenes} == set(VISUALS)
    assert saved["theme"] == "light"


WHOLE = dump_script(
    video_set(VISUALS["bullets"], VISUALS["table"], VISUALS["quiz"], spans=(SourceSpan(first=1, last=2),)), {}
)[0]


@pytest.mark.parametrize(
    ("change", "place", "reason"),
    [
        (("items:", "itms:"), "videos[0].scenes[0].visual.items", "missing"),
        (("kind: table", "kind: opera"), "videos[0].scenes[1].visual", "opera"),
        (("1-2", "one"), "videos[0].scenes[0].spans[0]", "no range"),
        (("id: s1", "id: s0"), "videos[0]", "differ"),
        (("voice: male", "voice: a robot"), "videos[0].voice", "`video-gen voices` lists"),
        (("      - id: s0", "      - colour: red\n        id: s0"), "videos[0].scenes[0].colour", "no such key"),
        (("line: 7", "line: -1"), "videos[0].scenes[0].visual.items[2].line", "greater"),
        (("videos:", "video-gen: 3\nvideos:"), "video-gen", "no mapping"),
        (("answer: 0", "answer: 2"), "videos[0].scenes[2].visual", "one of the choices, 0 to 1"),
    ],
)
def test_what_does_not_fit_is_named(change, place, reason):
    assert change[0] in WHOLE
    with pytest.raises(DocumentError) as error:
        load_script(WHOLE.replace(*change, 1))
    assert place in error.value.subject
    assert reason in error.value.reason


def test_a_missing_picture_is_named():
    text, pictures = dump_script(video_set(VISUALS["image"]), {})
    with pytest.raises(DocumentError) as error:
        load_script(text, ())
    assert error.value.subject == "script, videos[0].scenes[0].visual.image"
    assert next(iter(pictures)) in error.value.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a: &bomb [x]\nb: [*bomb]", "aliases"),
        ("a: !!python/object/apply:os.system [ls]", "tags"),
        ("a: !custom 1", "tags"),
        ("[" * 5000, "nested"),
        ("a: 1\na: 2", "twice"),
        ("? [a]\n: b", "twice or is no plain"),
        ("videos: [", "expected"),
        ("- just\n- a list", "no mapping"),
        ("a: \x01", "special characters"),
        ("videos: " + "x" * 2_000_001, "longer"),
        ("", "missing"),
        ("videos: 5", "tuple"),
    ],
)
def test_harmful_or_broken_yaml_is_refused(text, reason):
    with pytest.raises(DocumentError) as error:
        load_script(text)
    assert reason in error.value.reason


def test_the_line_of_a_yaml_error_is_named():
    with pytest.raises(DocumentError) as error:
        load_script("videos:\n  - id: v\n  title: x: y\n")
    assert "line 3" in error.value.subject


def test_words_that_yaml_1_1_would_change_stay_words():
    text = WHOLE.replace("title: T", "title: no")
    assert load_script(text)[0].videos[0].title == "no"
