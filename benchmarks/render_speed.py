"""Twenty scenes rendered three ways: this renderer, `ffmpeg -loop 1` a scene and a concat, MoviePy 2.

The peers draw nothing: they get finished pictures. `ffmpeg -loop 1` shows each scene's last picture for its whole
length, without a reveal. MoviePy shows the same scenes: each settled picture fades in over the one before, when due.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import psutil
from PIL import Image

from video_gen.media import ffmpeg
from video_gen.models.audio import Timing, Word
from video_gen.models.clock import samples_per_frame
from video_gen.models.config import Look
from video_gen.models.script import BulletsVisual, CodeVisual, Item, SceneConfig, StatementVisual, TableVisual, Visual
from video_gen.video import generate_video
from video_gen.video.paint import Painting

SCENES, SECONDS, LOOK = 20, 6, Look()
SAMPLE_SECONDS = 0.02
SETTLED_FRAMES = 8


class Outcome(NamedTuple):
    """What one way of rendering took."""

    seconds: float
    peak_mb: float


def scene(number: int) -> SceneConfig:
    """Return a scene of a few kinds in turn, with three narration lines."""
    lines = tuple(f"Line {line} of scene {number} says something worth hearing." for line in range(3))
    visuals: tuple[Visual, ...] = (
        BulletsVisual(
            heading=f"Step {number}", items=tuple(Item(text=line[:34], line=i) for i, line in enumerate(lines))
        ),
        StatementVisual(text=f"Thought {number}: encode distinct pictures, not seconds."),
        CodeVisual(heading="Code", language="python", code="\n".join(f"value_{i} = compute({i})" for i in range(12))),
        TableVisual(
            heading="Table", header=("Name", "Value"), rows=tuple((f"row {i}", f"{i * number}") for i in range(5))
        ),
    )
    return SceneConfig(id=f"scene-{number}", narration=lines, visual=visuals[number % len(visuals)])


def timing(config: SceneConfig) -> Timing:
    """Return evenly spoken words over the scene's length."""
    words = [(line, found) for line, text in enumerate(config.narration) for found in text.split()]
    samples = SECONDS * LOOK.fps * samples_per_frame(LOOK.fps)
    step = samples // len(words)
    return Timing(
        samples=samples,
        words=tuple(
            Word(line=line, first=0, last=len(text), start=i * step, end=(i + 1) * step)
            for i, (line, text) in enumerate(words)
        ),
    )


def render_here(folder: Path) -> None:
    """Render all scenes as the workflow does, then join and mux them."""
    scenes = [scene(number) for number in range(SCENES)]
    with ThreadPoolExecutor(SCENES) as pool:
        footage = list(pool.map(lambda config: generate_video(config, timing(config), LOOK), scenes))
    arguments = (
        f"-f h264 -framerate {LOOK.fps} -i pipe: -c copy -bsf:v setts=ts=N/({LOOK.fps}*TB) -movflags +faststart -y"
    )
    ffmpeg.run([*arguments.split(), str(folder / "here.mp4")], (part.h264 for part in footage), subject="benchmark")


def render_loops(folder: Path) -> None:
    """Render each still with `ffmpeg -loop 1`, then join the parts with the concat demuxer."""
    program = [ffmpeg.executable(), "-v", "error", "-y"]
    encoder = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p"]
    for number in range(SCENES):
        still = ["-loop", "1", "-framerate", str(LOOK.fps), "-i", str(folder / f"{number}.png"), "-t", str(SECONDS)]
        subprocess.run([*program, *still, *encoder, str(folder / f"{number}.mp4")], check=True)
    parts = folder / "parts.txt"
    parts.write_text("".join(f"file {number}.mp4\n" for number in range(SCENES)))
    joined = ["-f", "concat", "-safe", "0", "-i", str(parts), "-c", "copy", str(folder / "loops.mp4")]
    subprocess.run([*program, *joined], check=True)


