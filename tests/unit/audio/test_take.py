import numpy as np

from video_gen.audio.take import PART_GAP, joined, take
from video_gen.audio.words import Mark


def spoken(before, loud, after):
    return np.concatenate([np.zeros(before), np.full(loud, 9000), np.zeros(after)]).astype(np.int16)


def test_a_take_is_cut_to_its_sound_and_its_words_move_along():
    result = take("one two", [Mark(0, 80), Mark(4, 400)], spoken(100, 600, 50))
    assert len(result.samples) == 600
    assert result.words == [(0, 3, 0, 300), (4, 7, 300, 600)]


def test_silence_is_an_empty_take():
    result = take("one", [Mark(0, 0)], spoken(100, 0, 0))
    assert (len(result.samples), result.words) == (0, [])


def test_parts_are_joined_with_a_short_silence():
    first, second = take("one", [], spoken(0, 300, 0)), take("two", [], spoken(0, 200, 0)).moved(4)
    both = joined([first, second])
    assert len(both.samples) == 500 + PART_GAP
    assert not both.samples[300 : 300 + PART_GAP].any()
    assert both.words == [(0, 3, 0, 300), (4, 7, 300 + PART_GAP, 500 + PART_GAP)]


def test_no_parts_are_silence():
    assert (len(joined([]).samples), joined([]).words) == (0, [])


def test_a_cut_through_a_sound_does_not_click():
    """A tone of full scale moves by 4,300 from sample to sample; cut hard it would jump by up to 32,767."""
    tone = (32_767 * np.cos(2 * np.pi * 1000 * np.arange(4800) / 48_000)).astype(np.int16)
    both = joined([take("one", [], tone[:1777]), take("two", [], tone[1777:])]).samples
    silence = np.zeros(1, np.int16)
    steps = np.abs(np.diff(np.concatenate([silence, both, silence]).astype(int)))
    assert steps.max() <= 4300
    for edge in (0, 1777 - 1, 1777 + PART_GAP, len(both) - 1):
        assert steps[edge : edge + 2].max() < 700
    assert np.array_equal(both[500:1000], tone[500:1000])


def test_the_shortest_sounds_fade_too():
    for length in (1, 2, 3, 200):
        assert len(take("a", [], spoken(0, length, 0)).samples) == length
