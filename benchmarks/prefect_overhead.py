"""What Prefect costs: a scene of a run with two hundred, and how soon its API answers while two runs work.

python benchmarks/prefect_overhead.py scenes [--scenes 200]
python benchmarks/prefect_overhead.py api [--seconds 30] [--size 1920x1080]
"""

import argparse
import os
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx

OPTIONS = ("--engine", "espeak", "--fps", "24", "--quiet")
SMALL = (*OPTIONS, "--size", "320x240")
MAKE = (sys.executable, "-m", "flows.document_to_video")
LIBRARY = """\
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import video_gen as vg
config = vg.InputConfig(source=sys.argv[1], engine="espeak", size="320x240", fps=24, output_dir=Path(sys.argv[2]))
source = vg.adapt_input(config)
document = vg.parse_content(source)
config = vg.resolve_settings(config, document)
speaker = vg.choose_speaker(config.engine, config.voice, config.language)
script = vg.generate_script(document, speaker, vg.Brief.of(config))
look = vg.Look.of(config, speaker.language)
(video,) = script.videos
with ThreadPoolExecutor(8) as pool:
    clips = list(pool.map(lambda scene: vg.generate_audio(scene, speaker, config.fps), video.scenes))
    footage = list(pool.map(lambda scene, clip: vg.generate_video(scene, clip.timing, look), video.scenes, clips))
sound = vg.master_sound(video, clips, vg.Mix.of(config))
vg.handle_output(video, clips, footage, sound, vg.draw_thumbnail(video.title, look), speaker, config, source)
"""


def main() -> None:
    """Print the figures that were asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("scenes", "api"))
    parser.add_argument("--scenes", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--size", default="1920x1080", help="of the videos that are made while the API is asked")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        os.environ |= {"PREFECT_HOME": f"{name}/home", "DO_NOT_TRACK": "1"}
        os.environ.pop("PREFECT_API_URL", None)
        if asked.what == "scenes":
            print_scenes(Path(name), asked.scenes)
        else:
            print_api(Path(name), asked.scenes, asked.seconds, asked.size)


def print_scenes(place: Path, scenes: int) -> None:
    """Print the processor seconds of a run with one scene and with many, with Prefect and without."""
    subprocess.run([*MAKE, script(place, 1, "warm"), *SMALL, "--output-dir", place / "warm"], check=True)
    spent: dict[str, float] = {}
    for count in (1, scenes):
        document = script(place, count, f"s{count}")
        spent[f"Prefect {count}"] = processor_s([*MAKE, document, *SMALL, "--output-dir", place / "flow"])
        spent[f"library {count}"] = processor_s([sys.executable, "-c", LIBRARY, document, place / "library"])
        spent[f"again {count}"] = processor_s([*MAKE, document, *SMALL, "--output-dir", place / "flow"])
    per_scene = {
        way: (spent[f"{way} {scenes}"] - spent[f"{way} 1"]) / (scenes - 1) * 1000
        for way in ("Prefect", "library", "again")
    }
    print(f"a scene of {scenes}, milliseconds of processor, with Prefect's server:")
    print(f"  made by the workflow {per_scene['Prefect']:6.1f}")
    print(f"  made by the library  {per_scene['library']:6.1f}")
    print(f"  Prefect's part       {per_scene['Prefect'] - per_scene['library']:6.1f}")
    print(f"  taken from what is kept, reading it included {per_scene['again']:6.1f}")


def print_api(place: Path, scenes: int, seconds: float, size: str) -> None:
    """Print how soon a server answers what its pages ask, while two runs work."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    api = f"http://127.0.0.1:{port}/api"
    prefect = Path(sys.executable).with_name("prefect")
    server = subprocess.Popen(
        [prefect, "server", "start", "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    runs: list[subprocess.Popen[bytes]] = []
    try:
        until_it_answers(api)
        os.environ["PREFECT_API_URL"] = api
        for number in range(2):
            document = script(place, scenes, f"run{number}")
            options = (*OPTIONS, "--size", size, "--refresh", "--output-dir", place / f"out{number}")
            runs.append(subprocess.Popen([*MAKE, document, *options], stdout=subprocess.DEVNULL))
        until_both_run(api, runs)
        times = sorted(asked_s(api, seconds, runs))
        print(f"{len(times)} answers: median {statistics.median(times) * 1000:.0f} ms, "
              f"p95 {times[int(0.95 * len(times))] * 1000:.0f} ms, slowest {times[-1] * 1000:.0f} ms; "
              f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")  # fmt: skip
    finally:
        for process in (*runs, server):
            process.terminate()
            process.wait()


def asked_s(api: str, seconds: float, runs: list[subprocess.Popen[bytes]]) -> list[float]:
    """Return how long each answer took, of what the pages of Prefect ask, as long as both runs work."""
    newest = {"sort": "EXPECTED_START_TIME_DESC", "limit": 10}
    run = httpx.post(f"{api}/flow_runs/filter", json=newest, trust_env=False, timeout=60).json()[0]["id"]
    of_run = {"flow_runs": {"id": {"any_": [run]}}, "limit": 100}
    questions: list[tuple[str, str, Any]] = [
        ("POST", "/flow_runs/filter", newest),
        ("GET", f"/flow_runs/{run}", None),
        ("POST", "/task_runs/filter", of_run),
        ("GET", f"/flow_runs/{run}/graph-v2", None),
        ("POST", "/logs/filter", {"logs": {"flow_run_id": {"any_": [run]}}, "limit": 100}),
        ("POST", "/artifacts/filter", {"artifacts": {"flow_run_id": {"any_": [run]}}}),
        ("GET", "/health", None),
    ]
    times: list[float] = []
    over = time.monotonic() + seconds
    with httpx.Client(trust_env=False, timeout=60) as client:
        while time.monotonic() < over and all(process.poll() is None for process in runs):
            for method, path, body in questions:
                began = time.monotonic()
                client.request(method, api + path, json=body).raise_for_status()
                times.append(time.monotonic() - began)
    return times


def until_it_answers(api: str) -> None:
    """Return when the server is up."""
    while True:
        try:
            httpx.get(f"{api}/health", trust_env=False).raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.2)
        else:
            return


def until_both_run(api: str, runs: list[subprocess.Popen[bytes]]) -> None:
    """Return when two runs have begun."""
    running = {"flow_runs": {"state": {"type": {"any_": ["RUNNING"]}}}}
    while len(httpx.post(f"{api}/flow_runs/filter", json=running, trust_env=False, timeout=60).json()) < len(runs):
        if any(process.poll() is not None for process in runs):
            sys.exit("A run ended before the other had begun")

        time.sleep(0.2)


def script(place: Path, scenes: int, name: str) -> Path:
    """Write a script of so many short scenes."""
    lines = ["videos:", f"  - id: {name}", f"    title: Run {name}", "    scenes:"]
    for number in range(scenes):
        lines += [
            f"      - id: scene-{number}",
            f"        narration: This is scene {number} of {name}.",
            f"        visual: {{kind: statement, text: Scene {number}}}",
        ]
    path = place / f"{name}.yaml"
    path.write_text("\n".join(lines) + "\n")
    return path


def processor_s(command: list[Any]) -> float:
    """Return the processor seconds of a command and of all that it started."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    before = used.ru_utime + used.ru_stime
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime - before


if __name__ == "__main__":
    main()
