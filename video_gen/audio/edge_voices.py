"""Which neural voice of the edge-tts service speaks each language for each of our four voices."""

import re
from typing import NamedTuple

from video_gen.audio.espeak_voices import OTHER_NAME, OWN_NAME
from video_gen.audio.own_names import FOUR, is_one_of_four, unknown_voice
from video_gen.audio.rates import lineage
from video_gen.errors import UnspokenLanguageError
from video_gen.models.choices import VoiceName


class NeuralVoice(NamedTuple):
    """A voice of the service, and how it is to read."""

    name: str
    rate: str = "+0%"
    pitch: str = "+0Hz"


MULTILINGUAL = "en-US Andrew Emma Brian Ava"
NEURAL_VOICES = {
    "af": "af-ZA Willem Adri", "am": "am-ET Ameha Mekdes", "ar": "ar-SA Hamed Zariyah", "ar-eg": "ar-EG Shakir Salma",
    "az": "az-AZ Babek Banu", "bg": "bg-BG Borislav Kalina", "bn": "bn-IN Bashkar Tanishaa",
    "bs": "bs-BA Goran Vesna", "ca": "ca-ES Enric Joana", "cmn": "zh-CN Yunxi Xiaoxiao Yunjian Xiaoyi",
    "cs": "cs-CZ Antonin Vlasta", "cy": "cy-GB Aled Nia", "da": "da-DK Jeppe Christel",
    "de": "de-DE Conrad Katja Killian Amala", "de-at": "de-AT Jonas Ingrid", "de-ch": "de-CH Jan Leni",
    "el": "el-GR Nestoras Athina", "en": "en-US Guy Aria Andrew Jenny", "en-au": "en-AU William Natasha",
    "en-ca": "en-CA Liam Clara", "en-gb": "en-GB Ryan Sonia Thomas Libby", "en-ie": "en-IE Connor Emily",
    "en-in": "en-IN Prabhat Neerja", "es": "es-ES Alvaro Elvira", "es-ar": "es-AR Tomas Elena",
    "es-mx": "es-MX Jorge Dalia", "es-us": "es-US Alonso Paloma", "et": "et-EE Kert Anu", "fa": "fa-IR Farid Dilara",
    "fi": "fi-FI Harri Noora", "fil": "fil-PH Angelo Blessica", "fr": "fr-FR Henri Denise",
    "fr-be": "fr-BE Gerard Charline", "fr-ca": "fr-CA Jean Sylvie Antoine Sylvie", "fr-ch": "fr-CH Fabrice Ariane",
    "ga": "ga-IE Colm Orla", "gl": "gl-ES Roi Sabela", "gu": "gu-IN Niranjan Dhwani", "he": "he-IL Avri Hila",
    "hi": "hi-IN Madhur Swara", "hr": "hr-HR Srecko Gabrijela", "hu": "hu-HU Tamas Noemi", "id": "id-ID Ardi Gadis",
    "is": "is-IS Gunnar Gudrun", "it": "it-IT Diego Elsa Diego Isabella", "ja": "ja-JP Keita Nanami",
    "ka": "ka-GE Giorgi Eka", "kk": "kk-KZ Daulet Aigul", "km": "km-KH Piseth Sreymom", "kn": "kn-IN Gagan Sapna",
    "ko": "ko-KR InJoon SunHi", "lo": "lo-LA Chanthavong Keomany", "lt": "lt-LT Leonas Ona",
    "lv": "lv-LV Nils Everita", "mk": "mk-MK Aleksandar Marija", "ml": "ml-IN Midhun Sobhana",
    "mn": "mn-MN Bataa Yesui", "mr": "mr-IN Manohar Aarohi", "ms": "ms-MY Osman Yasmin", "mt": "mt-MT Joseph Grace",
    "my": "my-MM Thiha Nilar", "nb": "nb-NO Finn Pernille", "ne": "ne-NP Sagar Hemkala",
    "nl": "nl-NL Maarten Colette Maarten Fenna", "nl-be": "nl-BE Arnaud Dena", "no": "nb-NO Finn Pernille",
    "pl": "pl-PL Marek Zofia", "pt": "pt-PT Duarte Raquel", "pt-br": "pt-BR Antonio Francisca",
    "ro": "ro-RO Emil Alina", "ru": "ru-RU Dmitry Svetlana", "si": "si-LK Sameera Thilini",
    "sk": "sk-SK Lukas Viktoria", "sl": "sl-SI Rok Petra", "sq": "sq-AL Ilir Anila", "sr": "sr-RS Nicholas Sophie",
    "sv": "sv-SE Mattias Sofie", "sw": "sw-KE Rafiki Zuri", "ta": "ta-IN Valluvar Pallavi",
    "te": "te-IN Mohan Shruti", "th": "th-TH Niwat Premwadee", "tr": "tr-TR Ahmet Emel", "uk": "uk-UA Ostap Polina",
    "ur": "ur-PK Asad Uzma", "uz": "uz-UZ Sardor Madina", "vi": "vi-VN NamMinh HoaiMy",
    "yue": "zh-HK WanLung HiuMaan", "zh": "zh-CN Yunxi Xiaoxiao Yunjian Xiaoyi",
    "zh-hant": "zh-TW YunJhe HsiaoChen YunJhe HsiaoYu", "zh-hk": "zh-HK WanLung HiuMaan WanLung HiuGaai",
    "zh-tw": "zh-TW YunJhe HsiaoChen YunJhe HsiaoYu",
}  # fmt: skip
"""Locale, then the voices for male, female, male_warm and female_friendly; two voices serve for all four.

Source: the service's own list of voices, `edge-tts --list-voices`.
"""

