import re
from statistics import median
from typing import get_args

import pytest

from video_gen.audio.edge_voices import NEURAL_VOICES, neural_voice
from video_gen.audio.espeak_voices import OTHER_NAME, OWN_NAME, timbre
from video_gen.audio.rates import OTHER_RELATIVE_RATE, RELATIVE_RATE, characters_per_second, lineage
from video_gen.errors import VoiceError
from video_gen.models.choices import VoiceName

VOICES = get_args(VoiceName)


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "en-us"),
        ("en-GB", "en"),
        ("en-CA", "en-us"),
        ("pt-BR", "pt-br"),
        ("pt-PT", "pt"),
        ("es-MX", "es-419"),
        ("zh", "cmn"),
        ("zh-Hant-HK", "yue"),
        ("de-AT", "de"),
        ("no", "nb"),
    ],
)
def test_the_embedded_voice_speaks_a_language_or_its_base(language, name):
    assert timbre(language, "male").name == f"{name}+m3"


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "en-US-GuyNeural"),
        ("en-GB", "en-GB-RyanNeural"),
        ("en-ZA", "en-US-GuyNeural"),
        ("pt-BR", "pt-BR-AntonioNeural"),
        ("pt-AO", "pt-PT-DuarteNeural"),
        ("zh-Hant-HK", "zh-HK-WanLungNeural"),
        ("ja", "ja-JP-KeitaNeural"),
        ("la", "en-US-AndrewMultilingualNeural"),
    ],
)
def test_the_service_speaks_a_language_its_base_or_with_a_multilingual_voice(language, name):
    assert neural_voice(language, "male").name == name


@pytest.mark.parametrize("language", ["xx", "tlh", "qq-QQ"])
@pytest.mark.parametrize("look_up", [timbre, neural_voice])
def test_an_unknown_language_is_named_with_the_remedy(look_up, language):
    with pytest.raises(VoiceError, match=rf"language {language}: .*--language") as raised:
        look_up(language, "male")
    assert not raised.value.transient


def test_japanese_is_left_to_the_service():
    with pytest.raises(VoiceError, match="--engine edge"):
        timbre("ja-JP", "female")


@pytest.mark.parametrize("language", ["la", *sorted(NEURAL_VOICES)])
def test_the_services_four_voices_differ_in_every_language(language):
    voices = [neural_voice(language, voice) for voice in VOICES]
    assert len(set(voices)) == 4
    assert all(re.fullmatch(r"[a-z]{2,3}-[A-Z]{2}-[A-Za-z]+Neural", voice.name) for voice in voices)


@pytest.mark.parametrize("language", sorted(OWN_NAME | OTHER_NAME.keys()))
def test_the_embedded_four_voices_differ_in_every_language(language):
    assert len({timbre(language, voice) for voice in VOICES}) == 4


def test_fast_and_slow_languages_are_brought_to_one_tempo():
    assert timbre("fr-CA", "male").words_per_minute < timbre("en", "male").words_per_minute
    assert timbre("fr-BE", "male").words_per_minute == timbre("fr", "male").words_per_minute
    assert timbre("zh", "male").words_per_minute > timbre("en", "male").words_per_minute


@pytest.mark.parametrize("engine", ["espeak", "edge"])
@pytest.mark.parametrize("language", ["en", "de", "pt-BR", "zh", "zh-HK", "cmn", "yue", "hi", "xx"])
@pytest.mark.parametrize("voice", VOICES)
def test_rates_are_those_of_speech(engine, language, voice):
    unspaced = language in {"zh", "zh-HK", "cmn", "yue"}
    assert (3 if unspaced else 11) < characters_per_second(engine, language, voice) < (6 if unspaced else 20)


def test_a_language_that_was_not_measured_has_the_median_rate():
    spaced = [rate for tag, rate in RELATIVE_RATE.items() if tag not in {"ja", "ko", "th", "yue", "zh", "zh-hk", "cmn"}]
    assert pytest.approx(median(spaced), abs=0.03) == OTHER_RELATIVE_RATE
    assert characters_per_second("espeak", "cy", "male") == round(18.7 * OTHER_RELATIVE_RATE, 2)


def test_tags_are_looked_up_most_special_first():
    assert list(lineage("zh-Hant-HK")) == ["zh-hant-hk", "zh-hk", "zh-hant", "zh"]
    assert list(lineage("en")) == ["en", "en"]
