"""How many characters a second each voice reads, for planning lengths before anything is spoken."""

from collections.abc import Iterator

from video_gen.audio.own_names import is_one_of_four
from video_gen.models.choices import SpeechEngine, VoiceName

ENGLISH_RATE: dict[SpeechEngine, dict[VoiceName, float]] = {
    "espeak": {"male": 18.7, "female": 17.5, "male_warm": 17.3, "female_friendly": 18.0},
    "edge": {"male": 15.4, "female": 15.4, "male_warm": 14.7, "female_friendly": 15.8},
    "piper": {"male": 15.4, "female": 15.4, "male_warm": 14.5, "female_friendly": 15.9},
}
"""Characters a second of English as it is said (`media.spoken.speech`), spaces and punctuation counted, without the
time that pauses, digits and spelled letters take beside (`media.spoken.beside_letters_s`).

Source: espeak: 600 lines of technical documentation, spoken by espeak-ng 1.52 in the timbres of `espeak_voices`;
`benchmarks/speech_rate.py` measures it. edge: 15 letters a second and 0.12 s a comma, 0.35 s a stop, for sentences of
90 characters. piper: as edge, until the voice file that speaks is timed (`calibration`).
"""

RELATIVE_RATE = {
    "ar": 0.61, "bg": 0.83, "bn": 0.68, "ca": 0.97, "cmn": 0.275, "cs": 0.81, "da": 0.99, "de": 0.98, "el": 1.01,
    "en": 1.0, "es": 0.95, "et": 0.81, "fa": 0.65, "fi": 0.80, "fr": 1.12, "he": 0.72, "hi": 0.82, "hr": 0.88,
    "hu": 0.79, "id": 0.85, "it": 0.94, "ja": 0.40, "ko": 0.38, "lt": 0.76, "nb": 0.82, "nl": 0.88, "pl": 0.79,
    "pt": 0.91, "ro": 0.83, "ru": 1.06, "sk": 0.81, "sr": 0.88, "sv": 0.86, "sw": 0.69, "ta": 0.84, "th": 0.49,
    "tr": 0.76, "uk": 0.83, "ur": 0.74, "vi": 0.97, "yue": 0.27, "zh": 0.275, "zh-hk": 0.27,
}  # fmt: skip
"""Characters a second of other languages, as a part of English.

Source: article 1 of the Universal Declaration of Human Rights in each, spoken by espeak-ng 1.52 in the male timbre;
Chinese and Hindi: 57 and 93 lines of technical documentation.
Japanese, which espeak-ng cannot read: about 6.5 characters a second, the rate of news readers.
"""
OTHER_RELATIVE_RATE = 0.82
"""The median of the above."""


def characters_per_second(engine: SpeechEngine, language: str, voice: str) -> float:
    """Return how fast a voice reads: what it says has about so many characters for each second, pauses left out.

    An engine's own voice is taken to be as fast as its male one.
    """
    relative = next((RELATIVE_RATE[tag] for tag in lineage(language) if tag in RELATIVE_RATE), OTHER_RELATIVE_RATE)
    return round(ENGLISH_RATE[engine][voice if is_one_of_four(voice) else "male"] * relative, 2)


def lineage(language: str) -> Iterator[str]:
    """Give the tags to look `language` up by, most special first: zh-Hant-HK, zh-hk, zh-hant and zh, in lower case."""
    tag = language.lower().replace("_", "-")
    parts = tag.split("-")
    yield tag
    for part in reversed(parts[1:]):
        yield f"{parts[0]}-{part}"
    yield parts[0]