_WARM, _FRIENDLY = (0.94, "-4Hz"), (1.03, "+6Hz")
_OWN_NAME = re.compile(r"[a-z]{2,3}-(?:[A-Za-z]+-)?[A-Z]{2}(?:-[a-z]+)?-[A-Za-z]+Neural")
"""How the service calls its voices; it has more of them than are listed here."""


def neural_voice(language: str, voice: str, tempo: float = 1.0) -> NeuralVoice:
    """Return the service's voice for `voice` in `language`, or in its base language.

    A language that the service's multilingual voices alone can read is read by them. A voice by its own name reads
    whatever language it is given.

    Args:
        language: Such as `en` or `pt-BR`.
        voice: One of the four voices, or one of the service's by its own name.
        tempo: How much faster than by itself it reads.

    Raises:
        UnspokenLanguageError: No voice is known for the language.
        SettingsError: No voice of the service is called so.
    """
    if not is_one_of_four(voice):
        if not _OWN_NAME.fullmatch(voice):
            raise unknown_voice(voice, "the edge-tts service", neural_names())
        return NeuralVoice(voice, _rate(tempo))
    tags = list(lineage(language))
    for tag in tags:
        if tag in NEURAL_VOICES:
            return _voice(NEURAL_VOICES[tag], "Neural", voice, tempo)
    if any(tag in OWN_NAME or tag in OTHER_NAME for tag in tags):
        return _voice(MULTILINGUAL, "MultilingualNeural", voice, tempo)
    raise UnspokenLanguageError(
        f"language {language}",
        "no voice is known that speaks it",
        "Name the language of the narration with --language, such as en or pt-BR",
    )


def neural_names() -> dict[str, VoiceName]:
    """Return the names of the voices of the table, each with the first of the four that it serves as."""
    rows = [(row, "Neural") for row in NEURAL_VOICES.values()] + [(MULTILINGUAL, "MultilingualNeural")]
    names: dict[str, VoiceName] = {}
    for row, ending in rows:
        for voice in FOUR:
            names.setdefault(_voice(row, ending, voice).name, voice)
    return names


def _voice(row: str, ending: str, voice: VoiceName, tempo: float = 1.0) -> NeuralVoice:
    """Return the voice of a row; rate and pitch set the warm and the friendly apart where two serve for four."""
    locale, *names = row.split()
    index = FOUR.index(voice)
    name = f"{locale}-{names[index % len(names)]}{ending}"
    own_tempo, pitch = {"male_warm": _WARM, "female_friendly": _FRIENDLY}.get(voice, (1.0, "+0Hz"))
    return NeuralVoice(name, _rate(own_tempo * tempo), pitch)


def _rate(tempo: float) -> str:
    """Return a tempo as the service writes it, such as `-6%`."""
    return f"{round(100 * (tempo - 1)):+d}%"
