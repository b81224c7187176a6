import ffmpeg
import numpy as np
import pytest

from video_gen.errors import RenderError
from video_gen.media.ffmpeg import run
from video_gen.media.sound import decode_mp3


def mp3(samples):
    stream = ffmpeg.input("pipe:0", format="s16le", ar=48_000, ac=1).output(
        "pipe:1", format="mp3", ar=24_000, audio_bitrate="48k", write_xing=0, id3v2_version=0
    )
    return run(stream.get_args(), (samples.tobytes(),), subject="a tone")


def test_sound_is_decoded_where_it_was():
    sound = np.zeros(96_000, np.int16)
    sound[24_000:72_000] = 9_000 * np.sin(2 * np.pi * 440 * np.arange(48_000) / 48_000)
    decoded = decode_mp3(mp3(sound), 24_000, "a tone")
    loud = np.flatnonzero(np.abs(decoded) > 1_000)
    assert loud[0] == pytest.approx(24_000, abs=240)
    assert loud[-1] == pytest.approx(72_000, abs=240)


def test_what_is_no_mp3_is_an_error():
    with pytest.raises(RenderError, match="the answer"):
        decode_mp3(b"<html>no sound</html>" * 100, 24_000, "the answer")
