"""Checksums of the frames of fixed scenes, so that a change of what is drawn is seen, and meant.

    python -m scripts.golden_frames            # names the frames that differ from tests/unit/video/golden_frames.txt
    python -m scripts.golden_frames --write    # writes that file anew: look at the contact sheet first

The scenes have letters of the embedded typefaces alone, laid out by Pillow itself whether FriBiDi is there or not. With
the libraries that the file was made with, frames are the same to the bit; with others, or another kind of processor,
their lightness in an 8 x 8 grid is compared instead.
"""

import argparse
import hashlib
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np
from PIL import Image, features

import video_gen as vg
from scripts.contact_sheet import pages, scenes_of
from video_gen.models.theme import TOKENS
from video_gen.video.sheet import Sheet
from video_gen.video.typeface import shapes_text

FILE = Path("tests/unit/video/golden_frames.txt")
SCENES = "examples/scenes.yaml"
SIZES = {"16x9": (640, 360), "9x16": (360, 640), "1x1": (400, 400)}
_GRID = 8
TOLERANCE = 6
"""Most that a cell's lightness may differ, of 255, where other libraries draw: letters half a pixel away make 2."""


class Golden(NamedTuple):
    """What is kept of a frame."""

    sha256: str
    """Its first 16 digits."""
    lightness: bytes
    """Of each cell of the grid, line by line."""


def made_with() -> str:
    """Return what decides the bits of a frame beside our own code."""
    libraries = (f"{name} {version(name)}" for name in ("pillow", "pymupdf-fonts", "resvg-py", "ziamath"))
    return ", ".join([*libraries, f"freetype {features.version('freetype2')}", platform.machine()])


def lay_out_alike() -> None:
    """Have this process lay letters out without FriBiDi from now on, as a machine does that lacks it."""
    with patch.object(features, "check", return_value=False):
        shapes_text.cache_clear()
        shapes_text()


def drawn() -> Iterator[tuple[str, Golden]]:
    """Yield every page of the example script, each scene in all sizes and in three of the four themes."""
    scenes, language = scenes_of(SCENES, 600)
    for number, scene in enumerate(scenes):
        for turn, (size, (width, height)) in enumerate(SIZES.items()):
            theme = list(TOKENS)[(number + turn) % len(TOKENS)]
            sheet = Sheet(vg.Look(theme=theme, width_px=width, height_px=height, language=language))
            for page, (picture, _) in enumerate(pages(scene, sheet), 1):
                yield f"{scene.id}/{page} {theme} {size}", _golden(picture)


def _golden(picture: Image.Image) -> Golden:
    grid = picture.convert("L").resize((_GRID, _GRID), Image.Resampling.BOX)
    return Golden(hashlib.sha256(picture.tobytes()).hexdigest()[:16], grid.tobytes())


def kept() -> tuple[str, dict[str, Golden]]:
    """Return what the file was made with, and its frames by their names."""
    first, *lines = FILE.read_text("utf-8").splitlines()
    rows = (line.rsplit(" ", 2) for line in lines)
    return first, {name: Golden(digest, bytes.fromhex(lightness)) for name, digest, lightness in rows}


def differing() -> list[str]:
    """Return the names of frames that are not as they are kept, or are new or gone."""
    made, golden = kept()
    now, exact = dict(drawn()), made == made_with()
    return [name for name in {**golden, **now} if not _same(golden.get(name), now.get(name), exact=exact)]


def _same(one: Golden | None, other: Golden | None, *, exact: bool) -> bool:
    if one is None or other is None:
        return False
    if exact:
        return one.sha256 == other.sha256
    apart = np.frombuffer(one.lightness, np.uint8).astype(int) - np.frombuffer(other.lightness, np.uint8)
    return bool(np.abs(apart).max() <= TOLERANCE)


def main() -> int:
    """Compare or write, and return the exit code."""
    lay_out_alike()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the file anew")
    if parser.parse_args().write:
        lines = [f"{name} {golden.sha256} {golden.lightness.hex()}" for name, golden in drawn()]
        FILE.write_text("\n".join([made_with(), *lines]) + "\n", "utf-8")
        print(f"{len(lines)} frames written to {FILE}: look at python -m scripts.contact_sheet before you commit it")
        return 0
    wrong = differing()
    compared = "to the bit" if kept()[0] == made_with() else f"in a grid of {_GRID}: made with {kept()[0]}"
    print("\n".join(wrong) or f"{len(kept()[1])} frames are as they were, {compared}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
