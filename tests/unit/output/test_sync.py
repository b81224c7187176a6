import numpy as np
import pytest

from tests.unit.output.sample_reel import timing
from video_gen.models.audio import AudioClip, Timing
from video_gen.models.clock import SAMPLE_RATE_HZ, samples_in
from video_gen.output.sync import _fault, _opening

WORDS = "First words of it."
LENGTH = 2 * SAMPLE_RATE_HZ


def noise(samples, seed=1):
    smooth = np.convolve(np.random.default_rng(seed).standard_normal(samples), np.ones(24) / 24, "same")
    return (8000 * smooth / np.abs(smooth).max()).astype("<i2")


def vowel(samples):
    """A tone of 120 Hz, which is like itself every 8.3 ms, coming up slowly."""
    time = np.arange(samples) / SAMPLE_RATE_HZ
    return np.rint(8000 * np.sin(2 * np.pi * 120 * time) * np.minimum(time, 1)).astype("<i2")


def clip(sound, words=None):
    pcm = np.concatenate([np.zeros(samples_in(100), "<i2"), sound, np.zeros(LENGTH, "<i2")])[:LENGTH]
    return AudioClip(engine="espeak", voice_name="x", timing=words or timing(WORDS, LENGTH), pcm=pcm.tobytes())


def placed(made, first, late_ms=0.0):
    """Return the clip `first` samples and some time into silence."""
    whole = np.zeros(first + 2 * LENGTH)
    at = first + round(late_ms * 48)
    whole[at : at + LENGTH] = np.frombuffer(made.pcm, "<i2")
    return whole


def fault(whole, made, first):
    """Return what is wrong with the place of the words of `made`, which should begin at sample `first` of a sound."""
    opening = _opening(made, first)
    since, until = opening.around
    around = np.zeros(until - since, np.float32)
    sound = whole[max(0, since) : until]
    around[max(0, -since) :][: len(sound)] = sound
    return _fault(around, opening)


@pytest.mark.parametrize("sound", [noise(LENGTH), vowel(LENGTH), noise(4000)], ids=["noise", "vowel", "short"])
@pytest.mark.parametrize("first", [0, 1600, 48_000 * 20])
@pytest.mark.parametrize("gain", [0.05, 1, 4])
def test_a_word_in_its_place_is_found_there_however_loud(sound, first, gain):
    made = clip(sound)
    assert fault(gain * placed(made, first), made, first) == ""


@pytest.mark.parametrize("late_ms", [-40, -1024 / 48, 1024 / 48, 2048 / 48])
def test_a_word_beside_its_place_is_found_beside_it(late_ms):
    made = clip(noise(LENGTH))
    first = 48_000
    assert f"sounds {late_ms:+.0f} ms from" in fault(placed(made, first, late_ms), made, first)


def test_music_below_the_words_does_not_matter():
    made = clip(noise(LENGTH))
    music = 800 * np.sin(np.arange(len(placed(made, 0))) / 54)
    assert fault(placed(made, 0) + music, made, 0) == ""
    assert "+21 ms" in fault(placed(made, 0, 1024 / 48) + music, made, 0)


def test_another_scenes_words_are_not_taken_for_them():
    made = clip(noise(LENGTH))
    assert "not heard" in fault(placed(clip(noise(LENGTH, seed=2)), 0), made, 0)


@pytest.mark.parametrize(
    "silent", [clip(noise(LENGTH), Timing(samples=LENGTH, words=())), clip(np.zeros(LENGTH, "<i2"))], ids=["no", "mute"]
)
def test_where_nothing_is_said_nothing_is_looked_for(silent):
    assert _opening(silent, 0) is None
