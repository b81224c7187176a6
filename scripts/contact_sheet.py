"""Every page of a document's scenes in every theme and three sizes, on one sheet for each, and what is wrong with them.

    python -m scripts.contact_sheet [DOCUMENT ...] [--themes light,dark] [--folder contact]

Prints a line for each page that draws outside of its margins or into the band of the captions, for text wider than its
room, too small or over other text, and for letters that no font here has; the exit code says whether there was any.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import numpy as np
from PIL import Image, ImageChops

import video_gen as vg
from scripts.layout_boxes import faults, recorded
from video_gen.models.script import SceneConfig
from video_gen.models.theme import ThemeName
from video_gen.video.drawable import drawing_warnings
from video_gen.video.page import Canvas
from video_gen.video.scenes import scene_pages
from video_gen.video.sheet import Sheet

_SIZES = {"16x9": (1280, 720), "9x16": (720, 1280), "1x1": (720, 720)}
_CELL_PX, _GAP_PX, _COLUMNS = 320, 8, 6
_DESK = (217, 211, 199)
_SLACK = 0.25
"""Of the margin: room for accents, and for the far end of a rounded corner."""
_SPEAKER = vg.Speaker(engine="espeak", language="en", voice="male", name="en-us", characters_per_second=15)


def scenes_of(source: str, seconds: int) -> tuple[list[SceneConfig], str]:
    """Return the scenes that a document becomes, and its language."""
    config = vg.InputConfig(source=source, engine="espeak", target_duration=seconds)
    document = vg.parse_content(vg.adapt_input(config))
    config = vg.resolve_settings(config, document)
    language = _SPEAKER.language if config.language == "auto" else config.language
    script = vg.generate_script(document, _SPEAKER.replace(language=language), vg.Brief.of(config))
    return [scene for video in script.videos for scene in video.scenes], language


def pages(scene: SceneConfig, sheet: Sheet) -> Iterator[tuple[Image.Image, str]]:
    """Yield each page of a scene, finished, and what is wrong with it: where it reaches too far, and its text."""
    for page in scene_pages(scene.visual, sheet, scene.id):
        background = page.background(sheet)
        canvas = Canvas(sheet, background.copy())
        with recorded() as lines:
            page.draw(canvas)
        yield canvas.picture, "; ".join([*_outside(canvas.picture, background, sheet), *faults(lines, sheet)])


def _outside(picture: Image.Image, background: Image.Image, sheet: Sheet) -> Iterator[str]:
    red, green, blue = ImageChops.difference(picture, background).split()
    drawn = np.asarray(ImageChops.lighter(ImageChops.lighter(red, green), blue)) > 0
    slack, region = round(_SLACK * sheet.region.left), sheet.region
    sides = {
        "into the captions": drawn[sheet.band.top :],
        "over the left margin": drawn[:, : region.left - slack],
        "over the right margin": drawn[:, region.right + slack :],
        "over the top margin": drawn[: region.top - slack],
    }
    return (side for side, part in sides.items() if part.any())


def draw(name: str, scenes: list[SceneConfig], look: vg.Look, path: Path) -> int:
    """Write one sheet, print what is wrong, and return how many lines that were."""
    cells, wrong = [], [f"{name}: {warning}" for warning in drawing_warnings(scenes, look)]
    sheet = Sheet(look)
    for scene in scenes:
        for number, (picture, outside) in enumerate(pages(scene, sheet), 1):
            cells.append(picture.resize((_CELL_PX, round(_CELL_PX * look.height_px / look.width_px))))
            if outside:
                wrong.append(f"{name}: {scene.id} ({scene.kind}) page {number} {path.stem}: {outside}")
    width, height = (side + _GAP_PX for side in cells[0].size)
    rows = -(-len(cells) // _COLUMNS)
    desk = Image.new("RGB", (_COLUMNS * width + _GAP_PX, rows * height + _GAP_PX), _DESK)
    for number, cell in enumerate(cells):
        desk.paste(cell, (_GAP_PX + number % _COLUMNS * width, _GAP_PX + number // _COLUMNS * height))
    desk.save(path)
    print("\n".join(wrong), end="\n" if wrong else "")
    return len(wrong)


def main() -> int:
    """Draw all sheets and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", nargs="*", default=["examples/scenes.yaml"])
    parser.add_argument("--themes", default=",".join(get_args(ThemeName)))
    parser.add_argument("--seconds", type=int, default=300, help="length that a document's script aims for")
    parser.add_argument("--folder", type=Path, default=Path("contact"))
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    wrong = 0
    for document in chosen.documents:
        scenes, language = scenes_of(document, chosen.seconds)
        for theme in chosen.themes.split(","):
            for size, (width, height) in _SIZES.items():
                look = vg.Look.model_validate(
                    {"theme": theme, "width_px": width, "height_px": height, "language": language}
                )
                name = Path(document).name
                wrong += draw(name, scenes, look, chosen.folder / f"{name}-{theme}-{size}.png")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
