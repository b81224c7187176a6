import hashlib
import tracemalloc

import numpy as np
import pytest

from tests.unit.video.conftest import VISUALS
from video_gen.models.item import Item
from video_gen.models.lesson import CheckpointVisual, CommandVisual, ComparisonVisual, QuizVisual
from video_gen.models.look import Look
from video_gen.models.script import BulletsVisual, CodeVisual
from video_gen.video.paint import Painting
from video_gen.video.scenes import scene_pages
from video_gen.video.sheet import Sheet

LOOKS = {
    "wide": Look(width_px=640, height_px=360),
    "burned": Look(width_px=640, height_px=360, burned_captions=True, theme="dark", fps=25),
    "tall": Look(width_px=360, height_px=640, theme="contrast"),
    "square rtl": Look(width_px=400, height_px=400, language="fa", burned_captions=True),
}


@pytest.fixture(params=sorted(LOOKS))
def look(request):
    return LOOKS[request.param]


def _digest(scene, timing, look):
    digest = hashlib.sha256()
    for picture in Painting(scene, timing, look):
        digest.update(f"{picture.frame} {picture.changed}".encode() + picture.pixels.tobytes())
    return digest.hexdigest()


def test_the_same_scene_gives_the_same_pictures(scene, timing, small):
    assert _digest(scene, timing, small) == _digest(scene, timing, small)


def test_pictures_come_in_order_and_each_differs_from_the_one_before_only_in_its_parts(scene, timing, look):
    before, frames = None, []
    for picture in Painting(scene, timing, look):
        frames.append(picture.frame)
        assert before is not None or picture.changed == ((0, 0, look.width_px, look.height_px),)
        assert (picture.pixels.shape, picture.pixels.dtype) == ((look.height_px, look.width_px, 3), np.uint8)
        outside = (picture.pixels != (0 if before is None else before)).any(axis=2)
        for left, top, right, bottom in picture.changed:
            assert 0 <= left < right <= look.width_px
            assert 0 <= top < bottom <= look.height_px
            outside[top:bottom, left:right] = False
        assert not outside.any()
        before = picture.pixels.copy()
    assert frames[0] == 0
    assert frames == sorted(set(frames))
    assert frames[-1] < timing.samples // (48_000 // look.fps)


def test_a_scene_ends_as_its_poster(scene, timing, small):
    *_, last = Painting(scene, timing, small)
    assert np.array_equal(last.pixels, np.asarray(Painting(scene, timing, small).poster))


def test_nothing_is_drawn_outside_the_margins_or_over_the_caption_band(scene, timing, look):
    sheet = Sheet(look)
    empty = np.asarray(scene_pages(scene.visual, sheet, "s")[0].background(sheet))
    drawn = (np.asarray(Painting(scene, timing, look).poster) != empty).any(axis=2)
    rows, columns = np.nonzero(drawn.any(axis=1))[0], np.nonzero(drawn.any(axis=0))[0]
    assert rows.size
    assert rows[-1] < sheet.band.top
    assert rows[0] >= sheet.region.top - 2
    assert columns[0] >= sheet.region.left - 4
    assert columns[-1] < sheet.region.right + 4


def _lines_of_text(pixels, darker_than):
    """Return how many lines of text have letters that are darker than a lightness."""
    rows = np.flatnonzero((pixels.max(axis=2) < darker_than).any(axis=1))
    return 1 + np.count_nonzero(np.diff(rows) > 8) if rows.size else 0


