"""Whether a line that was spoken is about as long as its text lets expect: the last guard against half a sound."""

import re

from video_gen.audio.rates import characters_per_second
from video_gen.audio.take import Take
from video_gen.errors import VoiceError, VoiceUnavailableError
from video_gen.media.spoken import beside_letters_s
from video_gen.models.audio import Speaker
from video_gen.models.choices import SpeechEngine
from video_gen.models.clock import seconds

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_PLAIN = re.compile(r"[A-Za-z0-9\u00c0-\u024f\s.,;:!?'\"()\u2018\u2019\u201c\u201d\u2013\u2014-]")
_LATIN_RATE = 22.0
"""Characters a second of Latin words in a text of another script, whose own may stand for whole syllables."""
_OTHER_SCRIPTS = frozenset({
    "am", "ar", "as", "ba", "be", "bg", "bn", "cmn", "el", "fa", "gu", "he", "hi", "hy", "ja", "ka", "kk", "km", "kn",
    "ko", "ky", "lo", "mk", "ml", "mn", "mr", "my", "ne", "or", "pa", "ru", "sd", "si", "ta", "te", "th", "ti", "tt",
    "ug", "uk", "ur", "yue", "zh",
})  # fmt: skip
"""Languages that are not written in Latin letters."""
_NAMED_S = 2.0
"""A sign or a letter of another script, which a voice may call by its name."""
_SHORTEST, _SHORTEST_ROOM_S = 0.45, 0.3
_LONGEST, _LONGEST_ROOM_S = 3.0, 3.0
"""Of the time that its letters let expect. Over 396 lines of documents in four languages espeak-ng took between 0.6 and
1.4 of it."""


def check_length(text: str, take: Take, speaker: Speaker, engine: SpeechEngine) -> None:
    """Return when a line is plausibly long.

    Args:
        text: The line as it is said.
        take: What the engine made of it.
        speaker: Language, voice and tempo.
        engine: Who spoke; an online one may do better when asked again.

    Raises:
        VoiceUnavailableError: The online service's sound is implausibly short or long.
        VoiceError: That of another engine is.
    """
    spoken_s = seconds(len(take.samples)) * speaker.tempo
    shortest_s, longest_s = bounds_s(text, engine, speaker.language, speaker.voice)
    if shortest_s <= spoken_s <= longest_s:
        return
    kind = VoiceUnavailableError if engine == "edge" else VoiceError
    amount = "short" if spoken_s < shortest_s else "long"
    reason = f"it spoke {len(text)} characters in {spoken_s:.1f} s, which is implausibly {amount}: {text[:60]}"
    raise kind(f"{engine} voice", reason, "Run again, or choose another --voice or --engine")


def bounds_s(text: str, engine: SpeechEngine, language: str, voice: str) -> tuple[float, float]:
    """Return the least and the most seconds that a line can plausibly take.

    Letters of a script that the language is not written in may be passed over, or called by their names.
    """
    rate = characters_per_second(engine, language, voice)
    letters = [character for character in text if character.isalpha()]
    latin = sum(bool(_LATIN.match(letter)) for letter in letters)
    others = len(letters) - latin
    signs = sum(not _PLAIN.match(character) for character in text)
    if language.partition("-")[0] in _OTHER_SCRIPTS:
        shortest_s, named = latin / max(rate, _LATIN_RATE) + others / rate, signs - others
    else:
        shortest_s, named = latin / rate, signs
    longest_s = len(text) / rate + beside_letters_s(text) + _NAMED_S * max(named, 0)
    return _SHORTEST * shortest_s - _SHORTEST_ROOM_S, _LONGEST * longest_s + _LONGEST_ROOM_S
