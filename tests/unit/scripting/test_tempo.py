import pytest

from video_gen.models.audio import Speaker
from video_gen.models.brief import Brief
from video_gen.models.config import InputConfig
from video_gen.models.document import Document
from video_gen.models.script import SceneConfig, TitleVisual, VideoConfig, VideoSetConfig
from video_gen.scripting import speakers_of
from video_gen.scripting.pacing import Pace
from video_gen.scripting.tempo import fitting_tempo

LINE = "The tour leads along the old harbour and shows the boats."
SCENES = [SceneConfig(id=f"s{n}", narration=(LINE, LINE), visual=TitleVisual(title="T")) for n in range(3)]
VIDEO = VideoConfig(id="v", title="V", scenes=SCENES)
STAND_IN = Speaker(engine="espeak", language="en", voice="male", name="en-us+m3", characters_per_second=15)
SPEAKER = STAND_IN.replace(engine="edge", stand_in=STAND_IN)
PLANNED_S = sum(Pace(15).scene_s(scene) for scene in SCENES)


def tempo(target_s):
    return fitting_tempo(VIDEO, SPEAKER, Brief(target_duration=target_s))


def test_a_plan_that_is_near_enough_is_read_as_it_is():
    assert 23 < PLANNED_S < 27
    assert tempo(round(PLANNED_S)) == tempo(round(1.04 * PLANNED_S)) == 1


@pytest.mark.parametrize("share", [0.91, 0.94, 1.06, 1.12])
def test_the_rate_makes_up_for_what_the_plan_misses(share):
    target = round(share * PLANNED_S)
    pauses_s = 3 * 0.4
    assert pauses_s + (PLANNED_S - pauses_s) / tempo(target) == pytest.approx(target, rel=0.01)


def test_the_rate_stays_within_what_sounds_natural():
    assert (tempo(10), tempo(600)) == (1.15, 0.85)


def test_only_where_it_was_asked_for():
    script = VideoSetConfig(videos=(VIDEO,))

    def tempi(document, **settings):
        config = InputConfig(source="a.md", **settings)
        return [(one.tempo, one.stand_in.tempo) for one in speakers_of(script, SPEAKER, document, config)]

    assert tempi(Document(), target_duration=10) == [(1, 1)]
    assert tempi(Document(), fit_rate=True, target_duration=10) == [(1.15, 1.15)]
    assert tempi(Document(), fit_rate=True) == [(0.85, 0.85)]
    assert tempi(Document(script=script), fit_rate=True) == [(1, 1)]
    assert tempi(Document(script=script), fit_rate=True, target_duration=10) == [(1.15, 1.15)]
