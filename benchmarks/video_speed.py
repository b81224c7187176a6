"""How fast stages 5 and 6 are: a video of scenes of every type, rendered here, by its peers, and at the floor.

    python benchmarks/video_speed.py ways [--moviepy-python OTHER/bin/python] [--rounds 3]
    python benchmarks/video_speed.py curve duration|held|scenes|size|cores|quality|captions

Every run is a process of its own, and all of a round follow on each other; what is printed is a table in Markdown, of
several rounds the median. With `--scenes 6` all has a tenth of its length, also the points of a curve.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from measuring import measured
from video_here import FPS, render_floor, render_here
from video_peers import MOVIEPY, draw_stills, render_loops

SCENES, SECONDS = 60, 600
CURVES: dict[str, list[dict[str, object]]] = {
    "duration": [{"seconds": seconds} for seconds in (60, 300, 600, 1200, 2400, 3600)],
    "held": [{"seconds": seconds, "stage": 5} for seconds in (300, 600, 1200, 2400, 3600)],
    "scenes": [{"scenes": scenes, "seconds": 10 * scenes} for scenes in (10, 30, 60, 120, 250, 500)],
    "size": [{"size": size} for size in ("720p", "1080p", "1440p", "2160p")],
    "cores": [{"cores": 1}, {"cores": 2}],
    "quality": [{"quality": quality} for quality in ("draft", "standard", "high")],
    "captions": [{"captions": "soft"}, {"captions": "burned"}],
}
RUNS = {"here": render_here, "floor": render_floor, "loops": render_loops, "stills": draw_stills}
Figures = dict[str, float]


def run(program: list[str], seconds: float) -> Figures:
    """Run one way in a process of its own and return its figures."""
    outcome, said = measured(program)
    figures: Figures = {**outcome._asdict(), **json.loads(said or "{}")}
    return figures | {"real_time": seconds / figures["wall_s"], "seconds": seconds}


def render(way: str, **choices: object) -> Figures:
    """Run one of `RUNS` with the choices given, `cores` among them, the others as they are by default."""
    choices = {"scenes": SCENES, "seconds": SECONDS, **choices}
    cores = int(str(choices.pop("cores", 0)))
    with tempfile.TemporaryDirectory() as made, only(cores):
        options = [f"--{name}={value}" for name, value in {"folder": made, **choices}.items()]
        return run([sys.executable, __file__, way, *options], float(str(choices["seconds"])))


@contextmanager
def only(cores: int) -> Iterator[None]:
    """Have programs that are started in the block find so many cores; 0 for all that there are."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(before)[:cores] if cores else before)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def one_round(moviepy_python: str, scenes: int, moviepy_scenes: int) -> dict[str, Figures]:
    """Return the figures of all ways, one after the other."""
    each = SECONDS / SCENES
    length: dict[str, object] = {"scenes": scenes, "seconds": scenes * each}
    ways = {"here": render("here", **length), "here, burned captions": render("here", captions="burned", **length)}
    ways["floor"] = render("floor", **length)
    with tempfile.TemporaryDirectory() as folder:
        render("stills", folder=folder, **length)
        ways["ffmpeg -loop 1, concat"] = render("loops", folder=folder, **length)
        if moviepy_python:
            seconds = moviepy_scenes * each
            render("stills", folder=folder, scenes=moviepy_scenes, seconds=seconds)
            ways["MoviePy 2"] = run([moviepy_python, "-c", MOVIEPY, folder, str(each), str(FPS)], seconds)
    return ways


def compare(rounds: list[dict[str, Figures]]) -> None:
    """Print the medians of all ways, and how many times as long as here each takes for a second of video."""
    print("| way | video s | wall s | CPU s | times real time | as long as here | by CPU | peak MB | bytes |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for way in rounds[0]:
        wall, cpu = (median(_slower(ways, way, key) for ways in rounds) for key in ("wall_s", "cpu_s"))
        middle = {key: median(ways[way].get(key, 0) for ways in rounds) for key in rounds[0][way]}
        print(f"| {way} {_row(middle, f'{wall:.2f} | {cpu:.2f} | ')}")


def _slower(ways: dict[str, Figures], way: str, key: str) -> float:
    here, there = ways["here"], ways[way]
    return there[key] / there["seconds"] / (here[key] / here["seconds"])


def _row(figures: Figures, ratios: str = "") -> str:
    took = f"{figures['wall_s']:.1f} | {figures['cpu_s']:.1f} | {figures['real_time']:.0f}"
    return f"| {figures['seconds']:.0f} | {took} | {ratios}{figures['peak_mb']:.0f} | {figures.get('bytes', 0):.0f} |"


def curve(name: str, scenes: int) -> None:
    """Print a row for each point of a curve, of videos as much shorter as `scenes` is less than SCENES."""
    share = scenes / SCENES
    print("| video | video s | wall s | CPU s | times real time | peak MB | bytes |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for point in CURVES[name]:
        whole = {"scenes": SCENES, "seconds": SECONDS, **point}
        choices = whole | {key: max(1, round(share * int(str(whole[key])))) for key in ("scenes", "seconds")}
        named = ", ".join(f"{key} {choices[key]}" for key in point)
        print(f"| {named} {_row(render('here', **choices))}", flush=True)


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=("ways", "curve", *RUNS))
    parser.add_argument("curve", nargs="?", choices=CURVES)
    parser.add_argument("--scenes", type=int, default=SCENES)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--size", default="1080p")
    parser.add_argument("--quality", default="standard")
    parser.add_argument("--captions", default="soft")
    parser.add_argument("--stage", type=int, choices=(5,), help="draw and encode only, without sound")
    parser.add_argument("--folder", type=Path, default=Path("output"))
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--moviepy-python", help="python of an environment that has MoviePy 2")
    parser.add_argument("--moviepy-scenes", type=int, default=12, help="MoviePy renders the first so many scenes")
    chosen = parser.parse_args()
    if chosen.task == "ways":
        some = (chosen.moviepy_python, chosen.scenes, chosen.moviepy_scenes)
        compare([one_round(*some) for _ in range(chosen.rounds)])
    elif chosen.task == "curve":
        curve(chosen.curve, chosen.scenes)
    else:
        RUNS[chosen.task](chosen)


if __name__ == "__main__":
    main()
