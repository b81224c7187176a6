"""How fast stages 5 and 6 are: a video of scenes of every type, rendered here, by its peers, and at the floor.

    python benchmarks/video_speed.py ways [--moviepy-python OTHER/bin/python]
    python benchmarks/video_speed.py curve duration|held|scenes|size|cores|captions

Every run is a process of its own; it prints a line of JSON. Of this renderer the two stages are timed, without imports.
The peers draw nothing: they get finished pictures, no sound. `ffmpeg -loop 1` shows each scene's last picture for its
whole length, without a reveal. MoviePy shows the same scenes: each settled picture fades in over the one before, when
due. The floor draws and joins nothing: every distinct picture is encoded once, as many scenes side by side as there are
cores, and the sound once.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from fixed_video import clip, video
from measuring import children_s, cpu_s, measured
from PIL import Image

from video_gen import (
    InputConfig,
    Look,
    Speaker,
    adapt_input,
    draw_thumbnail,
    generate_video,
    handle_output,
    master_sound,
)
from video_gen.media import ffmpeg
from video_gen.media.aac import encode_aac
from video_gen.media.x264 import x264_stream
from video_gen.models.audio import AudioClip
from video_gen.models.clock import samples_per_frame
from video_gen.models.config import Mix
from video_gen.models.script import SceneConfig
from video_gen.video.paint import Painting
from video_gen.video.planes import Planes

SCENES, SECONDS, FPS = 60, 600, 30
CURVES = {
    "duration": [{"seconds": seconds} for seconds in (60, 300, 600, 1200, 2400, 3600)],
    "scenes": [{"scenes": scenes, "seconds": 10 * scenes} for scenes in (10, 30, 60, 120, 250, 500)],
    "size": [{"size": size} for size in ("720p", "1080p", "1440p", "2160p")],
    "cores": [{"cores": 1}, {"cores": 2}],
    "held": [{"seconds": seconds, "stage": 5} for seconds in (300, 600, 1200, 2400, 3600)],
    "captions": [{"captions": "soft"}, {"captions": "burned"}],
}
SPEAKER = Speaker(engine="espeak", language="en", voice="male", name="en-us", characters_per_second=15)
SETTLED_FRAMES = 8


def render_here(chosen: argparse.Namespace) -> None:
    """Render and join all scenes, as the workflow does."""
    if chosen.cores:
        os.sched_setaffinity(0, range(chosen.cores))
    config = InputConfig(
        source="# A fixed video\n\nOf scenes.\n",
        size=chosen.size,
        fps=FPS,
        captions=chosen.captions,
        output_dir=chosen.folder,
    )
    look, made = Look.of(config, "en"), video(chosen.scenes)
    _, clips = fixed(chosen)
    source, began, before = adapt_input(config), time.perf_counter(), cpu_s()
    with ThreadPoolExecutor(1 + chosen.scenes) as pool:
        mastered = pool.submit(master_sound, made, clips, Mix.of(config)) if not chosen.stage else None
        footage = list(pool.map(lambda scene, sound: generate_video(scene, sound.timing, look), made.scenes, clips))
    size = sum(len(shots.h264) for shots in footage)
    if mastered:
        thumbnail = draw_thumbnail(made.title, look)
        files = handle_output(made, clips, footage, mastered.result(), thumbnail, SPEAKER, config, source)
        size = sum(path.stat().st_size for path in [files.path("video")] if path)
    took = {"wall_s": time.perf_counter() - began, "cpu_s": cpu_s() - before}
    pictures = sum(shots.pictures for shots in footage)
    print(json.dumps({**took, "pictures": pictures, "bytes": size}))


class PlainSound(NamedTuple):
    """Sound as it is."""

    samples: npt.NDArray[np.int16]

    def __len__(self) -> int:
        return self.samples.size

    def piece(self, first: int, last: int) -> npt.NDArray[np.int16]:
        """Return the samples from `first` to just before `last`."""
        return self.samples[first:last]


def render_floor(chosen: argparse.Namespace) -> None:
    """Encode each distinct picture once and the sound once; what is timed is that alone."""
    look, wall_s, beside = Look(), 0.0, os.cpu_count() or 1
    scenes, sounds = fixed(chosen)
    ready = children_s()
    with ThreadPoolExecutor(beside) as pool:
        for first in range(0, len(scenes), beside):
            drawn = [
                distinct(*pair, look) for pair in zip(scenes[first:][:beside], sounds[first:][:beside], strict=True)
            ]
            began = time.perf_counter()
            list(pool.map(lambda frames: x264_stream(frames, look, subject="floor"), drawn))
            wall_s += time.perf_counter() - began
    began = time.perf_counter()
    encode_aac(PlainSound(np.frombuffer(b"".join(sound.pcm for sound in sounds), "<i2")), "floor")
    wall_s += time.perf_counter() - began
    print(json.dumps({"wall_s": wall_s, "cpu_s": children_s() - ready}))


def fixed(chosen: argparse.Namespace) -> tuple[tuple[SceneConfig, ...], list[AudioClip]]:
    """Return the scenes and their sound."""
    scenes = video(chosen.scenes).scenes
    return scenes, [clip(scene, chosen.seconds / chosen.scenes, FPS) for scene in scenes]


def distinct(scene: SceneConfig, sound: AudioClip, look: Look) -> list[bytes]:
    """Return a scene's distinct pictures, as the encoder takes them."""
    planes, found = Planes(look.width_px, look.height_px), []
    for picture in Painting(scene, sound.timing, look):
        planes.update(picture)
        found.append(bytes(planes.data))
    return found


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


