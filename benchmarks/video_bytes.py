"""How large the pictures are beside one continuous x264 encode of the same frames that looks as good.

    python benchmarks/video_bytes.py [--scenes 17] [--seconds 10]

Prints bytes and structural similarity (SSIM, mean and worst frame) to the frames as drawn, of this renderer's stream
and of continuous encodes at several qualities, and the bytes that such an encode takes for the same mean SSIM.
"""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from fixed_video import clip, scenes

from video_gen import Look, generate_video
from video_gen.media import ffmpeg
from video_gen.models.audio import AudioClip
from video_gen.models.clock import samples_per_frame
from video_gen.models.script import SceneConfig
from video_gen.video.paint import Painting
from video_gen.video.planes import Planes

LOOK = Look()
RAW = f"-f rawvideo -pix_fmt yuv420p -s {LOOK.width_px}x{LOOK.height_px} -r {LOOK.fps} -i pipe:0".split()
QUALITIES = (14, 18, 22, 26)


class Encode(NamedTuple):
    """A stream beside the frames that it was made of."""

    size: int
    similarity: float
    worst: float


def frames(made: list[tuple[SceneConfig, AudioClip]]) -> Iterator[memoryview]:
    """Yield every frame of the scenes, one after the other, as drawn."""
    planes = Planes(LOOK.width_px, LOOK.height_px)
    for scene, sound in made:
        shown = 0
        for picture in Painting(scene, sound.timing, LOOK):
            for _ in range(picture.frame - shown):
                yield planes.data
            shown = picture.frame
            planes.update(picture)
        for _ in range(sound.timing.samples // samples_per_frame(LOOK.fps) - shown):
            yield planes.data


def compared(stream: bytes, made: list[tuple[SceneConfig, AudioClip]]) -> Encode:
    """Return a stream's size and similarity to the frames."""
    with tempfile.NamedTemporaryFile(suffix=".h264") as file:
        Path(file.name).write_bytes(stream)
        encoded = ["-r", str(LOOK.fps), "-i", file.name]
        arguments = [*RAW, *encoded, "-lavfi", "ssim=stats_file=-", "-f", "null", "/dev/null"]
        lines = ffmpeg.run(arguments, frames(made), subject="ssim").decode().splitlines()
    found = [float(line.split("All:")[1].split()[0]) for line in lines if "All:" in line]
    return Encode(len(stream), float(np.mean(found)), min(found))


def main() -> None:
    """Print a row for each stream."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scenes", type=int, default=17)
    parser.add_argument("--seconds", type=float, default=10, help="of each scene")
    parser.add_argument("--preset", default="veryfast")
    chosen = parser.parse_args()
    made = [(scene, clip(scene, chosen.seconds, LOOK.fps)) for scene in scenes(chosen.scenes)]
    here = compared(b"".join(generate_video(scene, sound.timing, LOOK).h264 for scene, sound in made), made)
    print("stream                      bytes     mean SSIM   worst frame")
    show("here", here)
    others = []
    for quality in QUALITIES:
        x264 = f"-c:v libx264 -preset {chosen.preset} -crf {quality} -f h264 pipe:1".split()
        others.append(compared(ffmpeg.run([*RAW, *x264], frames(made), subject="continuous"), made))
        show(f"continuous, crf {quality}", others[-1])
    others.sort(key=lambda encode: encode.similarity)
    sizes = np.interp(here.similarity, [o.similarity for o in others], np.log([o.size for o in others]))
    print(f"as similar as here: {np.exp(sizes):.0f} bytes; here {here.size / np.exp(sizes):.2f} times as many")


def show(name: str, encode: Encode) -> None:
    """Print one row."""
    print(f"{name:22} {encode.size:10} {encode.similarity:13.5f} {encode.worst:13.5f}", flush=True)


if __name__ == "__main__":
    main()
