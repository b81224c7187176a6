from itertools import pairwise

import pytest

from video_gen.video.page import Page
from video_gen.video.schedule import line_frame, page_frames


def _pages(*lines, weights=None):
    return [
        Page(lambda _: None, line=line, weight=weight)
        for line, weight in zip(lines, weights or [1] * len(lines), strict=True)
    ]


def test_pages_without_a_line_share_the_time_by_their_weights(timing, small):
    assert page_frames(_pages(None, None, None, weights=[2, 1, 1]), 3, timing, small, 200) == [0, 100, 150]


def test_a_page_comes_up_with_its_line(timing, small):
    starts = [timing.line_start(line) // 1600 for line in (1, 2)]
    assert page_frames(_pages(0, 1, 2), 3, timing, small, 200) == [0, *starts]


def test_pages_of_one_line_share_its_time(timing, small):
    second = timing.line_start(1) // 1600
    assert page_frames(_pages(0, 0, 1), 3, timing, small, 200) == [0, second // 2, second]


def test_pages_never_come_up_together(timing, small):
    starts = page_frames(_pages(2, 1, 0, 0, 2, 0), 3, timing, small, 4)
    assert starts[0] == 0
    assert all(a < b for a, b in pairwise(starts))


@pytest.mark.parametrize(("line", "same_as"), [(0, 0), (1, 1), (2, 2), (7, 2)])
def test_a_line_past_the_end_means_the_last(line, same_as, timing, small):
    assert line_frame(line, 3, timing, small) == timing.line_start(same_as) // 1600


def test_a_line_that_is_never_said_counts_as_said_with_what_was_last(timing, small):
    cut = timing.replace(words=tuple(word for word in timing.words if word.line < 2))
    assert line_frame(2, 3, cut, small) == timing.line_start(1) // 1600
