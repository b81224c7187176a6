from itertools import pairwise

import numpy as np
import pytest

from video_gen.media import loudness
from video_gen.media.loudness import CEILING_DBTP, MOST_GAIN_DB, STEP, Levelled, integrated_lufs
from video_gen.models.clock import SAMPLE_RATE_HZ

TARGET_LUFS = -16


def tone(hz, seconds, dbfs, phase=0.0):
    """Return a sine whose peak is `dbfs`."""
    time = np.arange(int(seconds * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    return np.rint(32767 * 10 ** (dbfs / 20) * np.sin(2 * np.pi * hz * time + phase)).astype(np.int16)


def bursts(seconds, dbfs, seed=7):
    """Return noise in syllables with sharp attacks and pauses, as speech has them."""
    random = np.random.default_rng(seed)
    time = np.arange(int(seconds * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    envelope = np.exp(-10 * (time % 0.25)) * (time % 2.5 < 2.0)
    noise = np.convolve(random.standard_normal(len(time)), np.ones(12) / 12, "same")
    sound = noise * envelope
    return np.rint(32767 * 10 ** (dbfs / 20) * sound / np.abs(sound).max()).astype(np.int16)


def lufs(samples):
    return integrated_lufs(loudness.measure(samples)[0])


def true_peak_db(samples):
    return 20 * np.log10(loudness.measure(samples)[1].max())


def whole(levelled):
    return levelled[:]


@pytest.mark.parametrize(
    ("samples", "expected"),
    [
        (tone(1000, 20, -20), -23.0),  # BS.1770: a 1 kHz sine of 0 dBFS in one channel is -3.01 LKFS
        (tone(997, 5, 0), -3.01),
        (np.concatenate([tone(1000, 10, -33), tone(1000, 60, -20), tone(1000, 10, -33)]), -23.0),
        (np.concatenate([tone(1000, 10, -20), np.zeros(480_000, np.int16)]), -23.0),
        (np.concatenate([tone(1000, 10, -62), tone(1000, 30, -71)]), -65.0),  # what is below -70 does not count
    ],
)
def test_loudness_is_what_the_recommendation_says(samples, expected):
    """Signals after EBU Tech 3341, cases 1 to 3, in one channel."""
    assert lufs(samples) == pytest.approx(expected, abs=0.1)


def test_the_true_peak_lies_between_the_samples():
    """EBU Tech 3341, case 16: a quarter of the sample rate, all samples 3 dB below the peak."""
    samples = tone(SAMPLE_RATE_HZ / 4, 1, -6, np.pi / 4)[4800:-4800]
    assert 20 * np.log10(np.abs(samples).max() / 32768) == pytest.approx(-9.0, abs=0.1)
    assert true_peak_db(np.concatenate([np.zeros(9600, np.int16), samples])) == pytest.approx(-6.0, abs=0.4)


@pytest.mark.parametrize("dbfs", [-20, -14, -3, 0])
def test_speech_is_brought_to_the_target_and_under_the_ceiling(dbfs):
    made = whole(Levelled(bursts(8, dbfs), TARGET_LUFS))
    assert lufs(made) == pytest.approx(TARGET_LUFS, abs=0.3)
    assert true_peak_db(made) <= CEILING_DBTP + 0.1


@pytest.mark.parametrize("target", [-31, -23, -18, -14])
def test_speech_is_brought_to_any_target(target):
    made = whole(Levelled(bursts(8, -14), target))
    assert lufs(made) == pytest.approx(target, abs=0.3)
    assert true_peak_db(made) <= CEILING_DBTP + 0.1


def test_a_limiter_is_driven_so_far_and_no_further():
    """Clicks without end have peaks 23 dB over their loudness; what is quiet beside them is not brought up for that."""
    clicks, quiet = np.zeros(4 * SAMPLE_RATE_HZ, np.int16), tone(440, 2, -65)
    clicks[::400] = 20_000
    samples = np.concatenate([clicks, quiet])
    made = whole(Levelled(samples, -14)).astype(float)
    inside = slice(len(clicks) + 4800, -4800)
    gain_db = 20 * np.log10(np.abs(made[inside]).max() / np.abs(samples[inside]).max())
    assert lufs(made.astype(np.int16)) < -17
    assert gain_db == pytest.approx(-14 - lufs(samples) + 15, abs=0.5)


def test_sound_with_room_above_it_is_only_scaled():
    samples = tone(440, 3, -20)
    made = whole(Levelled(samples, TARGET_LUFS)).astype(float)
    gain = (made @ samples) / (samples.astype(float) @ samples)
    assert np.abs(made - gain * samples).max() <= 0.6  # rounding
    assert lufs(made.astype(np.int16)) == pytest.approx(TARGET_LUFS, abs=0.1)


def test_very_quiet_sound_is_brought_up_so_far_and_no_further():
    samples = tone(1000, 2, -65)
    assert lufs(whole(Levelled(samples, TARGET_LUFS))) == pytest.approx(lufs(samples) + MOST_GAIN_DB, abs=0.1)


@pytest.mark.parametrize("length", [0, 1, 100, 19_200, 100_000])
def test_silence_stays_silence(length):
    made = whole(Levelled(np.zeros(length, np.int16), TARGET_LUFS))
    assert len(made) == length
    assert not made.any()


@pytest.mark.parametrize("length", [1, STEP, 1600, 19_199, 28_672, 28_673, 60_001])
def test_sound_of_any_length_keeps_it(length):
    levelled = Levelled(bursts(2, -10)[:length], TARGET_LUFS)
    assert len(levelled) == len(whole(levelled)) == length


def test_pieces_are_the_whole():
    levelled = Levelled(bursts(3, 0)[:140_001], TARGET_LUFS)
    cuts = [0, STEP, 1024, 50 * 1024, 100 * 1024, 140_001]
    pieces = [levelled[first:last] for first, last in pairwise(cuts)]
    assert np.array_equal(np.concatenate(pieces), whole(levelled))
    assert len(levelled[136 * 1024 : 300 * 1024]) == 140_001 - 136 * 1024


def test_a_single_click_is_taken_down_and_its_surroundings_are_not():
    samples = tone(440, 4, -24)
    samples[96_000:96_020] = 32_767
    made = whole(Levelled(samples, TARGET_LUFS)).astype(float)
    assert true_peak_db(made.astype(np.int16)) <= CEILING_DBTP + 0.1
    far = slice(100_000, 140_000)
    assert np.abs(made[far]).max() / np.abs(samples[far]).max() > 2


def test_the_gain_glides():
    samples = tone(50, 4, -20)
    samples[96_000:96_020] = 32_767
    made = whole(Levelled(samples, TARGET_LUFS)).astype(float)
    loud = np.flatnonzero(np.abs(samples.astype(float)) > 2_500)
    loud = loud[np.abs(loud - 96_010) > 20]
    gain = made[loud] / samples[loud]
    neighbours = np.diff(loud) == 1
    assert gain.max() / gain.min() > 2
    assert np.abs(np.diff(gain))[neighbours].max() < 0.01 * gain.max()


def test_the_result_does_not_depend_on_the_number_of_threads(monkeypatch):
    samples = bursts(4, 0)
    made = []
    for cores in (1, 3):
        monkeypatch.setattr(loudness, "CORES", cores)
        made.append(whole(Levelled(samples, TARGET_LUFS)))
    assert np.array_equal(*made)
