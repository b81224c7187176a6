import hashlib
import os
import struct

import numpy as np
import pytest

from tests.integration.made_footage import mastered, real_reel
from tests.integration.test_output import ebur128, write
from video_gen.errors import SettingsError
from video_gen.inputs import check_input, music, read_music
from video_gen.media import ffmpeg
from video_gen.media.music import decoded
from video_gen.models.clock import SAMPLE_RATE_HZ
from video_gen.models.config import InputConfig
from video_gen.models.files import Manifest
from video_gen.models.mix import Mix
from video_gen.output import master_sound

KINDS = {"wav": "pcm_s16le", "mp3": "libmp3lame", "ogg": "libvorbis", "m4a": "aac", "flac": "flac"}


@pytest.fixture(scope="module")
def pieces(tmp_path_factory):
    """A chord of three seconds in each kind of file, in stereo at 44.1 kHz."""
    folder = tmp_path_factory.mktemp("music")
    for ending, codec in KINDS.items():
        chord = "aevalsrc=0.2*sin(440*PI*t)+0.2*sin(660*PI*t)|0.2*sin(880*PI*t):s=44100:d=3"
        ffmpeg.run(["-f", "lavfi", "-i", chord, "-c:a", codec, "-y", f"file:{folder}/a.{ending}"], subject=ending)
    return folder


@pytest.mark.parametrize("ending", KINDS)
def test_each_kind_of_file_is_read(pieces, ending):
    path = pieces / f"a.{ending}"
    piece = read_music(path)
    assert (piece.name, piece.sha256) == (f"a.{ending}", hashlib.sha256(path.read_bytes()).hexdigest())
    sound = decoded(piece, 60)
    assert len(sound) == pytest.approx(3 * SAMPLE_RATE_HZ, abs=4000)
    assert np.abs(sound).max() > 3000
    assert len(decoded(piece, 1)) <= SAMPLE_RATE_HZ + 2000


def wav(samples, rate_hz=48_000):
    body = np.asarray(samples, "<i2").tobytes()
    head = struct.pack("<4sIHHIIHH4sI", b"fmt ", 16, 1, 1, rate_hz, 2 * rate_hz, 2, 16, b"data", len(body))
    return b"RIFF" + struct.pack("<I", 4 + len(head) + len(body)) + b"WAVE" + head + body


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "does not begin as"),
        (b"# A document\n", "does not begin as"),
        (b"#EXTM3U\nfile:///etc/passwd\n", "does not begin as"),
        (b"ffconcat version 1.0\nfile 'a.wav'\n", "does not begin as"),
        (b"RIFF\xff\xff\xff\xffWAVEfmt ", "damaged, or there is no sound in it"),
        (b"ID3" + bytes(200), "damaged, or there is no sound in it"),
        (b"OggS" + bytes(100), "damaged, or there is no sound in it"),
        (b"\0\0\0\x20ftypM4A " + bytes(100), "damaged, or there is no sound in it"),
        (wav(np.zeros(0)), "it holds no sound"),
        (wav(np.zeros(480_000)), "silent"),
        (wav(np.full(48_000, 9000)), "shorter than 2 s"),
    ],
    ids=[
        "empty",
        "text",
        "playlist",
        "concat",
        "torn wav",
        "torn mp3",
        "torn ogg",
        "torn m4a",
        "nothing",
        "silent",
        "short",
    ],
)
def test_what_is_no_music_is_one_clear_error(tmp_path, data, reason):
    path = tmp_path / "a.wav"
    path.write_bytes(data)
    with pytest.raises(SettingsError, match=reason) as caught:
        check_input(InputConfig(source="# Title\n\nSome words.\n", music=path))
    assert (caught.value.subject, caught.value.exit_code) == (f"--music {path}", 2)


def test_files_that_cannot_be_read_are_one_clear_error(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large.wav").write_bytes(wav(np.full(200_000, 9)))
    monkeypatch.setattr(music, "MAX_MUSIC_BYTES", 100_000)
    for name, reason in (
        ("none", "no such file"),
        ("pipe", "no regular file"),
        (".", "folder"),
        ("large.wav", "limit"),
    ):
        with pytest.raises(SettingsError, match=reason):
            read_music(tmp_path / name)


def test_a_file_of_more_than_150_mib_is_not_read(tmp_path):
    with (tmp_path / "long.wav").open("wb") as file:
        file.truncate(150 * 2**20 + 1)  # takes no room on the disk
    with pytest.raises(SettingsError, match="limit"):
        read_music(tmp_path / "long.wav")
    os.truncate(tmp_path / "long.wav", 150 * 2**20)
    with pytest.raises(SettingsError, match="it is no sound that can be played"):
        read_music(tmp_path / "long.wav")


def test_no_music_is_none():
    assert read_music(None) is None


def test_a_video_with_music_is_as_loud_in_step_and_says_whose_music_it_is(pieces, tmp_path):
    made = real_reel(tmp_path)
    piece = read_music(pieces / "a.ogg")
    sound = master_sound(made.video, made.clips, Mix(), piece)
    assert sound.aac != mastered(made).sound.aac
    files = write(made._replace(sound=sound))  # fails where the words are not in their places
    integrated, peak = ebur128(["-i", f"file:{files.path('video')}"])
    assert integrated == pytest.approx(-16, abs=0.5)
    assert peak <= -1.5
    manifest = Manifest.model_validate_json(files.path("manifest").read_bytes())
    assert (manifest.music, manifest.music_sha256) == ("a.ogg", piece.sha256)
    assert "music" not in manifest.settings
