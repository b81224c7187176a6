"""Runs that `video_speed.py` measures, of this renderer: a video as the workflow makes it, and the floor under that.

Each prints a line of JSON. Of the video the two stages are timed, without imports. The floor draws and joins nothing:
every distinct picture is encoded once, as many scenes side by side as there are cores, and the sound once.
"""

import argparse
import json
import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from fixed_video import clip, video
from measuring import cpu_s

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
from video_gen.media.aac import encode_aac
from video_gen.media.sound import from_pcm
from video_gen.media.x264 import x264_stream
from video_gen.models.audio import AudioClip
from video_gen.models.mix import Mix
from video_gen.models.script import SceneConfig
from video_gen.video.paint import Painting
from video_gen.video.planes import Planes

FPS = 30
_SPEAKER = Speaker(engine="espeak", language="en", voice="male", name="en-us", characters_per_second=15)


def render_here(chosen: argparse.Namespace) -> None:
    """Render and join all scenes, as the workflow does."""
    config = InputConfig(
        source="# A fixed video\n\nOf scenes.\n",
        size=chosen.size,
        fps=FPS,
        quality=chosen.quality,
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
        files = handle_output(made, clips, footage, mastered.result(), thumbnail, _SPEAKER, config, source)
        size = sum(path.stat().st_size for path in [files.path("video")] if path)
    took = {"wall_s": time.perf_counter() - began, "cpu_s": cpu_s() - before}
    pictures = sum(shots.pictures for shots in footage)
    print(json.dumps({**took, "pictures": pictures, "bytes": size}))


def render_floor(chosen: argparse.Namespace) -> None:
    """Encode each distinct picture once and the sound once; what is timed is that alone."""
    look, wall_s, worked_s, size, beside = Look(), 0.0, 0.0, 0, os.cpu_count() or 1
    scenes, sounds = fixed(chosen)
    pairs = list(zip(scenes, sounds, strict=True))
    with ThreadPoolExecutor(beside) as pool:
        for first in range(0, len(pairs), beside):
            drawn = [list(_distinct(*pair, look)) for pair in pairs[first:][:beside]]
            began, before = time.perf_counter(), cpu_s()
            size += sum(map(len, pool.map(lambda frames: x264_stream(frames, look, subject="floor"), drawn)))
            wall_s, worked_s = wall_s + time.perf_counter() - began, worked_s + cpu_s() - before
    began, before = time.perf_counter(), cpu_s()
    size += len(encode_aac(from_pcm(b"".join(sound.pcm for sound in sounds)), "floor"))
    wall_s, worked_s = wall_s + time.perf_counter() - began, worked_s + cpu_s() - before
    print(json.dumps({"wall_s": wall_s, "cpu_s": worked_s, "bytes": size}))


def fixed(chosen: argparse.Namespace) -> tuple[tuple[SceneConfig, ...], list[AudioClip]]:
    """Return the scenes and their sound."""
    scenes = video(chosen.scenes).scenes
    return scenes, [clip(scene, chosen.seconds / chosen.scenes, FPS) for scene in scenes]


def _distinct(scene: SceneConfig, sound: AudioClip, look: Look) -> Iterator[memoryview]:
    """Yield a scene's distinct pictures, as the encoder takes them."""
    planes = Planes(look.width_px, look.height_px)
    for picture in Painting(scene, sound.timing, look):
        planes.update(picture)
        yield memoryview(bytes(planes.data))
