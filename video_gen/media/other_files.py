"""The same video in other files: WebM, sound alone, and a preview of a few pictures."""

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import ffmpeg as ffmpeg_arguments
from PIL import Image

from video_gen.media import ffmpeg
from video_gen.media.mp4 import aac_times
from video_gen.models.clock import FrameRate

_VP9 = {
    "c:v": "libvpx-vp9",
    "deadline": "realtime",
    "cpu-used": 8,
    "row-mt": 1,
    "tile-columns": 2,
    "threads": 4,  # not that of the machine, on which the bytes would depend
    "lag-in-frames": 0,  # it looks ahead of nothing in real time, and would hold 25 frames for that: 120 MB of 1080p
    "crf": 32,
    "b:v": 0,
}
_PREVIEW_WIDTH_PX, _MOST_PICTURES = 480, 12
_PICTURE_MS = 1_200


class SoundParts(NamedTuple):
    """What a file with sound alone is joined from, as files; every name may hold anything."""

    sound: Path
    samples: int
    """Its length."""
    metadata: Path
    """Title and chapters in ffmpeg's own format."""
    cover: Path
    """A JPEG."""


def write_webm(path: Path, h264: Iterable[bytes], fps: FrameRate, sound: Path, metadata: Path, *, subject: str) -> None:
    """Write the pictures as VP9 beside the sound, which is copied.

    A picture that is held is encoded once and stays for as long as it is shown, at most a second, so that players seek
    fast: of a narrated page, 5 % of the frames are left to encode.

    Args:
        path: The file to write.
        h264: Byte streams of access units without B-frames, one after the other.
        fps: Frames a second.
        sound: Opus in Ogg.
        metadata: Title and chapters in ffmpeg's own format.
        subject: The video, for errors.

    Raises:
        RenderError: ffmpeg failed.
        StorageError: The disk is full.
    """
    pictures = ffmpeg_arguments.input("pipe:0", format="h264", framerate=fps, threads=1)["v"]
    distinct = pictures.filter("mpdecimate", hi=1, lo=1, frac=0, max=fps)
    heard = ffmpeg_arguments.input(f"file:{sound}", format="ogg")["a"]
    marks = ffmpeg_arguments.input(f"file:{metadata}", format="ffmetadata")["t?"]
    options = {**_VP9, "c:a": "copy", "fps_mode": "vfr", "map_metadata": 2}
    _write([distinct, heard, marks], path, "webm", options, h264, subject)


def write_sound(path: Path, kind: str, parts: SoundParts, *, subject: str) -> None:
    """Write sound with title, chapters and cover; nothing is encoded.

    Args:
        path: The file to write.
        kind: `mp3` from an MP3 stream or `m4a` from ADTS packets.
        parts: What it is joined from.
        subject: The video, for errors.

    Raises:
        RenderError: ffmpeg failed.
        StorageError: The disk is full.
    """
    reader, container = {"mp3": ("mp3", "mp3"), "m4a": ("aac", "ipod")}[kind]
    heard = ffmpeg_arguments.input(f"file:{parts.sound}", format=reader)["a"]
    cover = ffmpeg_arguments.input(f"file:{parts.cover}", format="image2", pattern_type="none")["v"]
    marks = ffmpeg_arguments.input(f"file:{parts.metadata}", format="ffmetadata")["t?"]
    options = {"c": "copy", "disposition:v": "attached_pic", "map_metadata": 2}
    if kind == "mp3":
        options |= {"id3v2_version": 3}
    else:
        options |= {"bsf:a": aac_times(parts.samples), "movflags": "+faststart"}
    _write([heard, cover, marks], path, container, options, (), subject)


def write_preview(path: Path, posters: Sequence[bytes]) -> None:
    """Write an animated GIF or WebP, by the path's ending: a picture of each scene, of at most twelve.

    Args:
        path: The file to write.
        posters: JPEGs of one size, one a scene.
    """
    chosen = min(len(posters), _MOST_PICTURES)
    pictures = [_small(posters[index * len(posters) // chosen]) for index in range(chosen)]
    if path.suffix == ".gif":
        pictures = [picture.quantize(128, dither=Image.Dither.NONE) for picture in pictures]
    first, *others = pictures
    first.save(path, save_all=True, append_images=others, duration=_PICTURE_MS, loop=0, quality=75)


def _small(poster: bytes) -> Image.Image:
    with Image.open(io.BytesIO(poster), formats=["JPEG"]) as picture:
        height_px = max(1, round(picture.height * _PREVIEW_WIDTH_PX / picture.width))
        return picture.convert("RGB").resize((_PREVIEW_WIDTH_PX, height_px), Image.Resampling.LANCZOS)


def _write(
    streams: Sequence[object],
    path: Path,
    container: str,
    options: dict[str, object],
    chunks: Iterable[bytes],
    subject: str,
) -> None:
    bitexact = {"fflags": "+bitexact", "flags": "+bitexact"}
    output = ffmpeg_arguments.output(*streams, f"file:{path}", format=container, **options, **bitexact)
    ffmpeg.run([*map(str, output.get_args()), "-y"], chunks, subject=subject)
