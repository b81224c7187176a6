"""Ten minutes of speech: spoken, mastered and encoded, and joined with pictures to a video; each in its own process.

For each part seconds on the clock, processor seconds with those of all that it started, and peak memory: of Python, in
which the clips are that each part reads, and together with all that it started.
"""

import argparse
import pickle
import resource
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from measuring import measured

import video_gen as vg
from video_gen.models.clock import SAMPLE_RATE_HZ
from video_gen.models.script import SceneConfig, StatementVisual, VideoConfig
from video_gen.models.source import Source

SECONDS, SCENE_S = 600, 15
LINE = "The quick brown fox jumps over the lazy dog, and then it thinks about what it has done for quite a while."
SPEAKER = vg.Speaker(engine="espeak", language="en", voice="male", name="en-us", characters_per_second=15.0)
ALL_FORMATS = ("mp4", "webm", "gif", "webp", "mp3", "m4a")


def scenes() -> list[SceneConfig]:
    """Return scenes of about a quarter of a minute each, ten minutes together."""
    return [
        SceneConfig(
            id=f"scene-{number}",
            narration=(f"{LINE} This is scene {number}.", f"{LINE} And that was it."),
            visual=StatementVisual(text=f"Scene {number}"),
        )
        for number in range(SECONDS // SCENE_S)
    ]


def speak(folder: Path) -> None:
    """Speak all scenes with the embedded engine."""
    with ThreadPoolExecutor(2) as pool:
        clips = list(pool.map(lambda scene: vg.generate_audio(scene, SPEAKER, 30), scenes()))
    (folder / "clips").write_bytes(pickle.dumps(clips))


def master(folder: Path, formats: tuple[str, ...]) -> None:
    """Join, master and encode the sound."""
    clips = _read(folder / "clips")
    sound = vg.master_sound(video(), clips, vg.Mix.of(config(folder, formats)))
    (folder / "sound").write_bytes(pickle.dumps(sound))


def render(folder: Path) -> None:
    """Render all scenes."""
    clips = _read(folder / "clips")
    look = vg.Look()
    with ThreadPoolExecutor(2) as pool:
        footage = list(
            pool.map(lambda pair: vg.generate_video(pair[0], pair[1].timing, look), zip(scenes(), clips, strict=True))
        )
    (folder / "footage").write_bytes(pickle.dumps(footage))


def write(folder: Path, formats: tuple[str, ...]) -> None:
    """Join everything and look up that it is in step."""
    clips, sound, footage = (_read(folder / name) for name in ("clips", "sound", "footage"))
    source = Source.make("benchmark.md", "text/markdown", "# Benchmark\n")
    made = config(folder, formats)
    vg.handle_output(video(), clips, footage, sound, footage[0].poster, SPEAKER, made, source)


def _read(path: Path) -> Any:  # noqa: ANN401  # whatever a part before wrote
    with path.open("rb") as file:
        return pickle.load(file)  # noqa: S301  # written by this program


def video() -> VideoConfig:
    """Return the video."""
    return VideoConfig(id="benchmark", title="Benchmark", scenes=tuple(scenes()))


def config(folder: Path, formats: tuple[str, ...]) -> vg.InputConfig:
    """Return the settings."""
    return vg.InputConfig.model_validate({"source": "benchmark.md", "output_dir": folder / "out", "format": formats})


def main() -> None:
    """Run the parts one after the other and print the figures of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all-formats", action="store_true", help="make the other files too")
    parser.add_argument("--only", choices=("speak", "master", "render", "write"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    formats = ALL_FORMATS if chosen.all_formats else ("mp4",)
    if chosen.only:
        {
            "speak": lambda: speak(chosen.folder),
            "master": lambda: master(chosen.folder, formats),
            "render": lambda: render(chosen.folder),
            "write": lambda: write(chosen.folder, formats),
        }[chosen.only]()
        print(round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000))
        return
    with tempfile.TemporaryDirectory() as folder:
        again = ["--all-formats"] if chosen.all_formats else []
        for name in ("speak", "master", "render", "write"):
            taken, peak_mb = measured([sys.executable, __file__, "--only", name, "--folder", folder, *again])
            memory = f"{peak_mb.strip()} MB of Python, {taken.peak_mb:.0f} MB with what it starts"
            print(f"{name}: {taken.wall_s:.1f} s, {taken.cpu_s:.1f} s of processors, {memory}", flush=True)
        clips = _read(Path(folder, "clips"))
        print("seconds of video", sum(clip.timing.samples for clip in clips) / SAMPLE_RATE_HZ)


if __name__ == "__main__":
    main()
