import pytest

from video_gen.audio.parts import parts_of, silence_behind
from video_gen.models.pause import NO_WORDS, Pause, with_pauses, without_pauses
from video_gen.models.script import SceneConfig, TitleVisual
from video_gen.scripting.pacing import Pace


def scene(*lines, **more):
    return SceneConfig(id="s", narration=lines, visual=TitleVisual(title="T"), **more)


@pytest.mark.parametrize(
    ("written", "said", "pauses"),
    [
        (["Left. [pause 0.8s] Right."], ["Left. Right."], [(0, 5, 800)]),
        (["[pause 1] Go."], ["Go."], [(0, 0, 1000)]),
        (["Go.[PAUSE: 500 ms]"], ["Go."], [(0, 3, 500)]),
        (["A.", "[pause 2 seconds]", "B."], ["A.", "B."], [(0, 2, 2000)]),
        (["[pause 2s]", "B."], ["B."], [(0, 0, 2000)]),
        (["[pause 2s]"], [NO_WORDS], [(0, 0, 2000)]),
        (["a [pause 1s] [pause 2s] b"], ["a b"], [(0, 1, 1000), (0, 1, 2000)]),
        (["a [pause 9999s] b"], ["a b"], [(0, 1, 10_000)]),
        (["the [pause] button", "[pause x]"], ["the [pause] button", "[pause x]"], []),
    ],
)
def test_pauses_are_taken_out_of_the_lines_and_written_back(written, said, pauses):
    made = scene(*written)
    assert list(made.narration) == said
    assert [(pause.line, pause.at, pause.ms) for pause in made.pauses] == pauses
    again = scene(*with_pauses(made.narration, made.pauses))
    assert (again.narration, again.pauses) == (made.narration, made.pauses)


def test_a_scene_that_is_changed_keeps_its_pauses():
    made = scene("Left. [pause 1s] Right.")
    assert made.replace(voice="female").pauses == made.pauses
    assert SceneConfig.model_validate_json(made.model_dump_json()) == made


def test_lines_are_cut_at_pauses_inside_and_silent_before_those_at_their_edges():
    lines, pauses = without_pauses(["[pause 1s] One two. [pause 2s] Three.[pause 3s]", "Four.", "Five. [pause 4s]"])
    assert [tuple(part) for part in parts_of(lines, pauses)] == [
        (0, 0, "One two.", 1000),
        (0, 8, " Three.", 2000),
        (1, 0, "Four.", 3000),
        (2, 0, "Five.", 0),
    ]
    assert silence_behind(lines, pauses) == 4000


def test_a_pause_never_parts_a_word_whatever_became_of_the_line():
    pauses = [Pause(line=0, at=3, ms=100), Pause(line=0, at=99, ms=200), Pause(line=9, at=0, ms=300)]
    assert [part.text for part in parts_of(["Wonderful day."], pauses)] == ["Wonderful", " day."]
    assert silence_behind(["Wonderful day."], pauses[:2]) == 200


def test_pauses_are_planned_for():
    pace = Pace(15.0)
    assert pace.scene_s(scene("Go on. [pause 2s]")) == pytest.approx(pace.scene_s(scene("Go on.")) + 2)
