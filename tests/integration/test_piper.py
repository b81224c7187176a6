"""Piper with a voice file that was made for the tests, and with files that are none."""

import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from tests.integration.piper_voice_file import write_voice
from tests.integration.test_speech_faults import closed_port  # noqa: F401  # a fixture
from video_gen.audio import choose_speaker, generate_audio, piper
from video_gen.audio.edge import ENDPOINT_VARIABLE
from video_gen.audio.piper import speak
from video_gen.audio.piper_voices import PiperVoice, piper_voice
from video_gen.errors import VoiceError
from video_gen.media.spoken import beside_letters_s
from video_gen.models.clock import SAMPLE_RATE_HZ
from video_gen.models.script import SceneConfig, TitleVisual


@pytest.fixture(scope="module")
def voices(tmp_path_factory):
    folder = tmp_path_factory.mktemp("voices")
    write_voice(folder)
    return folder


@pytest.fixture
def unreachable(monkeypatch, closed_port):  # noqa: F811  # the fixture
    monkeypatch.setenv(ENDPOINT_VARIABLE, f"ws://127.0.0.1:{closed_port}/edge/v1")


@pytest.mark.usefixtures("unreachable")
def test_auto_takes_a_voice_file_where_the_service_does_not_answer(voices):
    speaker = choose_speaker("auto", "male", "en-GB", voices)
    assert (speaker.engine, speaker.name) == ("piper", "en_US-hum-low")
    assert speaker.warnings[0].startswith("The voice file en_US-hum-low speaks: edge-tts service: out of reach")


@pytest.mark.usefixtures("unreachable")
def test_auto_takes_the_embedded_voice_where_no_file_speaks_the_language(voices):
    speaker = choose_speaker("auto", "male", "de", voices)
    assert (speaker.engine, len(speaker.warnings)) == ("espeak", 1)
    assert "no Piper voice for it is there" in speaker.warnings[0]
    assert "Piper" not in choose_speaker("auto", "male", "de").warnings[0]


@pytest.mark.usefixtures("unreachable")
def test_auto_takes_the_embedded_voice_where_a_file_is_broken(tmp_path):
    write_voice(tmp_path).write_bytes(b"no model")
    speaker = choose_speaker("auto", "male", "en", tmp_path)
    assert speaker.engine == "espeak"
    assert "the voice cannot be used" in speaker.warnings[0]


def test_piper_that_is_not_installed_is_told(voices, monkeypatch):
    def missing(_name):
        raise PackageNotFoundError

    monkeypatch.setattr(piper, "installed_version", missing)
    piper.version.cache_clear()
    with pytest.raises(VoiceError, match=r"Piper: it is not installed. pip install 'video-gen\[piper\]'"):
        choose_speaker("piper", "male", "en", voices)
    piper.version.cache_clear()


def test_each_sentence_begins_when_it_is_spoken(voices):
    line = "First we look left. Then right!"
    (take,) = speak((line,), piper_voice("en", "male", str(voices)))
    first, second = speak((line[:19],), piper_voice("en", "male", str(voices)))[0], take.words[4]
    assert line[second.first : second.last] == "Then"
    assert second.start == pytest.approx(len(first.samples) + 9_600, abs=200)
    assert take.estimated


def test_brackets_are_no_phonemes(voices):
    inside, outside = (
        len(speak((line,), piper_voice("en", "male", str(voices)))[0].samples) for line in ("[[hello]]", "hello")
    )
    assert inside == pytest.approx(outside, rel=0.2)


def model(*nodes, inputs=("input", "input_lengths", "scales")):
    kinds = {"input": (TensorProto.INT64, [1, "n"]), "input_lengths": (TensorProto.INT64, [1])}
    given = [helper.make_tensor_value_info(name, *kinds.get(name, (TensorProto.FLOAT, [3]))) for name in inputs]
    output = helper.make_tensor_value_info("output", TensorProto.FLOAT, None)
    graph = helper.make_graph(list(nodes), "g", given, [output])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9).SerializeToString()


def constant(name, value):
    return helper.make_node("Constant", [], [name], value=onnx.numpy_helper.from_array(np.asarray(value)))