def test_all_items_stand_there_from_the_first_second_and_each_comes_out_with_its_line(scene_of, timing, small):
    scene = scene_of(BulletsVisual(items=tuple(Item(text="Something", line=line) for line in range(3))))
    written, said = {}, {}
    for picture in Painting(scene, timing, small):
        written.setdefault(_lines_of_text(picture.pixels, 140), picture.frame)  # the quiet colour is lighter than 80
        said.setdefault(_lines_of_text(picture.pixels, 60), picture.frame)
    second, third = (timing.line_start(line) // 1600 for line in (1, 2))
    assert written[3] < small.fps < second
    assert 0 <= said[2] - second < 8
    assert 0 <= said[3] - third < 8


@pytest.mark.parametrize("kind", ["bullets", "ordered", "objectives", "solution", "exercise", "checkpoint", "outro"])
@pytest.mark.parametrize("rtl", [False, True])
def test_nothing_of_the_quiet_letters_is_left_when_an_item_was_said(kind, rtl, scene_of, timing):
    look = Look(width_px=640, height_px=360, language="fa" if rtl else "en")
    visual = VISUALS[kind]
    at_once = visual.replace(items=tuple(item.replace(line=0) for item in visual.items))
    posters = [np.asarray(Painting(scene_of(shown), timing, look).poster) for shown in (visual, at_once)]
    assert np.array_equal(*posters)


def test_a_line_that_is_never_said_does_not_hide_its_item(scene_of, timing, small):
    scene = scene_of(BulletsVisual(items=(Item(text="First", line=0), Item(text="Second", line=99))))
    *_, last = Painting(scene, timing, small)
    assert np.array_equal(last.pixels, np.asarray(Painting(scene, timing, small).poster))


def test_a_scene_without_words_shows_everything(scene, timing, small):
    *_, last = Painting(scene, timing.replace(words=()), small)
    assert np.array_equal(last.pixels, np.asarray(Painting(scene, timing, small).poster))


def test_a_scene_of_two_frames_ends_finished(scene, timing, small):
    *_, last = Painting(scene, timing.replace(samples=3200, words=()), small)
    assert last.frame <= 1
    assert np.array_equal(last.pixels, np.asarray(Painting(scene, timing, small).poster))


def test_when_a_page_is_up_its_pictures_are_no_longer_held(scene_of, timing):
    items = tuple(Item(text="Something", line=line) for line in range(3))
    look = Look(width_px=1280, height_px=720)
    scene = scene_of(BulletsVisual(items=items))
    list(Painting(scene, timing, look))  # what is kept for other scenes is kept by now
    tracemalloc.start()
    pictures = iter(Painting(scene, timing, look))
    shown = [next(pictures) for _ in range(3)]
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 1.5 * shown[-1].pixels.nbytes, "the one that is changed, and small parts"


def test_most_of_a_scene_is_held(scene, timing, small):
    pictures = list(Painting(scene, timing, small))
    assert len(pictures) < timing.samples // 1600 / 3


def test_pages_of_code_share_the_time(scene_of, timing, small):
    code = "\n".join(f"value_{n} = {n}" for n in range(60))
    scene = scene_of(CodeVisual(code=code, language="python"))
    pages = len(scene_pages(scene.visual, Sheet(small), "s"))
    frames = timing.samples // 1600
    shown = {picture.frame for picture in Painting(scene, timing, small)}
    assert pages > 2
    assert shown >= {frames * page // pages for page in range(pages)}


def test_pages_of_a_list_come_up_with_the_line_of_their_first_item(scene_of, timing_of, small):
    narration = tuple(f"Line number {n} is said." for n in range(20))
    timing = timing_of(narration)
    visual = BulletsVisual(
        items=tuple(Item(text="Words that fill a line of the list. " * 6, line=n) for n in range(20))
    )
    scene = scene_of(visual, narration)
    pages = scene_pages(visual, Sheet(small), "s")
    assert len(pages) > 2
    frames = {picture.frame for picture in Painting(scene, timing, small)}
    for page in pages[1:]:
        assert timing.line_start(page.line) // 1600 in frames


def _shown(scene, timing, look):
    """The pictures of a scene by their frames."""
    return {picture.frame: picture.pixels.copy() for picture in Painting(scene, timing, look)}


def _at(shown, frame):
    return shown[max(known for known in shown if known <= frame)]


def test_the_answer_of_a_quiz_is_marked_with_the_last_line(scene_of, timing_of, small):
    narration = ("Which of these two is it, do you think, one or the other?", "Take your time.", "It is the second.")
    timing = timing_of(narration)
    right = Sheet(small).theme.right_panel
    shown = _shown(scene_of(QuizVisual(question="Which?", choices=("one", "two"), answer=1), narration), timing, small)
    reveal = timing.line_start(2) // 1600
    assert not (_at(shown, reveal - 1) == right).all(axis=2).any()
    assert (_at(shown, reveal + 8) == right).all(axis=2).any()


def test_an_answer_in_a_narration_of_one_line_leaves_time_to_think(scene_of, timing_of, small):
    timing = timing_of(("Which of these two is it, do you think, one or the other? It is the second one of them.",))
    scene = scene_of(QuizVisual(question="Which?", choices=("one", "two"), answer=1), ("Which?",))
    right = Sheet(small).theme.right_panel
    shown = _shown(scene, timing, small)
    assert not (_at(shown, 2 * 30) == right).all(axis=2).any()
    assert (_at(shown, 3 * 30) == right).all(axis=2).any()


def test_each_item_of_a_checkpoint_is_ticked_with_its_line(scene_of, timing, small):
    items = tuple(Item(text="Done", line=line) for line in range(3))
    shown = _shown(scene_of(CheckpointVisual(items=items)), timing, small)
    inks = [
        np.count_nonzero((_at(shown, timing.line_start(line) // 1600 + 14) == Sheet(small).theme.right).all(axis=2))
        for line in range(3)
    ]
    assert inks[0] < inks[1] < inks[2]


def test_in_a_draft_parts_appear_at_once_in_the_same_frames_and_end_as_the_same_page(scene_of, timing, small):
    scene = scene_of(BulletsVisual(heading="Three", items=tuple(Item(text=f"Item {n}", line=n) for n in range(3))))
    moving = [(picture.frame, picture.pixels.copy()) for picture in Painting(scene, timing, small)]
    draft = small.replace(quality="draft")
    still = [(picture.frame, picture.pixels.copy()) for picture in Painting(scene, timing, draft)]

    assert len(still) < len(moving) / 2
    assert {frame for frame, _ in still} < {frame for frame, _ in moving}
    assert np.array_equal(still[-1][1], moving[-1][1])


def test_a_command_is_typed_before_its_output_appears(scene_of, timing, small):
    scene = scene_of(CommandVisual(command="make all check", output="ok " * 12))
    shown = _shown(scene, timing, small)
    colours = Sheet(small).theme.terminal
    typed = {frame: _count(pixels, colours.ink) for frame, pixels in shown.items()}
    printed = {frame: _count(pixels, colours.muted) for frame, pixels in shown.items()}
    assert len({count for count in typed.values() if count}) > 5
    first = min(frame for frame, count in printed.items() if count)
    assert typed[first] == max(typed.values())
    assert first >= timing.line_start(1) // 1600


def _count(pixels, colour):
    return np.count_nonzero((pixels == colour).all(axis=2))


def test_the_second_piece_of_a_comparison_appears_with_the_second_line(scene_of, timing, small):
    shown = _shown(scene_of(ComparisonVisual(before="a = 1", after="a = 2")), timing, small)
    plate = Sheet(small).theme.right_panel
    begins = timing.line_start(1) // 1600
    assert not _count(_at(shown, begins - 1), plate)
    assert _count(_at(shown, begins + 8), plate)
