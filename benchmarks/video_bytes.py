"""How large the pictures are, and how like those drawn, beside one continuous x264 encode of the same frames.

    python benchmarks/video_bytes.py [--scenes 21] [--seconds 4]

Prints bytes and structural similarity (SSIM, mean and worst frame) to the frames as drawn, of this renderer's stream in
every quality and of continuous encodes at several rate factors, and the bytes that such an encode takes for the mean
SSIM of the standard quality. None of this depends on the load of the machine.
"""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, get_args

import numpy as np
from fixed_video import clip, scenes

from video_gen import Look, generate_video
from video_gen.media import ffmpeg
from video_gen.models.audio import AudioClip
from video_gen.models.choices import Quality
from video_gen.models.clock import samples_per_frame
from video_gen.models.script import SceneConfig
from video_gen.video.paint import Painting
from video_gen.video.planes import Planes

FACTORS = (14, 18, 22, 26)


class Encode(NamedTuple):
    """A stream beside the frames that it was made of."""

    size: int
    similarity: float
    worst: float


def frames(made: list[tuple[SceneConfig, AudioClip]], look: Look) -> Iterator[memoryview]:
    """Yield every frame of the scenes, one after the other, as drawn."""
    planes = Planes(look.width_px, look.height_px)
    for scene, sound in made:
        shown = 0
        for picture in Painting(scene, sound.timing, look):
            for _ in range(picture.frame - shown):
                yield planes.data
            shown = picture.frame
            planes.update(picture)
        for _ in range(sound.timing.samples // samples_per_frame(look.fps) - shown):
            yield planes.data


def raw(look: Look) -> list[str]:
    """Return what tells ffmpeg of frames on its standard input."""
    return f"-f rawvideo -pix_fmt yuv420p -s {look.width_px}x{look.height_px} -r {look.fps} -i pipe:0".split()


def compared(stream: bytes, made: list[tuple[SceneConfig, AudioClip]], look: Look) -> Encode:
    """Return a stream's size and similarity to the frames."""
    with tempfile.NamedTemporaryFile(suffix=".h264") as file:
        Path(file.name).write_bytes(stream)
        encoded = ["-r", str(look.fps), "-i", file.name]
        arguments = [*raw(look), *encoded, "-lavfi", "ssim=stats_file=-", "-f", "null", "/dev/null"]
        lines = ffmpeg.run(arguments, frames(made, look), subject="ssim").decode().splitlines()
    found = [float(line.split("All:")[1].split()[0]) for line in lines if "All:" in line]
    return Encode(len(stream), float(np.mean(found)), min(found))


def main() -> None:
    """Print a row for each stream."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scenes", type=int, default=21)
    parser.add_argument("--seconds", type=float, default=4, help="of each scene")
    parser.add_argument("--preset", default="veryfast")
    chosen = parser.parse_args()
    made = [(scene, clip(scene, chosen.seconds, Look().fps)) for scene in scenes(chosen.scenes)]
    print("| stream | bytes | mean SSIM | worst frame |\n| --- | ---: | ---: | ---: |")
    here = {}
    for quality in get_args(Quality):
        look = Look(quality=quality)
        stream = b"".join(generate_video(scene, sound.timing, look).h264 for scene, sound in made)
        here[quality] = show(f"here, `{quality}`", compared(stream, made, look))
    look, others = Look(), []
    for factor in FACTORS:
        x264 = f"-c:v libx264 -preset {chosen.preset} -crf {factor} -f h264 pipe:1".split()
        stream = ffmpeg.run([*raw(look), *x264], frames(made, look), subject="continuous")
        others.append(show(f"continuous, {chosen.preset}, crf {factor}", compared(stream, made, look)))
    others.sort(key=lambda encode: encode.similarity)
    standard = here["standard"]
    size = np.exp(np.interp(standard.similarity, [o.similarity for o in others], np.log([o.size for o in others])))
    print(f"\nas like as `standard`: {size:.0f} bytes; here {standard.size / size:.2f} times as many")


def show(name: str, encode: Encode) -> Encode:
    """Print one row and return what it says."""
    print(f"| {name} | {encode.size:,} | {encode.similarity:.4f} | {encode.worst:.4f} |", flush=True)
    return encode


if __name__ == "__main__":
    main()