BROKEN = {
    "empty": b"",
    "noise": bytes(range(256)) * 40,
    "a page": b"<!DOCTYPE html><html>Sign in</html>",
    "other inputs": model(helper.make_node("Identity", ["x"], ["output"]), inputs=("x",)),
    "no number": model(
        constant("nan", np.full(9_000, np.nan, np.float32)), helper.make_node("Identity", ["nan"], ["output"])
    ),
    "more memory than there is": model(
        constant("many", np.array([1 << 34], np.int64)), helper.make_node("ConstantOfShape", ["many"], ["output"])
    ),
    "a file beside it": model(
        helper.make_node("ReadFile", [], ["output"], domain="evil"),
    ),
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_a_file_that_is_no_voice_is_one_clear_error(tmp_path, content):
    path = write_voice(tmp_path)
    path.write_bytes(content)
    with pytest.raises(VoiceError, match=r"en_US-hum-low\.onnx: the voice cannot be used: ") as raised:
        choose_speaker("piper", "male", "en", tmp_path)
    assert len(str(raised.value)) < 500
    assert not raised.value.transient


def test_a_worker_that_breaks_off_or_hangs_is_told(tmp_path):
    voice = PiperVoice("x", tmp_path / "x.onnx")
    worker = tmp_path / "worker.py"
    for source, reason in (
        ('print(\'{"rate_hz": 22050, "lines": [[9]]}\')', "broke off"),
        ('print(\'{"rate_hz": 22050, "lines": []}\')', "broke off"),
        ("print(1)", "nonsense"),
        ("import os; os.abort()", "status -6"),
        ("import time; time.sleep(60)", r"longer than 0\.5 s"),
    ):
        worker.write_text(source)
        with pytest.raises(VoiceError, match=reason):
            speak(("Hello.",), voice, worker=worker, limit_s=0.5 if "sleep" in source else 30)


def test_the_library_stays_out_of_this_process(voices):
    code = (
        "import sys; from pathlib import Path; from video_gen.audio import choose_speaker\n"
        f"choose_speaker('piper', 'male', 'en', Path({str(voices)!r}))\n"
        "print({'piper', 'onnxruntime'} & set(sys.modules))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout == "set()\n"


def test_a_scenes_own_voice_file(voices):
    folder = Path(voices)
    write_voice(folder, "de_DE-hum-low", "de_DE", noise=0.2)
    speaker = choose_speaker("piper", "male", "en", folder)
    scene = SceneConfig(id="s", narration="Hello.", visual=TitleVisual(title="T"), voice="de_DE-hum-low")
    assert generate_audio(scene, speaker, 30).voice_name == "de_DE-hum-low"


def test_a_voice_file_is_planned_at_the_rate_that_it_reads(voices, tmp_path):
    quick = write_voice(tmp_path, "en_US-quick-low")
    config = quick.with_name("en_US-quick-low.onnx.json")
    config.write_text(config.read_text().replace('"length_scale": 1', '"length_scale": 0.8'))
    slow, fast = (choose_speaker("piper", "male", "en", folder) for folder in (voices, tmp_path))
    assert fast.characters_per_second == pytest.approx(slow.characters_per_second / 0.8, rel=0.02)
    assert slow == choose_speaker("piper", "male", "en", voices)
    line = "All human beings are born free and equal in dignity and rights."
    (take,) = speak((line,), piper_voice("en", "male", str(tmp_path)))
    spoken_s = len(take.samples) / SAMPLE_RATE_HZ - beside_letters_s(line)
    assert len(line) / spoken_s == pytest.approx(fast.characters_per_second, rel=0.15)


def test_a_voice_file_that_cannot_read_numbers_is_planned_at_the_rate_of_others(tmp_path):
    config = write_voice(tmp_path).with_name("en_US-hum-low.onnx.json")
    config.write_text(config.read_text().replace('"phoneme_type": "espeak"', '"phoneme_type": "text"'))
    assert choose_speaker("piper", "male", "en", tmp_path).characters_per_second == 15.4
