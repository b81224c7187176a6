"""A reel with real pictures and real sound: a colour a scene, and noise in syllables."""

from functools import cache
from pathlib import Path

import numpy as np

from tests.unit.output.sample_reel import FRAMES, reel
from video_gen.media import ffmpeg
from video_gen.models.clock import SAMPLE_RATE_HZ, samples_per_frame
from video_gen.models.config import Mix
from video_gen.output import master_sound
from video_gen.output.reel import Reel

COLOURS = ("red", "green", "blue")
X264 = (
    "keyint=250:min-keyint=250:bframes=0:aud=1:repeat-headers=1:weightp=0:rc-lookahead=0:mbtree=0:scenecut=0"
    ":colorprim=bt709:transfer=bt709:colormatrix=bt709:range=tv:threads=1"
)


def real_reel(output_dir: Path, fps: int = 30, level: float = 0.5, **settings: object) -> Reel:
    made = reel(output_dir, fps, **settings)
    sound = bursts(sum(FRAMES) * samples_per_frame(fps), level)
    clips, footage, at = [], [], 0
    for clip, shots, colour in zip(made.clips, made.footage, COLOURS, strict=True):
        clips.append(clip.replace(pcm=sound[at : at + clip.timing.samples].tobytes()))
        footage.append(shots.replace(h264=h264(colour, fps, shots.frames), poster=jpeg(colour)))
        at += clip.timing.samples
    return mastered(made._replace(clips=clips, footage=footage))


def mastered(reel: Reel) -> Reel:
    return reel._replace(sound=master_sound(reel.video, reel.clips, Mix.of(reel.config)))


def bursts(samples: int, level: float, seed: int = 7) -> np.ndarray:
    """Return noise in syllables with sharp attacks and pauses, as speech has them; `level` 1 is full scale."""
    time = np.arange(samples) / SAMPLE_RATE_HZ
    noise = np.convolve(np.random.default_rng(seed).standard_normal(samples), np.ones(12) / 12, "same")
    sound = noise * np.exp(-10 * (time % 0.25)) * (time % 2.5 < 2.0)
    return np.rint(32767 * level * sound / np.abs(sound).max()).astype("<i2")


@cache
def h264(colour: str, fps: int, frames: int) -> bytes:
    """Return High profile yuv420p, one access unit a frame, each with a delimiter, without B-frames."""
    source = ["-f", "lavfi", "-i", f"color={colour}:size=320x240:rate={fps}", "-frames:v", str(frames)]
    encoder = ["-c:v", "libx264", "-profile:v", "high", "-pix_fmt", "yuv420p", "-preset", "veryfast"]
    return ffmpeg.run([*source, *encoder, "-x264-params", X264, "-f", "h264", "pipe:1"], subject=colour)


@cache
def jpeg(colour: str) -> bytes:
    source = ["-f", "lavfi", "-i", f"color={colour}:size=320x240", "-frames:v", "1"]
    return ffmpeg.run([*source, "-c:v", "mjpeg", "-strict", "unofficial", "-f", "image2pipe", "pipe:1"], subject=colour)
