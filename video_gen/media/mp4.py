"""Pictures, sound, captions and chapters become one mp4."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import ffmpeg as ffmpeg_arguments

from video_gen.media import ffmpeg
from video_gen.media.aac import FRAME_SAMPLES, PRIMING_SAMPLES
from video_gen.media.mp4_tracks import disable_captions
from video_gen.models.clock import SAMPLE_RATE_HZ, FrameRate, samples_per_frame

_TICKS_PER_FRAME = 512


class Parts(NamedTuple):
    """What an mp4 is joined from, as files; every name may hold anything."""

    aac: Path
    """ADTS packets of mono 48 kHz sound, the first of them priming."""
    metadata: Path
    """Title and chapters in ffmpeg's own format."""
    captions: Sequence[tuple[Path, str]]
    """SubRip; ffmpeg reads WebVTT as well, but then writes a backslash before each brace. Each with its language."""
    language: str
    """Of the sound; this and those of captions have three letters (ISO 639-2/T)."""


def write_mp4(path: Path, h264: Iterable[bytes], frames: int, fps: FrameRate, parts: Parts, *, subject: str) -> None:
    """Write an mp4 that begins with its index and lasts exactly `frames`; nothing is encoded.

    The caption track is there to be switched on: a player that shows enabled tracks unasked would cover the
    pictures, or show the words twice where they are drawn in as well.

    Args:
        path: The file to write.
        h264: Byte streams of access units without B-frames, one after the other.
        frames: How many access units they hold.
        fps: Frames a second.
        parts: The rest.
        subject: The video, for errors.

    Raises:
        RenderError: ffmpeg failed.
        StorageError: The disk is full.
    """
    ffmpeg.run(_arguments(path, frames, fps, parts), h264, subject=subject)
    if parts.captions:
        disable_captions(path)


def aac_times(samples: int) -> str:
    """Return the bitstream filter by which AAC packets play `samples`, their priming before the beginning."""
    packets, rest = divmod(samples, FRAME_SAMPLES)
    last, rest = (packets + 1, rest) if rest else (packets, FRAME_SAMPLES)
    lasting = f"if(eq(N\\,{last})\\,{rest}\\,{FRAME_SAMPLES})"
    times = f"ts=(N*{FRAME_SAMPLES}-{PRIMING_SAMPLES})/({SAMPLE_RATE_HZ}*TB)"
    return f"setts={times}:duration={lasting}/({SAMPLE_RATE_HZ}*TB)"


def _arguments(path: Path, frames: int, fps: FrameRate, parts: Parts) -> list[str]:
    # ffmpeg takes what stands before a colon for a protocol, hence "file:"
    pictures = ffmpeg_arguments.input("pipe:0", format="h264", framerate=fps)
    sound = ffmpeg_arguments.input(f"file:{parts.aac}", format="aac")
    captions = [ffmpeg_arguments.input(f"file:{path}", format="srt")["s"] for path, _ in parts.captions]
    metadata = ffmpeg_arguments.input(f"file:{parts.metadata}", format="ffmetadata")
    options = {
        "c": "copy",
        "c:s": "mov_text",
        "bsf:v": f"setts=ts=N/({fps}*TB):duration=1/({fps}*TB)",
        "bsf:a": aac_times(frames * samples_per_frame(fps)),
        "map_metadata": 2 + len(captions),
        "metadata:s:a:0": f"language={parts.language}",
        **{f"metadata:s:s:{n}": f"language={language}" for n, (_, language) in enumerate(parts.captions)},
        "video_track_timescale": fps * _TICKS_PER_FRAME,
        "movflags": "+faststart",
        "max_interleave_delta": 0,  # packets by their times alone, whichever of them ffmpeg has read first
        "fflags": "+bitexact",
    }
    # The metadata has no streams, and ffmpeg-python knows inputs by their streams: "all its attachments, if any".
    streams = [pictures["v"], sound["a"], *captions, metadata["t?"]]
    arguments = ffmpeg_arguments.output(*streams, f"file:{path}", format="mp4", **options).get_args()
    return [*map(str, arguments), "-y"]
