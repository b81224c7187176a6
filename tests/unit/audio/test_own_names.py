import pytest

from video_gen.audio import check_scenes, check_voice, choose_speaker, for_stand_in, listed_voices
from video_gen.audio.edge_voices import NEURAL_VOICES, neural_names, neural_voice
from video_gen.audio.espeak_voices import OTHER_NAME, OWN_NAME, timbre
from video_gen.audio.own_names import FOUR
from video_gen.errors import SettingsError, VoiceError
from video_gen.models.script import SceneConfig, TitleVisual

SHARED = {tag for tag in NEURAL_VOICES if tag in OWN_NAME or tag in OTHER_NAME}


def scene(voice):
    return SceneConfig(id="s1", narration="Hello.", visual=TitleVisual(title="T"), voice=voice)


def test_every_language_that_two_engines_share_has_the_four_voices_on_both():
    assert len(SHARED) >= 29
    found = listed_voices()
    for engine in ("edge", "espeak"):
        listed = [(one.language, one.voice) for one in found if one.engine == engine and one.language in SHARED]
        assert sorted(listed) == sorted((tag, voice) for tag in SHARED for voice in FOUR)


def test_a_language_is_listed_for_each_engine_that_reads_it():
    assert [tuple(one) for one in listed_voices("de-AT") if one.voice == "female"] == [
        ("edge", "de-AT", "female", "de-AT-IngridNeural"),
        ("espeak", "de-AT", "female", "de+f4"),
    ]
    assert {one.engine for one in listed_voices("ja")} == {"edge"}
    assert {one.engine for one in listed_voices("de", "espeak")} == {"espeak"}
    with pytest.raises(VoiceError, match="language xx"):
        listed_voices("xx")


@pytest.mark.parametrize("name", [one.name for one in listed_voices("en-GB")])
@pytest.mark.parametrize("engine", ["auto", None])
def test_every_listed_name_is_a_voice(name, engine):
    check_voice(engine or ("edge" if name.endswith("Neural") else "espeak"), name)


@pytest.mark.parametrize(
    ("engine", "voice", "nearest"),
    [
        ("auto", "femal", "female"),
        ("auto", "RyanNeural", "en-GB-RyanNeural"),
        ("edge", "en-gb-ryanneural", "en-GB-RyanNeural"),
        ("espeak", "en-us+f44", r"en-us\+f4"),
        ("espeak", "en-usa", "en-us"),
        ("espeak", "en-GB-RyanNeural", "Nearest"),
        ("piper", "en-us", "male"),
        ("auto", "zzzzzz", "male, female, male_warm, female_friendly"),
        ("auto", "Brian", "en-US-BrianMultilingualNeural"),
        ("edge", "ryan", "en-GB-RyanNeural"),
    ],
)
def test_an_unknown_voice_is_refused_with_the_nearest_names(engine, voice, nearest):
    with pytest.raises(SettingsError, match=rf"voice {voice.replace('+', '.')}: .* has no such voice.*{nearest}"):
        check_voice(engine, voice)


def test_an_own_name_is_read_as_it_is_at_its_own_pace():
    assert neural_voice("de", "en-GB-RyanNeural") == ("en-GB-RyanNeural", "+0%", "+0Hz")
    assert timbre("de", "en-gb-scotland+f2").name == "en-gb-scotland+f2"
    assert timbre("de", "en-us").name == "en-us"


def test_the_tempo_goes_over_the_voices_own():
    assert [neural_voice("en", voice, 1.1).rate for voice in FOUR] == ["+10%", "+10%", "+3%", "+13%"]
    assert timbre("en", "male", 0.9).words_per_minute == 147


def test_an_own_name_settles_which_engine_speaks():
    assert choose_speaker("auto", "en-us+f2", "de").engine == "espeak"


def test_a_scene_with_a_voice_that_the_runs_engine_lacks_is_named():
    speaker = choose_speaker("espeak", "male", "en")
    check_scenes([scene(None), scene("female"), scene("en-gb-scotland")], speaker)
    with pytest.raises(SettingsError, match=r"scene s1, voice robot: espeak-ng has no such voice\. Nearest: "):
        check_scenes([scene("robot")], speaker)
    with pytest.raises(SettingsError, match=r"voice en-US-AriaNeural: .* It is one of edge's"):
        check_scenes([scene("en-US-AriaNeural")], speaker)


def test_another_engine_takes_the_nearest_of_the_four():
    assert neural_names()["en-US-JennyNeural"] == "female_friendly"
    voices = [for_stand_in(scene(voice)).voice for voice in ("en-US-JennyNeural", "xx-XX-AnyNeural", "female", None)]
    assert voices == ["female_friendly", "male", "female", None]
