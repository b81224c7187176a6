"""Which voice, rate and pitch of espeak-ng speaks each language for each of our four voices."""

from functools import cache
from pathlib import Path

import espeakng_loader

from video_gen.audio.espeak import Timbre
from video_gen.audio.own_names import is_one_of_four, unknown_voice
from video_gen.audio.rates import lineage
from video_gen.errors import UnspokenLanguageError
from video_gen.models.choices import VoiceName

TIMBRES: dict[VoiceName, Timbre] = {
    "male": Timbre("+m3", 163, 50, 50),
    "female": Timbre("+f4", 164, 50, 55),
    "male_warm": Timbre("+m7", 154, 42, 45),
    "female_friendly": Timbre("+f5", 167, 60, 62),
}
"""Variant, words a minute, pitch and liveliness.

Median pitch over a paragraph of English: 103, 178, 96 and 230 Hz; spectral centroid 1000, 930, 620 and 1160 Hz.
"""

OWN_NAME = frozenset({
    "af", "am", "an", "ar", "as", "az", "ba", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el",
    "eo", "es", "et", "eu", "fa", "fi", "fr", "ga", "gd", "gn", "gu", "he", "hi", "hr", "ht", "hu", "hy", "id",
    "is", "it", "ka", "kk", "kn", "ko", "ku", "ky", "la", "lb", "lt", "lv", "mi", "mk", "ml", "mr", "ms", "mt",
    "my", "nb", "ne", "nl", "om", "or", "pa", "pap", "pl", "pt", "ro", "ru", "sd", "si", "sk", "sl", "sq", "sr",
    "sv", "sw", "ta", "te", "th", "ti", "tk", "tn", "tr", "tt", "ug", "uk", "ur", "uz", "vi", "yue",
})  # fmt: skip
"""Languages whose espeak-ng voice is called as they are. Source: `lang` of the data that espeakng-loader 0.2.4 brings.

Left out though they are there: Japanese, which reads every kanji as the words "Chinese letter", and Chuvash, which
passes over numbers. Its plain `en` is British.
"""
OTHER_NAME = {
    "cmn": "cmn", "en": "en-us", "en-au": "en", "en-gb": "en", "en-ie": "en", "en-in": "en",
    "en-nz": "en", "en-za": "en", "es-419": "es-419", "es-ar": "es-419", "es-co": "es-419", "es-mx": "es-419",
    "es-us": "es-419", "fr-be": "fr-be", "fr-ch": "fr-ch", "nn": "nb", "no": "nb", "pt-br": "pt-br", "zh": "cmn",
    "zh-hk": "yue", "zh-mo": "yue",
}  # fmt: skip
TEMPO = {"fr": 0.88, "cmn": 1.2, "yue": 1.1}
"""Part of the rate at which a language is as easy to follow as English at the full rate; French is fast in
espeak-ng, Chinese slow."""


def timbre(language: str, voice: str, tempo: float = 1.0) -> Timbre:
    """Return how espeak-ng is to sound for `voice` in `language`, or in its base language.

    Args:
        language: Such as `en` or `pt-BR`.
        voice: One of the four voices; or one of espeak-ng's own, a language and a variant: `en-gb-scotland+f2`.
        tempo: How much faster than by itself it reads.

    Raises:
        UnspokenLanguageError: It does not speak the language.
        SettingsError: No voice of espeak-ng is called so.
    """
    if not is_one_of_four(voice):
        return _own(voice, tempo)
    name = _espeak_language(language)
    variant, rate, pitch, liveliness = TIMBRES[voice]
    return Timbre(name + variant, round(rate * _pace(name) * tempo), pitch, liveliness)


@cache
def embedded_names() -> tuple[str, ...]:
    """Return the names of espeak-ng's languages, in order; each is a voice, by itself or with a variant behind `+`."""
    files = Path(espeakng_loader.get_data_path(), "lang").rglob("*")
    return tuple(sorted(file.name.lower() for file in files if file.is_file()))


@cache
def variants() -> tuple[str, ...]:
    """Return the names of espeak-ng's variants, in order."""
    folder = Path(espeakng_loader.get_data_path(), "voices", "!v")
    return tuple(sorted(file.name for file in folder.iterdir() if " " not in file.name))


def _own(voice: str, tempo: float) -> Timbre:
    """Return a voice of espeak-ng's own."""
    name, plus, variant = voice.partition("+")
    if name not in embedded_names() or (plus and variant not in variants()):
        known = [f"{name}+{one}" for one in variants()] if name in embedded_names() else embedded_names()
        raise unknown_voice(voice, "espeak-ng", known)
    _, rate, pitch, liveliness = TIMBRES["male"]
    return Timbre(voice, round(rate * _pace(name) * tempo), pitch, liveliness)


def _pace(name: str) -> float:
    return TEMPO.get(name, TEMPO.get(name.partition("-")[0], 1.0))


def _espeak_language(language: str) -> str:
    for tag in lineage(language):
        if tag in OTHER_NAME:
            return OTHER_NAME[tag]
        if tag in OWN_NAME:
            return tag
    raise UnspokenLanguageError(
        f"language {language}",
        "the embedded voice does not speak it",
        "Use --engine edge, or name the language of the narration with --language, such as en or pt-BR",
    )
