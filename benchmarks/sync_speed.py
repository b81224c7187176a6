"""What `video-gen sync` costs over a folder of documents that did not change.

    python benchmarks/sync_speed.py [--documents 1000]

The video of one document is made by the command itself and copied, with its kept outcome, for each of the others; then
the command is run as a user runs it, with one document and with all, so that Prefect's start can be told from the rest.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

OPTIONS = ("--engine", "espeak", "--size", "320x240", "--target-duration", "10")
TEXT = "# Page {n}\n\nThe harbour has a pilot for every ship that enters. This is page {n}.\n"
COPIER = "--copy"


def main() -> None:
    """Print what a synchronisation takes with one document, and with all of them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument(COPIER, dest="copy", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.copy:
        copy_outcomes(asked.copy, asked.documents)
        return
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "docs").mkdir()
        (place / "docs" / "page-0.md").write_text(TEXT.format(n=0))
        os.environ |= {"PREFECT_HOME": str(place / "home"), "DO_NOT_TRACK": "1"}
        sync(place)
        alone = sync(place)
        subprocess.run([sys.executable, __file__, COPIER, place, "--documents", str(asked.documents)], check=True)
        every = sync(place)
        for count, took in ((1, alone), (asked.documents, every)):
            print(f"{count:5} unchanged: {took.wall_s:6.1f} s, of which {took.cpu_s:.1f} s of processor")


class Took(NamedTuple):
    """What the best of three runs took."""

    wall_s: float
    cpu_s: float


def sync(place: Path) -> Took:
    """Run the command three times; return the least that it took."""
    command = [sys.executable, "-c", "from flows.commands.start import video_gen; video_gen()", "sync", place / "docs"]
    times = []
    for _ in range(3):
        began, used = time.monotonic(), processor_s()
        subprocess.run(
            [*command, *OPTIONS, "--output-dir", place / "videos", "--quiet"], check=True, stdout=subprocess.DEVNULL
        )
        times.append((time.monotonic() - began, processor_s() - used))
    return Took(*map(min, zip(*times, strict=True)))


def processor_s() -> float:
    """Return the processor seconds of all children that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def copy_outcomes(place: Path, documents: int) -> None:
    """Add documents, each with a copy of the first one's video and the outcome that a synchronisation keeps of it."""
    from flows.result_store import result_store  # noqa: PLC0415  # with the settings of the parent process
    from flows.sync import outcome_key  # noqa: PLC0415
    from video_gen.inputs import adapt_input, discover  # noqa: PLC0415
    from video_gen.models.config import Settings  # noqa: PLC0415
    from video_gen.models.found import FoundDocument  # noqa: PLC0415

    chosen = {
        name.removeprefix("--").replace("-", "_"): value
        for name, value in zip(OPTIONS[::2], OPTIONS[1::2], strict=True)
    }
    settings = Settings.model_validate(chosen | {"output_dir": place / "videos"})
    store = result_store()

    def key(found: FoundDocument) -> str:
        return outcome_key(found, settings, adapt_input(found.config(settings)).sha256)

    (first,) = discover([str(place / "docs")], settings.output_dir)
    outcome = store.read(key(first)).result
    for n in range(1, documents):
        (place / "docs" / f"page-{n}.md").write_text(TEXT.format(n=n))
    for found in discover([str(place / "docs")], settings.output_dir):
        if found == first:
            continue
        (video,) = outcome.videos
        home = settings.output_dir / found.place / video.folder.name
        shutil.copytree(video.folder, home)
        copied = outcome.replace(source=found.source, videos=(video.replace(folder=home.absolute()),))
        store.write(copied, key=key(found))


if __name__ == "__main__":
    main()
