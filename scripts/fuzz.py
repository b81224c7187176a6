"""Reads thousands of spoiled documents of all text formats: each gives a script or an error of ours, in time.

python -m scripts.fuzz --count 20000
python -m scripts.fuzz --first 123 --count 1     # one of them again
python -m scripts.fuzz --examples spec.txt       # those of CommonMark's specification instead
"""

import argparse
import re
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

from tests.unit.parsing.mutations import mutated
from video_gen.errors import VideoGenError
from video_gen.inputs import adapt_input
from video_gen.models.audio import Speaker
from video_gen.models.brief import Brief
from video_gen.models.config import InputConfig
from video_gen.parsing import parse_content
from video_gen.scripting import generate_script

SECONDS = 10
MEGABYTES = 256
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n.*?^`{32}$", re.MULTILINE | re.DOTALL)
SPEAKER = Speaker(engine="espeak", language="en", voice="male", name="x", characters_per_second=15.0)


class Outcome(NamedTuple):
    """What became of one document."""

    seed: int
    kind: str
    """`script`, the class of our own error, or `fault`."""
    detail: str
    seconds: float


def limit() -> None:
    """Bound this process: so much more memory than it has now, and a signal that ends what takes too long."""
    read(mutated(0))  # loads what every document needs
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + MEGABYTES * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    signal.signal(signal.SIGPROF, _too_long)


def _too_long(*_: object) -> None:
    raise TimeoutError(f"it took more than {SECONDS} s")


def read(document: tuple[str, bytes]) -> str:
    """Return `script` for a document that became one, else the name of our own error."""
    name, data = document
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        try:
            source = adapt_input(InputConfig(source=str(path)))
            generate_script(parse_content(source), SPEAKER, Brief())
        except VideoGenError as error:
            return type(error).__name__
    return "script"


def examples_in(specification: str) -> list[tuple[str, bytes]]:
    """Return the documents that CommonMark's specification shows, which writes tabs as arrows."""
    return [("a.md", match[1].replace("→", "\t").encode()) for match in _EXAMPLE.finditer(specification)]


def outcome(seed: int, document: Callable[[int], tuple[str, bytes]] = mutated) -> Outcome:
    """Return what becomes of the document of that number."""
    start = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, SECONDS)  # of the processor: the machine may have other things to do
    try:
        kind, detail = read(document(seed)), ""
    except Exception as error:  # noqa: BLE001  # any other error is what is looked for
        kind, detail = "fault", f"{type(error).__name__}: {error}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return Outcome(seed, kind, detail, time.process_time() - start)


def main() -> int:
    """Read them all and print what became of them; return 1 where one was a fault."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--count", type=int, default=20_000)
    options.add_argument("--first", type=int, default=1)
    options.add_argument("--examples", type=Path, metavar="FILE")
    asked = options.parse_args()
    seeds, read_one = range(asked.first, asked.first + asked.count), outcome
    if asked.examples:
        examples = examples_in(asked.examples.read_text("utf-8"))
        seeds, read_one = range(len(examples)), partial(outcome, document=examples.__getitem__)
    kinds: Counter[str] = Counter()
    slowest = Outcome(0, "", "", 0.0)
    with Pool(initializer=limit) as pool:
        for found in pool.imap_unordered(read_one, seeds, chunksize=20):
            kinds[found.kind] += 1
            slowest = max(slowest, found, key=lambda one: one.seconds)
            if found.kind == "fault":
                print(f"seed {found.seed}: {found.detail}", flush=True)
    counts = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    print(f"{sum(kinds.values())} documents: {counts}; the slowest, {slowest.seed}, took {slowest.seconds:.1f} s")
    return 1 if kinds["fault"] else 0


if __name__ == "__main__":
    sys.exit(main())
