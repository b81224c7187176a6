import pytest

from video_gen.audio import choose_speaker, voice_key
from video_gen.errors import UnspokenLanguageError
from video_gen.models.audio import Speaker
from video_gen.models.script import SceneConfig, TitleVisual


def scene(voice=None):
    return SceneConfig(id="s", narration="Hello.", visual=TitleVisual(title="T"), voice=voice)


def test_the_embedded_voice_is_settled_without_asking_anyone():
    speaker = choose_speaker("espeak", "female_friendly", "pt-BR")
    assert speaker == Speaker(
        engine="espeak",
        language="pt-BR",
        voice="female_friendly",
        name="pt-br+f5",
        characters_per_second=16.38,
    )


@pytest.mark.parametrize("engine", ["auto", "edge", "espeak"])
def test_an_unknown_language_is_refused_before_anything_is_asked(engine):
    with pytest.raises(UnspokenLanguageError, match="language xx") as caught:
        choose_speaker(engine, "male", "xx")
    assert caught.value.exit_code == 2


def test_the_key_says_all_that_decides_the_sound():
    speaker = choose_speaker("espeak", "male", "en")
    assert voice_key(scene(), speaker).startswith("espeak:en-us+m3 wpm=163 pitch=50 range=50 version=")
    assert voice_key(scene("female"), speaker).startswith("espeak:en-us+f4 ")
    online = speaker.replace(engine="edge")
    assert voice_key(scene(), online) == "edge:en-US-GuyNeural rate=+0% pitch=+0Hz"
    assert voice_key(scene("male_warm"), online) == "edge:en-US-AndrewNeural rate=-6% pitch=-4Hz"


def test_a_scenes_own_voice_gives_the_key_of_a_run_with_that_voice():
    runs = choose_speaker("espeak", "female", "en"), choose_speaker("espeak", "male", "en")
    assert voice_key(scene(), runs[0]) == voice_key(scene("female"), runs[1])
