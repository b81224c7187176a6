import numpy as np
import pytest

from video_gen.media.joined import Joined

CLIPS = [np.arange(first, last, dtype=np.int16) for first, last in ((0, 5), (5, 5), (5, 6), (6, 20))]


@pytest.mark.parametrize("first", [0, 3, 5, 6, 19, 20, 25])
@pytest.mark.parametrize("last", [0, 4, 5, 6, 20, 30])
def test_every_stretch_is_that_of_the_clips_put_together(first, last):
    joined = Joined(CLIPS)

    assert len(joined) == 20
    assert joined[first:last].dtype == np.int16
    assert joined[first:last].tolist() == list(range(20))[first:last]


def test_a_stretch_inside_one_clip_is_no_copy():
    assert np.shares_memory(Joined(CLIPS)[7:12], CLIPS[3])
