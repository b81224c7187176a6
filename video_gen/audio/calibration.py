"""How fast a voice file of Piper reads: it is timed, for somebody else made it."""

from functools import cache

from video_gen.audio import espeak, piper
from video_gen.audio.espeak_voices import timbre
from video_gen.audio.piper_voices import PiperVoice, voice_digest
from video_gen.audio.rates import characters_per_second
from video_gen.audio.take import Take
from video_gen.errors import VoiceError

_NUMBER = ("27648135",)
"""What is read on trial: four seconds of words that every language has.

Source: `en_US-joe-medium` reads five English documents at 18.0 to 20.6 characters a second; by this number it is 19.8,
by a row of short ones 17.9, by a single word 24.
"""
_LEAST, _MOST = 0.5, 2.0
"""Parts of the rate of other voices between which a trial is believed; not every voice file can read numbers."""


def piper_rate(voice: PiperVoice, language: str) -> float:
    """Return how many characters a second a voice file reads, as in `rates`; it has then spoken.

    It reads a number, and takes so much more or less time for it than espeak-ng, whose rate is known. The rate is kept
    while the process and the file last, and is the same in each run.

    Raises:
        VoiceError: The voice file cannot be used.
    """
    return _measured(voice, language, voice_digest(voice))


@cache
def _measured(voice: PiperVoice, language: str, _digest: str) -> float:
    expected = characters_per_second("piper", language, "male")
    lasts = _samples(piper.speak(_NUMBER, voice))
    try:
        reference = _samples(espeak.speak(_NUMBER, timbre(language, "male")))
    except VoiceError:
        return expected
    # To a hundredth: what another processor makes of the voice differs by less.
    rate = characters_per_second("espeak", language, "male") * round(reference / max(lasts, 1), 2)
    return round(rate, 2) if _LEAST <= rate / expected <= _MOST else expected


def _samples(takes: list[Take]) -> int:
    return sum(len(take.samples) for take in takes)
