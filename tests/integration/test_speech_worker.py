"""The embedded voice's child process: what it says, and what becomes of it when it fails."""

import os
import subprocess
import sys
import time
from pathlib import Path

import espeakng_loader
import pytest

from tests.waiting import SOON_SECONDS
from video_gen.audio import child, choose_speaker, generate_audio
from video_gen.audio.espeak import WORKER, Timbre, speak
from video_gen.audio.espeak_voices import OTHER_NAME, OWN_NAME, timbre
from video_gen.errors import VoiceError
from video_gen.models.script import SceneConfig, TitleVisual

MALE = Timbre("en-us+m3", 163, 50, 50)
LINES = ("Hello there, world.", "…", "The price is 4.50, said café-owner Zoë — again and again.")


def program(folder, source):
    path = folder / "worker.py"
    path.write_text(source)
    return path


def test_the_same_scene_gives_the_same_bytes_whatever_the_environment(monkeypatch):
    scene = SceneConfig(id="s", narration=LINES, visual=TitleVisual(title="T"))
    speaker = choose_speaker("espeak", "male_warm", "en")
    first = generate_audio(scene, speaker, 30)
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    assert generate_audio(scene, speaker, 30) == first


def test_the_four_voices_differ():
    takes = {
        timbre("en", voice): speak(LINES[:1], timbre("en", voice))[0]
        for voice in ("male", "female", "male_warm", "female_friendly")
    }
    assert len({take.samples.tobytes() for take in takes.values()}) == 4


@pytest.mark.parametrize("language", sorted(OWN_NAME | OTHER_NAME.keys()))
def test_every_language_of_the_table_speaks(language):
    assert len(speak(("1 2",), timbre(language, "female"))[0].samples) > 4_800


def test_chinese_is_timed_piece_by_piece():
    line = "今天天气很好。我们使用Python写代码。"
    words = speak((line,), timbre("zh", "male"))[0].words
    assert "".join(line[word.first : word.last] for word in words) == "今天天气很好我们使用Python写代码"
    assert len(words) > 6


def test_a_deep_installation_still_finds_its_data(tmp_path, monkeypatch):
    deep = tmp_path / ("d" * 100) / ("e" * 100)
    deep.mkdir(parents=True)
    (deep / "espeak-ng-data").symlink_to(espeakng_loader.get_data_path())
    monkeypatch.setattr(espeakng_loader, "get_data_path", lambda: str(deep / "espeak-ng-data"))
    assert speak(("Hello.",), MALE)[0].words


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("import sys; sys.exit('no such voice')", "no such voice"),
        ("import os; os.abort()", "status -6"),
        ("print('hello')", "nonsense"),
        ('print(\'{"rate_hz": 22050, "lines": [{"samples": -1, "words": []}]}\')', "nonsense"),
        ('print(\'{"rate_hz": 22050, "lines": [{"samples": 9, "words": []}]}\')', "broke off"),
        ('print(\'{"rate_hz": 22050, "lines": []}\')', "broke off"),
        ("", "nonsense"),
    ],
)
def test_a_worker_that_fails_is_a_voice_error(tmp_path, source, reason):
    with pytest.raises(VoiceError, match=reason):
        speak(("Hello.",), MALE, worker=program(tmp_path, source))


def test_a_worker_that_hangs_is_killed(tmp_path):
    worker = program(
        tmp_path, f"import os, time; open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid())); time.sleep(600)"
    )
    before = time.monotonic()
    with pytest.raises(VoiceError, match=r"longer than 0\.5 s"):
        speak(("Hello.",), MALE, worker=worker, limit_s=0.5)
    assert time.monotonic() - before < SOON_SECONDS
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_an_interrupted_wait_leaves_no_worker(tmp_path, monkeypatch):
    started = []

    class Interrupted(subprocess.Popen):
        def communicate(self, *arguments, **named):
            if not started:
                started.append(self.pid)
                raise KeyboardInterrupt
            return super().communicate(*arguments, **named)

    monkeypatch.setattr(child.subprocess, "Popen", Interrupted)
    with pytest.raises(KeyboardInterrupt):
        speak(("Hello.",), MALE, worker=program(tmp_path, "import time; time.sleep(600)"))
    with pytest.raises(ProcessLookupError):
        os.kill(started[0], 0)


def test_a_python_that_is_gone_is_a_voice_error(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(VoiceError, match="does not start"):
        speak(("Hello.",), MALE)


def test_an_unknown_voice_is_named():
    with pytest.raises(VoiceError, match="no voice xx"):
        speak(("Hello.",), Timbre("xx", 160, 50, 50))


def test_missing_data_is_told(tmp_path):
    asked = b'{"voice": "en-us", "rate": 160, "pitch": 50, "range": 50, "lines": ["a"]}'
    command = [sys.executable, "-I", str(WORKER), espeakng_loader.get_library_path()]
    ended = subprocess.run(command, input=asked, cwd=tmp_path, capture_output=True, check=False)
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert b"espeak-ng-data" in ended.stderr


def test_the_library_stays_out_of_this_process():
    speak(("Hello.",), MALE)
    assert "libespeak-ng" not in Path("/proc/self/maps").read_text()


def test_the_services_client_is_not_loaded_for_the_embedded_voice():
    code = (
        "import sys; from video_gen.audio import choose_speaker; choose_speaker('espeak', 'male', 'en');"
        "print({'edge_tts', 'aiohttp'} & set(sys.modules))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout == "set()\n"
