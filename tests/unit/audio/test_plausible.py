import numpy as np
import pytest

from video_gen.audio import choose_speaker
from video_gen.audio.plausible import bounds_s, check_length
from video_gen.audio.take import Take
from video_gen.errors import VoiceError, VoiceUnavailableError

SPEAKER = choose_speaker("espeak", "male", "en")
LINE = "The library offers a familiar interface, and it can be used from synchronous and asynchronous code alike."
"""It takes about 6 s to say."""


def take(seconds):
    return Take(np.full(int(48_000 * seconds), 9000, np.int16), [])


@pytest.mark.parametrize("seconds", [4.0, 6.0, 9.0, 20.0])
def test_a_plausible_length_passes(seconds):
    check_length(LINE, take(seconds), SPEAKER, "edge")


@pytest.mark.parametrize(("seconds", "amount"), [(0, "short"), (1.5, "short"), (40, "long")])
def test_an_implausible_length_is_told(seconds, amount):
    with pytest.raises(VoiceUnavailableError, match=rf"implausibly {amount}: The library offers"):
        check_length(LINE, take(seconds), SPEAKER, "edge")
    with pytest.raises(VoiceError) as raised:
        check_length(LINE, take(seconds), SPEAKER, "espeak")
    assert not raised.value.transient


def test_a_slow_voice_may_take_longer():
    with pytest.raises(VoiceUnavailableError):
        check_length(LINE, take(1.7), SPEAKER, "edge")
    check_length(LINE, take(1.7), SPEAKER.replace(tempo=1.6), "edge")


@pytest.mark.parametrize("text", ["…", "", "Go.", "I/O", "4.5"])
def test_a_few_letters_may_be_silent(text):
    check_length(text, take(0), SPEAKER, "edge")


def test_another_script_may_be_passed_over_or_called_by_its_letters():
    shortest, longest = bounds_s("你好世界你好世界", "edge", "en", "male")
    assert shortest < 0
    assert longest > 16
    assert bounds_s("你好世界你好世界你好世界", "edge", "zh", "male")[0] > 0.5
    assert bounds_s("Rich Linux Windows", "edge", "zh", "male")[0] < 0.3
