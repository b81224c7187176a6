import numpy as np
import pytest

from video_gen.media.cues import cues
from video_gen.models.look import Look
from video_gen.models.script import StatementVisual
from video_gen.video.captions import caption_changes
from video_gen.video.paint import Painting
from video_gen.video.sheet import Sheet

BURNED = Look(width_px=640, height_px=360, burned_captions=True)


def _changes(scene, timing, look=BURNED):
    return list(caption_changes(scene, timing, look, Sheet(look), timing.samples // 1600))


def test_no_captions_unless_asked_for(scene_of, timing, small):
    assert not _changes(scene_of(StatementVisual(text="a")), timing, small)


def test_captions_stay_in_their_band(scene_of, timing):
    sheet = Sheet(BURNED)
    picture = np.zeros((360, 640, 3), np.uint8)
    for change in _changes(scene_of(StatementVisual(text="a")), timing):
        box = change.apply(picture)
        assert sheet.band.top <= box.top < box.bottom <= sheet.band.bottom
        assert 0 <= box.left < box.right <= 640


def test_one_picture_a_word(scene_of, timing):
    scene = scene_of(StatementVisual(text="a"))
    found = cues(scene.narration, timing, "en")
    shown_and_gone = 2 * len(found)
    assert len(_changes(scene, timing)) == len(timing.words) + shown_and_gone


def test_the_word_that_is_said_is_lit_and_only_that(scene_of, timing):
    lit = np.array(Sheet(BURNED).theme.plate_lit)
    picture = np.zeros((360, 640, 3), np.uint8)
    lefts = []
    for change in _changes(scene_of(StatementVisual(text="a")), timing)[:5]:
        box = change.apply(picture)
        columns = np.flatnonzero((np.abs(picture.astype(int) - lit).sum(axis=2) < 30).any(axis=0))
        if columns.size:
            assert box.left <= columns[0] <= columns[-1] < box.right
            lefts.append(columns[0])
    assert lefts == sorted(lefts)
    assert len(lefts) == 4


def test_words_are_lit_from_right_to_left_in_persian(scene_of, timing_of):
    narration = ("\u0627\u06cc\u0646 \u0641\u0647\u0631\u0633\u062a \u06a9\u062a\u0627\u0628 \u0627\u0633\u062a",)
    look = BURNED.replace(language="fa")
    picture = np.zeros((360, 640, 3), np.uint8)
    lit = np.array(Sheet(look).theme.plate_lit)
    lefts = []
    for change in _changes(scene_of(StatementVisual(text="a"), narration), timing_of(narration), look)[1:5]:
        change.apply(picture)
        lefts.append(np.flatnonzero((np.abs(picture.astype(int) - lit).sum(axis=2) < 30).any(axis=0))[0])
    assert lefts == sorted(lefts, reverse=True)


HEBREW = "\u05e9\u05dc\u05d5\u05dd"


@pytest.mark.parametrize(
    ("language", "line", "places"),
    [
        ("he", f"{HEBREW} HTTPX Client {HEBREW}", [3, 1, 2, 0]),  # from the left: the last, the English two, the first
        ("he", f"HTTPX {HEBREW} Python 3 {HEBREW}", [4, 3, 1, 2, 0]),
        ("en", f"one {HEBREW} {HEBREW} two", [0, 2, 1, 3]),
    ],
)
def test_words_that_run_against_their_line_are_lit_where_they_stand(scene_of, timing_of, language, line, places):
    look = BURNED.replace(language=language)
    picture = np.zeros((360, 640, 3), np.uint8)
    lit = np.array(Sheet(look).theme.plate_lit)
    lefts = []
    for change in _changes(scene_of(StatementVisual(text="a"), (line,)), timing_of((line,)), look)[1:-1]:
        change.apply(picture)
        lefts.append(np.flatnonzero((np.abs(picture.astype(int) - lit).sum(axis=2) < 30).any(axis=0))[0])
    assert [sorted(lefts).index(left) for left in lefts] == places


def test_a_caption_leaves_nothing_behind(scene_of, timing):
    longer = timing.replace(samples=timing.samples + 48_000)
    scene = scene_of(StatementVisual(text="a"))
    *_, with_captions = Painting(scene, longer, BURNED)
    *_, without = Painting(scene, longer, BURNED.replace(burned_captions=False))
    assert np.array_equal(with_captions.pixels, without.pixels)


@pytest.mark.parametrize(("width", "height"), [(240, 1000), (1000, 240), (240, 240)])
def test_captions_fit_any_frame(scene_of, timing_of, width, height):
    narration = (
        "Words and more words fill two lines of a caption to the very end of each, and \U0001f469\u200d\U0001f4bb.",
    )
    timing = timing_of(narration)
    look = Look(width_px=width, height_px=height, burned_captions=True)
    picture = np.zeros((height, width, 3), np.uint8)
    changes = _changes(scene_of(StatementVisual(text="a"), narration), timing, look)
    boxes = [change.apply(picture) for change in changes]
    assert boxes
    assert all(0 <= box.left < box.right <= width and box.bottom <= height for box in boxes)
