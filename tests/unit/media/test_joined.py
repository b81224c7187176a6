import numpy as np
import pytest

from video_gen.media.joined import Joined

SOUNDS = [np.arange(first, last, dtype=np.int16) for first, last in ((1, 5), (5, 5), (5, 6), (6, 20))]
BEGINS = [0, 4, 7, 10]
WHOLE = [1, 2, 3, 4, 0, 0, 0, 5, 0, 0, *range(6, 20)]


@pytest.mark.parametrize("samples", [24, 30, 22])
@pytest.mark.parametrize("first", [0, 3, 5, 7, 9, 10, 23, 40])
@pytest.mark.parametrize("last", [0, 4, 7, 8, 23, 24, 50])
def test_every_stretch_is_that_of_the_sounds_in_their_places(samples, first, last):
    joined = Joined(SOUNDS, BEGINS, samples)

    assert len(joined) == samples
    assert joined[first:last].dtype == np.int16
    assert joined[first:last].tolist() == (WHOLE + [0] * 6)[:samples][first:last]


def test_a_sound_reaches_into_the_silence_that_the_next_begins_with():
    one, other = np.array([1, 2, 3], np.int16), np.array([0, 0, 7], np.int16)
    joined = Joined([one, other], [0, 2], 5)
    assert joined[:].tolist() == [1, 2, 3, 0, 7]
    assert joined[2:4].tolist() == [3, 0]
