"""Makes the script of every document of a folder at several lengths, and prints how sound and how long it is.

    python -m scripts.check_documents FOLDER [--target-duration 10 60 300] [--name TEXT]

A row for each document, a column for each length: by how many percent the planned length misses it, with `s` where the
document has too little to say, `!` where it has enough and misses by more than 5 %. Below the table stands what is
wrong (see `tests.unit.scripting.soundness`). The exit code is 1 where anything is.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.unit.scripting.soundness import faults_in
from video_gen.audio.rates import characters_per_second
from video_gen.errors import VideoGenError
from video_gen.inputs import adapt_input, resolve_settings
from video_gen.models.audio import Speaker
from video_gen.models.brief import Brief
from video_gen.models.config import InputConfig
from video_gen.models.document import Document
from video_gen.parsing import parse_content
from video_gen.scripting import generate_script
from video_gen.scripting.pacing import Pace

TARGETS_S = (10, 15, 20, 30, 45, 60, 120, 300, 600)
_NEAR = 0.05


class Row(NamedTuple):
    """What came of one document."""

    name: str
    cells: list[str]
    faults: list[str]


def row_of(path: Path, targets_s: Sequence[int]) -> Row:
    """Return the row of a document; one that is refused has the reason in it and no fault."""
    try:
        settings = InputConfig(source=str(path))
        document = parse_content(adapt_input(settings))
        settings = resolve_settings(settings, document)
    except VideoGenError as error:
        return Row(path.name, [str(error)], [])
    found = list(_lengths(document, settings, targets_s))
    return Row(path.name, [cell for cell, _ in found], [fault for _, faults in found for fault in faults])


def _lengths(document: Document, settings: InputConfig, targets_s: Sequence[int]) -> Iterator[tuple[str, list[str]]]:
    speaker = _speaker(settings.language)
    for target_s in targets_s:
        brief = Brief.of(settings).replace(target_duration=target_s)
        script = generate_script(document, speaker, brief)
        pace = Pace.of(speaker, brief)
        off = sum(map(pace.scene_s, script.videos[0].scenes)) / target_s - 1
        is_missed = abs(off) > _NEAR and not script.warnings
        faults = [f"{target_s} s: {fault}" for fault in faults_in(document, script)]
        if is_missed:
            faults.append(f"{target_s} s: its length is {100 * off:+.1f} % off")
        yield f"{100 * off:6.1f}{'s' if script.warnings else '!' if is_missed else ' '}", faults


def _speaker(language: str) -> Speaker:
    rate = characters_per_second("espeak", language, "male")
    return Speaker(engine="espeak", language=language, voice="male", name="x", characters_per_second=rate)


def main() -> int:
    """Print the table and what is wrong; return 1 where anything is."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--target-duration", type=int, nargs="+", default=TARGETS_S, metavar="SECONDS")
    options.add_argument("--name", default="", help="only documents with this in their name")
    asked = options.parse_args()
    paths = [path for path in sorted(asked.folder.iterdir()) if path.is_file() and asked.name in path.name]
    print(" " * 36, *(f"{target_s:6} " for target_s in asked.target_duration))
    faults = []
    with ProcessPoolExecutor() as pool:
        for row in pool.map(partial(row_of, targets_s=asked.target_duration), paths):
            print(f"{row.name[:36]:36}", *row.cells, f"{len(row.faults) or ''}", flush=True)
            faults += [f"{row.name}, {fault}" for fault in row.faults]
    print(*faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
