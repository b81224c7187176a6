"""How long stages 1 to 3 take, and how much memory, as a document grows: CPU seconds and peak MB for each size.

    python benchmarks/script_speed.py [DOCUMENT.md]

Each size is measured in a process of its own. Where no document is given, one is written: sections of sentences, lists,
code and tables over a large vocabulary, as a manual has them; the largest of them once more as plain text.
"""

import itertools
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from video_gen import Brief, InputConfig, Speaker, adapt_input, generate_script, parse_content

SIZES_KB = (50, 100, 200, 500, 1000, 2000, 5000)
TARGET_S = 600
_SYLLABLES = "bor dal fen gim hul jat kel lom nur pav rit sol tuv vex wim zan".split()  # noqa: SIM905  # shorter
_PATTERNS = (
    "The {} keeps its {} ready for every {} that comes in.",
    "A {} is read once and written twice by the {} of the {}.",
    "Slow {}s hold back the {} and every other {} in the system.",
    "Most teams change the {} of a {} only once a {}.",
)


def written(size: int) -> str:
    """Return a document of about `size` characters, the same every time."""
    dice = random.Random(7)  # noqa: S311  # no secret

    def noun() -> str:
        return "".join(dice.choices(_SYLLABLES, k=3))

    def sentence() -> str:
        return dice.choice(_PATTERNS).format(noun(), noun(), noun())

    parts, length = ["# The Machine\n\nThe machine serves requests for thousands of people at once.\n"], 0
    while length < size:
        heading = f"{'##' if len(parts) % 6 == 1 else '###'} {noun().title()} of the {noun()}\n"
        prose = "\n\n".join(" ".join(sentence() for _ in range(5)) for _ in range(3))
        items = "\n".join(f"- {noun()} and {noun()}" for _ in range(4))
        rows = "\n".join(f"| {noun()} | {dice.randrange(100)} ms |" for _ in range(4))
        shown = (
            f"It has four parts:\n\n{items}\n",
            "```python\ndef f():\n    pass\n```\n",
            f"| A | B |\n|-|-|\n{rows}\n",
        )
        parts.append("\n".join([heading, prose, "", dice.choice(shown)]))
        length += len(parts[-1])
    return "\n".join(parts)


def unmarked(text: str) -> str:
    """Return the document as plain text: its headings in capitals, its prose and its lists."""
    shown = (line for line in text.split("\n") if not line.startswith(("```", "|", "def ", "    ")))
    return "\n".join(line.lstrip("# ").upper() if line.startswith("#") else line for line in shown)


def measure(path: Path) -> None:
    """Print the CPU seconds of the three stages and the peak memory of this process."""
    speaker = Speaker(engine="espeak", language="en", voice="male", name="en-us", characters_per_second=15)
    warm = parse_content(adapt_input(InputConfig(source="# Warm\n\nThe imports are done with this.\n")))
    generate_script(warm, speaker, Brief())
    times = [time.process_time()]
    source = adapt_input(InputConfig(source=str(path)))
    times.append(time.process_time())
    document = parse_content(source)
    times.append(time.process_time())
    generate_script(document, speaker, Brief(target_duration=TARGET_S))
    times.append(time.process_time())
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    each = " ".join(f"{after - before:8.3f}" for before, after in itertools.pairwise(times))
    print(f"{path.stat().st_size / 1000:8.0f} {each} {times[-1] - times[0]:8.3f} {peak_mb:8.0f}  {source.media_type}")


def _all_sizes(folder: Path) -> list[Path]:
    """Write a document of each size, and the largest as plain text too."""
    documents = [folder / f"{size}.md" for size in SIZES_KB]
    for document, size in zip(documents, SIZES_KB, strict=True):
        document.write_text(written(size * 1000))
    plain = documents[-1].with_suffix(".txt")
    plain.write_text(unmarked(documents[-1].read_text()))
    return [*documents, plain]


def main() -> None:
    """Measure one document, or one of each size."""
    if len(sys.argv) > 2 and sys.argv[1] == "--one":  # noqa: PLR2004  # a flag and a path
        measure(Path(sys.argv[2]))
        return
    print("      KB    adapt    parse   script    total  peak MB")
    with tempfile.TemporaryDirectory() as folder:
        documents = [Path(name) for name in sys.argv[1:]] or _all_sizes(Path(folder))
        for document in documents:
            subprocess.run([sys.executable, __file__, "--one", str(document)], check=True)


if __name__ == "__main__":
    main()
