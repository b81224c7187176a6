from itertools import pairwise
from typing import get_args

import numpy as np
import pytest
from PIL import Image

import video_gen as vg
from video_gen.models.audio import Timing, Word
from video_gen.models.clock import SAMPLE_RATE_HZ, FrameRate, samples_per_frame
from video_gen.models.look import Look
from video_gen.models.script import ImageVisual, StatementVisual
from video_gen.video.change import eased, moments
from video_gen.video.following import Bar, Nearer
from video_gen.video.motion import reveal
from video_gen.video.page import Layer
from video_gen.video.paint import Painting
from video_gen.video.picture import Box
from video_gen.video.schedule import STILL_S, beats

SMALL = Look(width_px=320, height_px=240)
RATES = get_args(FrameRate)


def stills_s(scene, timing, look=SMALL):
    """Return how long each picture of a scene stands, in seconds."""
    frames = [picture.frame for picture in Painting(scene, timing, look)]
    end = timing.samples // samples_per_frame(look.fps)
    return [(following - frame) / look.fps for frame, following in pairwise([*frames, end])]


def spoken_evenly(lines, words, seconds):
    """Return the timing of lines that have so many words each, one after the other, and take so long together."""
    each = int(seconds * SAMPLE_RATE_HZ) // (lines * words)
    found = [
        Word(line=n // words, first=n % words * 2, last=n % words * 2 + 1, start=n * each, end=n * each + each // 2)
        for n in range(lines * words)
    ]
    return Timing(samples=int(seconds) * SAMPLE_RATE_HZ, words=tuple(found))


@pytest.mark.parametrize(("lines", "words", "seconds"), [(1, 90, 40), (3, 25, 40), (2, 1, 50), (12, 3, 31)])
def test_nothing_stands_still_for_longer_than_eight_seconds(scene, lines, words, seconds):
    timing = spoken_evenly(lines, words, seconds)
    narration = tuple(" ".join("w" * words) for _ in range(lines))
    assert max(stills_s(scene.replace(narration=narration), timing)) <= STILL_S


def test_nothing_stands_still_where_nothing_is_said(scene):
    assert max(stills_s(scene, Timing(samples=30 * SAMPLE_RATE_HZ, words=()))) <= STILL_S


@pytest.mark.parametrize("document", ["examples/quickstart.md", "examples/scenes.yaml", "README.md", "CONTRIBUTING.md"])
def test_scripts_of_documents_keep_the_rule_and_short_scenes_are_left_alone(document, timing_of):
    config = vg.InputConfig(source=document, engine="espeak", target_duration=600)
    speaker = vg.Speaker(engine="espeak", language="en", voice="male", name="en-us", characters_per_second=15)
    script = vg.generate_script(vg.parse_content(vg.adapt_input(config)), speaker, vg.Brief.of(config))
    for scene in script.videos[0].scenes:
        timing = timing_of(scene.narration, word_ms=420, pause_ms=400)
        assert max(stills_s(scene, timing)) <= STILL_S, scene.id


def test_a_short_scene_has_its_usual_bar(scene_of, timing_of):
    scene = scene_of(StatementVisual(heading="A", text="One thought"), ("Said soon.",))
    *_, last = Painting(scene, timing_of(scene.narration), SMALL)
    assert (last.pixels == np.asarray(Painting(scene, timing_of(scene.narration), SMALL).poster)).all()


def test_the_bar_is_full_when_the_last_step_is_over(scene_of):
    scene = scene_of(StatementVisual(text="One thought"), ("w " * 60,))
    painting = Painting(scene, spoken_evenly(1, 60, 30), SMALL)
    shown = [(picture.frame, picture.pixels.copy()) for picture in painting]
    finished = np.asarray(painting.poster)
    missing = [int((pixels != finished).any(axis=2).sum()) for frame, pixels in shown if frame > 30]
    assert missing[0] > 20
    assert missing == sorted(missing, reverse=True)
    assert missing[-1] <= 8, "but for its round ends, which lie over those of the track"


def test_a_picture_comes_nearer_and_ends_in_its_place(scene_of, png):
    scene = scene_of(ImageVisual(image=png()), ("w " * 60,))
    painting = Painting(scene, spoken_evenly(1, 60, 20), SMALL)
    shown = [picture.pixels.copy() for picture in painting]
    widths = [int((pixels != np.asarray(painting.poster)).any(axis=2).sum()) for pixels in shown]
    assert widths[-1] < widths[len(widths) // 2]
    assert widths[-1] == 0


class TestBeats:
    def test_a_change_comes_with_the_last_line_that_begins_in_time(self):
        timing = spoken_evenly(8, 10, 24)
        assert beats([0], 24 * 30, timing, SMALL) == [6 * 30, 12 * 30, 18 * 30]

    def test_else_with_a_word(self):
        timing = spoken_evenly(1, 30, 15)
        (frame,) = beats([0], 14 * 30, timing, SMALL)
        assert frame == 6.5 * 30

    def test_none_where_the_picture_changes_by_itself(self):
        assert beats([0, 200, 440], 680, spoken_evenly(1, 30, 15), SMALL) == []


class TestPace:
    @pytest.mark.parametrize("fps", RATES)
    @pytest.mark.parametrize("side", [40, 300])
    @pytest.mark.parametrize("wipe", ["", "down"])
    def test_parts_appear_in_a_quarter_to_half_a_second(self, fps, side, wipe):
        layer = Layer(Box(0, 0, side, side), None, 0, rises=True, wipe=wipe)
        finished = np.zeros((400, 400, 3), dtype=np.uint8)
        changes = reveal(layer, layer.box, finished, 4, fps)
        frames = [change.frame for change in changes]
        assert frames[0] <= 2
        assert 0.25 <= (frames[-1] + 1) / fps <= 0.45
        assert frames == sorted(set(frames))

    @pytest.mark.parametrize("frames", [1, 2, 8, 12, 16])
    def test_motion_slows_down_and_arrives(self, frames):
        drawn = moments(frames, 0.15)
        assert drawn[-1] == (frames - 1, 1.0)
        assert [share for _, share in drawn] == sorted({eased((frame + 1) / frames) for frame, _ in drawn})

    @pytest.mark.parametrize(
        "follower",
        [
            Bar(Box(0, 0, 40, 6), "right", (9, 9, 9), (5, 5, 5)),
            Bar(Box(0, 0, 6, 40), "down", (9, 9, 9), (5, 5, 5), (1, 1, 1)),
            Nearer(Box(0, 0, 40, 30), Image.new("RGB", (40, 30), (9, 9, 9)), 4),
        ],
        ids=lambda follower: type(follower).__name__,
    )
    def test_followers_take_as_long(self, follower):
        assert 0.25 <= follower.seconds <= 0.45
        box = follower.box
        bare = np.zeros((box.bottom - box.top, box.right - box.left, 3), dtype=np.uint8)
        inks = [int((follower.at(share, bare) == 9).sum()) for share in (0.0, 0.3, 0.7, 1.0)]
        assert inks == sorted(set(inks))
