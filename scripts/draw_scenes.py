"""Draws docs/scenes.png: a frame of every scene type in examples/scenes.yaml, lessons in the dark theme."""

from pathlib import Path

from PIL import Image

import video_gen as vg
from video_gen.models.audio import Timing
from video_gen.models.script import SceneConfig
from video_gen.video.paint import Painting

_COLUMNS, _CELL_PX, _GAP_PX = 3, (480, 270), 12
_MOMENT = Timing(samples=1, words=())
_DESK = (217, 211, 199)
_LESSONS = 9
"""How many of the scenes belong to lessons, their chapter's opening among them."""


def _scenes() -> list[SceneConfig]:
    """Return one scene of each kind, and a second chapter that opens the lessons."""
    config = vg.InputConfig(source="examples/scenes.yaml", engine="espeak")
    document = vg.parse_content(vg.adapt_input(config))
    config = vg.resolve_settings(config, document)
    speaker = vg.choose_speaker(config.engine, config.voice, config.language)
    scenes = vg.generate_script(document, speaker, vg.Brief.of(config)).videos[0].scenes
    lessons = next(index for index, scene in enumerate(scenes) if scene.id == "chapter-lessons")
    words = (*scenes[:lessons], *scenes[lessons + _LESSONS :])
    first = {scene.kind: scene for scene in reversed(words)}
    return [scene for scene in words if first[scene.kind] is scene] + [*scenes[lessons : lessons + _LESSONS]]


def main() -> None:
    """Write the sheet."""
    scenes = _scenes()
    width, height = (side + _GAP_PX for side in _CELL_PX)
    rows = -(-len(scenes) // _COLUMNS)
    sheet = Image.new("RGB", (_COLUMNS * width + _GAP_PX, rows * height + _GAP_PX), _DESK)
    for number, scene in enumerate(scenes):
        look = vg.Look(theme="dark") if number >= len(scenes) - _LESSONS else vg.Look()
        frame = Painting(scene, _MOMENT, look).poster.resize(_CELL_PX, Image.Resampling.LANCZOS)
        sheet.paste(frame, (_GAP_PX + number % _COLUMNS * width, _GAP_PX + number // _COLUMNS * height))
    sheet.save(Path("docs/scenes.png"), optimize=True)


if __name__ == "__main__":
    main()
