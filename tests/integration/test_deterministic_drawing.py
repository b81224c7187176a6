"""The first scenes of a fresh process, drawn side by side, are those drawn one after another."""

import subprocess
import sys

DRAW = """
import hashlib, sys
from concurrent.futures import ThreadPoolExecutor
from video_gen.models.audio import Timing
from video_gen.models.look import Look
from video_gen.models.script import SceneConfig, StatementVisual
from video_gen.video.paint import Painting

look, timing = Look(width_px=320, height_px=240), Timing(samples=48000, words=())
scenes = [
    SceneConfig(id=f"s{n}", narration=("Said.",), visual=StatementVisual(heading="Keeping bees", text=f"Thought {n}"))
    for n in range(4)
]

def drawn(scene):
    digest = hashlib.sha256()
    for picture in Painting(scene, timing, look):
        digest.update(picture.pixels.tobytes())
    return digest.hexdigest()

with ThreadPoolExecutor(4) as pool:
    beside = list(pool.map(drawn, scenes))
print(beside == [drawn(scene) for scene in scenes])
"""


def test_scenes_drawn_side_by_side_in_a_fresh_process_are_the_same() -> None:
    printed = [subprocess.check_output([sys.executable, "-c", DRAW], text=True).strip() for _ in range(3)]

    assert printed == ["True"] * 3
