"""Runs that `video_speed.py` measures, of others: `ffmpeg -loop 1` for each scene and a concat, and MoviePy 2.

The peers draw nothing: they get finished pictures, and no sound. `ffmpeg -loop 1` shows each scene's last picture for
its whole length, without a reveal. MoviePy shows the same scenes: each settled picture fades in over the one before,
when due.
"""

import argparse
import json
import subprocess
from collections.abc import Iterator

from PIL import Image
from video_here import FPS, fixed

from video_gen import Look
from video_gen.media import ffmpeg
from video_gen.models.audio import AudioClip
from video_gen.models.clock import samples_per_frame
from video_gen.models.script import SceneConfig
from video_gen.video.paint import Painting

_SETTLED_FRAMES = 8
MOVIEPY = """
import json, sys
from pathlib import Path
from moviepy import CompositeVideoClip, ImageClip, concatenate_videoclips, vfx
folder, seconds, fps = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
clips = []
for number, starts in enumerate(json.load(open(f"{folder}/starts.json"))):
    layers = []
    for step, start in enumerate(starts):
        layer = ImageClip(f"{folder}/{number}-{step}.png", duration=seconds - start / fps).with_start(start / fps)
        layers.append(layer.with_effects([vfx.CrossFadeIn(0.17)]) if step else layer)
    clips.append(CompositeVideoClip(layers))
concatenate_videoclips(clips).write_videofile(f"{folder}/moviepy.mp4", fps=fps, preset="veryfast", logger=None)
print(json.dumps({"bytes": Path(f"{folder}/moviepy.mp4").stat().st_size}))
"""
"""For a Python that has MoviePy 2; takes the folder of the stills, the seconds of a scene and the frame rate."""


def render_loops(chosen: argparse.Namespace) -> None:
    """Render each still with `ffmpeg -loop 1`, then join the parts with the concat demuxer."""
    program = [ffmpeg.executable(), "-v", "error", "-y"]
    encoder = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p"]
    seconds, folder = str(chosen.seconds / chosen.scenes), chosen.folder
    for number in range(chosen.scenes):
        still = ["-loop", "1", "-framerate", str(FPS), "-i", str(folder / f"{number}.png"), "-t", seconds]
        subprocess.run([*program, *still, *encoder, str(folder / f"{number}.mp4")], check=True)
    parts, made = folder / "parts.txt", folder / "loops.mp4"
    parts.write_text("".join(f"file {number}.mp4\n" for number in range(chosen.scenes)))
    subprocess.run([*program, *f"-f concat -safe 0 -i {parts} -c copy {made}".split()], check=True)
    print(json.dumps({"bytes": made.stat().st_size}))


def draw_stills(chosen: argparse.Namespace) -> None:
    """Write what the peers get: every scene's settled pictures, the last of them also as the scene's still."""
    starts = []
    for number, (scene, sound) in enumerate(zip(*fixed(chosen), strict=True)):
        begins = []
        for step, (begin, picture) in enumerate(_settled(scene, sound)):
            picture.save(chosen.folder / f"{number}-{step}.png", compress_level=1)
            picture.save(chosen.folder / f"{number}.png", compress_level=1)
            begins.append(begin)
        starts.append(begins)
    (chosen.folder / "starts.json").write_text(json.dumps(starts))


def _settled(scene: SceneConfig, sound: AudioClip) -> Iterator[tuple[int, Image.Image]]:
    """Yield the pictures that are held, with the frame in which the movement towards them begins."""
    frames, begin, at, shown = sound.timing.samples // samples_per_frame(FPS), 0, 0, None
    for picture in Painting(scene, sound.timing, Look()):
        if shown is not None and picture.frame - at >= _SETTLED_FRAMES:
            yield begin, shown
            begin = picture.frame
        at, shown = picture.frame, Image.fromarray(picture.pixels)
    if shown is not None and at < frames:
        yield begin, shown