MOVIEPY = """
import json, sys
from moviepy import CompositeVideoClip, ImageClip, concatenate_videoclips, vfx
folder, seconds, fps = sys.argv[1], *map(int, sys.argv[2:])
clips = []
for number, starts in enumerate(json.load(open(f"{folder}/starts.json"))):
    layers = []
    for step, start in enumerate(starts):
        layer = ImageClip(f"{folder}/{number}-{step}.png", duration=seconds - start / fps).with_start(start / fps)
        layers.append(layer.with_effects([vfx.CrossFadeIn(0.17)]) if step else layer)
    clips.append(CompositeVideoClip(layers))
concatenate_videoclips(clips).write_videofile(f"{folder}/moviepy.mp4", fps=fps, preset="veryfast", logger=None)
"""


def draw_stills(folder: Path) -> None:
    """Write what the peers get: every scene's settled pictures, the last of them also as the scene's still."""
    starts = []
    for number in range(SCENES):
        config = scene(number)
        settled = list(settled_pictures(config))
        starts.append([start for start, _ in settled])
        for step, (_, picture) in enumerate(settled):
            picture.save(folder / f"{number}-{step}.png", compress_level=1)
        settled[-1][1].save(folder / f"{number}.png", compress_level=1)
    (folder / "starts.json").write_text(json.dumps(starts))


def settled_pictures(config: SceneConfig) -> Iterator[tuple[int, Image.Image]]:
    """Yield the pictures that are held, with the frame in which the movement towards them begins."""
    frames, begin, at, shown = SECONDS * LOOK.fps, 0, 0, None
    for picture in Painting(config, timing(config), LOOK):
        if shown is not None and picture.frame - at >= SETTLED_FRAMES:
            yield begin, shown
            begin = picture.frame
        at, shown = picture.frame, Image.fromarray(picture.pixels.copy())
    if shown is not None and at < frames:
        yield begin, shown


def measured(command: list[str]) -> Outcome:
    """Return the wall time of a command and the peak memory of its process tree (summed resident sets)."""
    began = time.perf_counter()
    process = psutil.Popen(command)
    peak = [0]
    sampler = threading.Thread(target=sample, args=(process, peak), daemon=True)
    sampler.start()
    if process.wait():
        raise SystemExit(f"{command[0]} failed")
    return Outcome(time.perf_counter() - began, peak[0] / 1e6)


def sample(root: psutil.Process, peak: list[int]) -> None:
    """Keep the largest memory of `root` and its children in `peak` until it ends."""
    while root.is_running():
        total = 0
        try:
            for process in (root, *root.children(recursive=True)):
                total += process.memory_info().rss
        except psutil.Error:
            pass
        peak[0] = max(peak[0], total)
        time.sleep(SAMPLE_SECONDS)


def main() -> None:
    """Run the ways in turn and print the figures and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moviepy-python", help="python of an environment that has MoviePy 2")
    parser.add_argument("--only", choices=("here", "loops"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    if chosen.only:
        {"here": render_here, "loops": render_loops}[chosen.only](chosen.folder)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        draw_stills(folder)
        ways = {way: [sys.executable, __file__, "--only", way, "--folder", name] for way in ("here", "loops")}
        if chosen.moviepy_python:
            numbers = [str(number) for number in (SECONDS, LOOK.fps)]
            ways["moviepy"] = [chosen.moviepy_python, "-c", MOVIEPY, name, *numbers]
        for _ in range(chosen.rounds):
            report({way: measured(command) for way, command in ways.items()})


def report(outcomes: dict[str, Outcome]) -> None:
    """Print one round: a line for each way, with its ratios to this renderer."""
    here = outcomes["here"]
    for way, (seconds, peak_mb) in outcomes.items():
        figures = {
            "way": way,
            "frames_per_second": round(SCENES * SECONDS * LOOK.fps / seconds),
            "times_slower_than_here": round(seconds / here.seconds, 1),
            "peak_mb": round(peak_mb),
            "times_the_memory": round(peak_mb / here.peak_mb, 2),
        }
        print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main()
