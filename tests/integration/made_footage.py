"""A reel with real pictures and real sound: a colour a scene, and noise in syllables."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np

from tests.unit.output.sample_reel import FRAMES, reel
from video_gen.media import ffmpeg
from video_gen.media.aac import SILENT_START, sound_bounds
from video_gen.media.joined import Joined
from video_gen.media.sound import from_pcm
from video_gen.models.clock import SAMPLE_RATE_HZ, samples_per_frame
from video_gen.models.look import Look
from video_gen.models.mix import Mix
from video_gen.output import master_sound
from video_gen.output.reel import Reel
from video_gen.video.encode import encode
from video_gen.video.picture import Box, Picture

COLOURS = ("red", "green", "blue")
SHAPE = (320, 240)
"""Width and height in pixels, unless others are asked for."""
RGB = {"red": (250, 0, 0), "green": (0, 130, 0), "blue": (0, 0, 250)}


def real_reel(output_dir: Path, fps: int = 30, level: float = 0.5, **settings: object) -> Reel:
    made = reel(output_dir, fps, **settings)
    sound = bursts(sum(FRAMES) * samples_per_frame(fps), level)
    clips, footage, at = [], [], 0
    for begin in np.cumsum([0, *FRAMES[:-1]]) * samples_per_frame(fps):
        sound[begin : begin + SILENT_START] = 0
    for clip, shots, colour in zip(made.clips, made.footage, COLOURS, strict=True):
        clips.append(clip.replace(pcm=sound[at : at + clip.timing.samples].tobytes()))
        shape = (shots.width_px, shots.height_px)
        footage.append(shots.replace(h264=h264(colour, fps, shots.frames, shape), poster=jpeg(colour, shape)))
        at += clip.timing.samples
    return mastered(made._replace(clips=clips, footage=footage))


def mastered(reel: Reel) -> Reel:
    return reel._replace(sound=master_sound(reel.video, reel.clips, Mix.of(reel.config)))


def laid(reel: Reel) -> np.ndarray:
    """Return the sound of all clips as it was spoken, each where it stands in the video."""
    bounds = sound_bounds(clip.timing.samples for clip in reel.clips)
    return Joined([from_pcm(clip.pcm) for clip in reel.clips], bounds[:-1], bounds[-1])[:].astype(float)


def bursts(samples: int, level: float, seed: int = 7) -> np.ndarray:
    """Return noise in syllables with sharp attacks and pauses, as speech has them; `level` 1 is full scale."""
    time = np.arange(samples) / SAMPLE_RATE_HZ
    noise = np.convolve(np.random.default_rng(seed).standard_normal(samples), np.ones(12) / 12, "same")
    sound = noise * np.exp(-10 * (time % 0.25)) * (time % 2.5 < 2.0)
    return np.rint(32767 * level * sound / np.abs(sound).max()).astype("<i2")


@cache
def h264(colour: str, fps: int, frames: int, shape: tuple[int, int] = SHAPE) -> bytes:
    """Return footage of a colour, encoded and held as scenes are; half way through a mark comes up in a corner."""
    look = Look.model_validate({"width_px": shape[0], "height_px": shape[1], "fps": fps})
    return encode(_marked(colour, frames, shape), frames, look, subject=colour).h264


def _marked(colour: str, frames: int, shape: tuple[int, int]) -> Iterator[Picture]:
    pixels = np.full((*reversed(shape), 3), RGB[colour], np.uint8)
    yield Picture(0, pixels, (Box(0, 0, *shape),))
    pixels[:32, :32] = 255
    yield Picture(frames // 2, pixels, (Box(0, 0, 32, 32),))


@cache
def jpeg(colour: str, shape: tuple[int, int] = SHAPE) -> bytes:
    source = ["-f", "lavfi", "-i", f"color={colour}:size={shape[0]}x{shape[1]}", "-frames:v", "1"]
    return ffmpeg.run([*source, "-c:v", "mjpeg", "-strict", "unofficial", "-f", "image2pipe", "pipe:1"], subject=colour)