def draw_stills(chosen: argparse.Namespace) -> None:
    """Write what the peers get: every scene's settled pictures, the last of them also as the scene's still."""
    starts = []
    for number, (scene, sound) in enumerate(zip(*fixed(chosen), strict=True)):
        begins = []
        for step, (begin, picture) in enumerate(settled(scene, sound)):
            picture.save(chosen.folder / f"{number}-{step}.png", compress_level=1)
            picture.save(chosen.folder / f"{number}.png", compress_level=1)
            begins.append(begin)
        starts.append(begins)
    (chosen.folder / "starts.json").write_text(json.dumps(starts))


def settled(scene: SceneConfig, sound: AudioClip) -> Iterator[tuple[int, Image.Image]]:
    """Yield the pictures that are held, with the frame in which the movement towards them begins."""
    frames, begin, at, shown = sound.timing.samples // samples_per_frame(FPS), 0, 0, None
    for picture in Painting(scene, sound.timing, Look()):
        if shown is not None and picture.frame - at >= SETTLED_FRAMES:
            yield begin, shown
            begin = picture.frame
        at, shown = picture.frame, Image.fromarray(picture.pixels)
    if shown is not None and at < frames:
        yield begin, shown


RUNS = {"here": render_here, "floor": render_floor, "loops": render_loops, "stills": draw_stills}


def run(way: str, program: list[str], **choices: object) -> dict[str, float]:
    """Run one way in a process of its own and return its figures, having printed them."""
    outcome, said = measured(program)
    figures = {**outcome._asdict(), **json.loads(said or "{}")}
    seconds = float(str(choices["seconds"]))
    figures |= {"times_real_time": seconds / figures["wall_s"], "times_real_time_a_core": seconds / figures["cpu_s"]}
    if way != "stills":
        shown = {name: round(value, 2 if value < 10 else None) for name, value in figures.items()}  # noqa: PLR2004
        print(json.dumps({"way": way, **choices, **shown}), flush=True)
    return figures


def render(way: str, **choices: object) -> dict[str, float]:
    """Run one of `RUNS` with the choices given, the others as they are by default."""
    choices = {"scenes": SCENES, "seconds": SECONDS, **choices}
    with tempfile.TemporaryDirectory() as made:
        options = [f"--{name}={value}" for name, value in {"folder": made, **choices}.items()]
        return run(way, [sys.executable, __file__, way, *options], **choices)


def compare(moviepy_python: str, scenes: int, moviepy_scenes: int) -> None:
    """Run all ways side by side and print how many times as long as here each takes for a second of video."""
    each = SECONDS / SCENES
    here, floor = (render(way, scenes=scenes, seconds=scenes * each) for way in ("here", "floor"))
    with tempfile.TemporaryDirectory() as folder:
        length = {"scenes": scenes, "seconds": scenes * each}
        render("stills", folder=folder, **length)
        ways = {"floor": floor, "loops": render("loops", folder=folder, **length)}
        if moviepy_python:
            few = {"scenes": moviepy_scenes, "seconds": moviepy_scenes * each}
            render("stills", folder=folder, **few)
            numbers = [str(few["seconds"] / moviepy_scenes), str(FPS)]
            ways["moviepy"] = run("moviepy", [moviepy_python, "-c", MOVIEPY, folder, *numbers], **few)
    for way, figures in ways.items():
        wall, cpu = (here[key] / figures[key] for key in ("times_real_time", "times_real_time_a_core"))
        print(json.dumps({"way": way, "times_as_long_as_here": round(wall, 2), "by_cpu_seconds": round(cpu, 2)}))


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=("ways", "curve", *RUNS))
    parser.add_argument("curve", nargs="?", choices=CURVES)
    parser.add_argument("--scenes", type=int, default=SCENES)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--size", default="1080p")
    parser.add_argument("--cores", type=int)
    parser.add_argument("--captions", default="soft")
    parser.add_argument("--stage", type=int, choices=(5,), help="draw and encode only, without sound")
    parser.add_argument("--folder", type=Path, default=Path("output"))
    parser.add_argument("--moviepy-python", help="python of an environment that has MoviePy 2")
    parser.add_argument("--moviepy-scenes", type=int, default=12, help="MoviePy renders the first so many scenes")
    chosen = parser.parse_args()
    if chosen.task == "ways":
        compare(chosen.moviepy_python, chosen.scenes, chosen.moviepy_scenes)
    elif chosen.task == "curve":
        for choices in CURVES[chosen.curve]:
            render("here", **choices)
    else:
        RUNS[chosen.task](chosen)


if __name__ == "__main__":
    main()
