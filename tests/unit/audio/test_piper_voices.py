import json

import pytest

from video_gen.audio import check_voice, choose_speaker, listed_voices
from video_gen.audio.piper_voices import FEMALE, MALE, piper_voice, voice_digest, voice_files, voices_folder
from video_gen.errors import SettingsError, VoiceError

CONFIG = {
    "audio": {"sample_rate": 22050},
    "espeak": {"voice": "en-us"},
    "language": {"code": "en_US"},
    "num_symbols": 3,
    "num_speakers": 1,
    "phoneme_id_map": {"_": [0]},
}


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def put(folder, name, **changes):
    (folder / f"{name}.onnx").write_bytes(b"model")
    (folder / f"{name}.onnx.json").write_text(json.dumps(CONFIG | changes))


def names(folder, language="en"):
    return [piper_voice(language, voice, str(folder)).name for voice in ("male", "female", "male_warm")]


def test_known_speakers_are_the_men_and_women_that_they_are(folder):
    for name in ("en_US-amy-low", "en_US-ryan-high", "en_US-zed-low", "de_DE-thorsten-low"):
        put(folder, name, language={"code": name[:5]})
    assert names(folder) == ["en_US-ryan-high", "en_US-amy-low", "en_US-ryan-high"]
    assert names(folder, "de-AT") == ["de_DE-thorsten-low"] * 3
    assert not MALE & FEMALE


def test_an_unknown_speaker_goes_before_one_of_the_other_sex(folder):
    put(folder, "en_US-amy-low")
    put(folder, "en_US-zed-low")
    assert names(folder) == ["en_US-zed-low", "en_US-amy-low", "en_US-zed-low"]


def test_a_region_of_its_own_goes_before_the_language(folder):
    put(folder, "en_US-ryan-low")
    put(folder, "en_GB-alan-low", language={"code": "en_GB"})
    assert piper_voice("en-GB", "male", str(folder)).name == "en_GB-alan-low"
    assert piper_voice("en-IE", "male", str(folder)).name == "en_GB-alan-low"


def test_one_file_speaks_as_all_four_at_their_own_pace(folder):
    put(folder, "en_US-ryan-low")
    waits = [piper_voice("en", voice, str(folder)).wait for voice in ("male", "male_warm", "female_friendly")]
    assert waits == [1.0, 1.06, 0.97]
    assert piper_voice("en", "male", str(folder), 1.1).wait == pytest.approx(0.9091)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("{", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ("[]", "no configuration of a voice"),
        (json.dumps(CONFIG | {"audio": {"sample_rate": 10**9}}), "audio.sample_rate"),
        (json.dumps(CONFIG | {"phoneme_type": "pinyin"}), "phoneme_type"),
        (json.dumps(CONFIG | {"phoneme_id_map": {"a": "b"}}), "phoneme_id_map"),
        (" " * (2 << 20), "is no JSON"),
        (None, "cannot be read: No such file"),
    ],
    ids=str,
)
def test_a_configuration_that_is_none_is_told(folder, content, problem):
    put(folder, "en_US-bad-low")
    config = folder / "en_US-bad-low.onnx.json"
    if content is None:
        config.unlink()
    else:
        config.write_text(content)
    with pytest.raises(VoiceError, match=rf"language en: no Piper voice for it is there.*{problem}"):
        piper_voice("en", "male", str(folder))
    with pytest.raises(VoiceError, match=rf"en_US-bad-low\.onnx: .*{problem}"):
        piper_voice("en", "en_US-bad-low", str(folder))


def test_a_file_whose_name_cannot_be_given_is_no_voice(folder):
    put(folder, "my voice")
    (folder / "readme.txt").write_text("voices")
    assert voice_files(str(folder)) == []
    assert voice_files("") == []


def test_files_are_known_by_their_names(folder):
    put(folder, "en_US-ryan-low")
    check_voice("auto", "en_US-ryan-low", folder)
    with pytest.raises(SettingsError, match="Nearest: en_US-ryan-low"):
        check_voice("piper", "en_US-rian-low", folder)


def test_files_are_listed_though_they_are_none_of_the_four(folder):
    put(folder, "en_US-ryan-low")
    put(folder, "en_US-joe-low")
    listed = listed_voices("en", "piper", str(folder))
    assert [(one.voice, one.name) for one in listed] == [
        ("male", "en_US-joe-low"),
        ("female", "en_US-joe-low"),
        ("male_warm", "en_US-joe-low"),
        ("female_friendly", "en_US-joe-low"),
        ("", "en_US-ryan-low"),
    ]


def test_another_file_of_the_same_name_is_another_voice(folder):
    put(folder, "en_US-ryan-low")
    before = voice_digest(piper_voice("en", "male", str(folder)))
    put(folder, "en_US-ryan-low", num_symbols=4)
    (folder / "en_US-ryan-low.onnx").write_bytes(b"other model")
    assert voice_digest(piper_voice("en", "male", str(folder))) != before


def test_the_folder_is_the_one_chosen_else_that_in_the_environment(folder, monkeypatch):
    assert voices_folder(None) == ""
    monkeypatch.setenv("VIDEO_GEN_VOICES", str(folder))
    assert voices_folder(None) == str(folder)
    with pytest.raises(SettingsError, match=r"--voices-dir nowhere: there is no such folder"):
        voices_folder(folder.__class__("nowhere"))
    monkeypatch.setenv("VIDEO_GEN_VOICES", "nowhere")
    with pytest.raises(SettingsError, match="VIDEO_GEN_VOICES=nowhere"):
        choose_speaker("espeak", "male", "en")
