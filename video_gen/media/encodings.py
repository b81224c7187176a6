"""Mastered sound as Opus and as MP3."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import ffmpeg as ffmpeg_arguments

from video_gen.errors import StorageError
from video_gen.media import ffmpeg
from video_gen.media.joined import Sound
from video_gen.models.clock import SAMPLE_RATE_HZ

_PIECE = SAMPLE_RATE_HZ // 1000 * 64 * 20
"""Samples that are worked out at a time, a multiple of the mastering's steps."""


def encode_opus(sound: Sound, subject: str) -> bytes:
    """Return mono 48 kHz `sound` as Opus in Ogg; how much of its start is priming is written in it.

    Raises:
        RenderError: ffmpeg failed.
    """
    options = {"c:a": "libopus", "b:a": "64k", "fflags": "+bitexact", "flags": "+bitexact"}
    return ffmpeg.run(_from_pcm("pipe:1", format="ogg", **options), _pieces(sound), subject=subject)


def encode_mp3(sound: Sound, subject: str) -> bytes:
    """Return mono 48 kHz `sound` as MP3; how much of its start is priming is written in it.

    That is written last, to the file's beginning, hence a file and no pipe.

    Raises:
        RenderError: ffmpeg failed.
        StorageError: There is no room for it in the folder for temporary files.
    """
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "sound.mp3")
            options = {"c:a": "libmp3lame", "q:a": 4, "fflags": "+bitexact", "flags": "+bitexact"}
            ffmpeg.run(_from_pcm(f"file:{path}", format="mp3", **options), _pieces(sound), subject=subject)
            return path.read_bytes()
    except OSError as error:
        place = tempfile.gettempdir()
        raise StorageError(
            place, os.strerror(error.errno or 0), "Make room in it, or name another in TMPDIR"
        ) from error


def _from_pcm(target: str, **options: object) -> list[str]:
    raw = ffmpeg_arguments.input("pipe:0", format="s16le", ar=SAMPLE_RATE_HZ, ac=1)
    return [str(argument) for argument in raw.output(target, **options).get_args()]


def _pieces(sound: Sound) -> Iterator[bytes]:
    for at in range(0, len(sound), _PIECE):
        yield sound[at : at + _PIECE].tobytes()
