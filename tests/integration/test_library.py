"""The library alone, without Prefect, makes the same video as the workflow."""

import subprocess
import sys
from pathlib import Path

import pytest

from flows.document_to_video import document_to_video
from video_gen.models.config import InputConfig
from video_gen.models.files import Manifest, VideoFiles

DOCUMENT = """\
# Keeping bees

Bees live in colonies of many thousand workers around one queen. A beekeeper gives them a dry home and room to grow.

## In spring

The colony grows fast when the first flowers open, so the beekeeper adds a second box before the first one is full.
"""

ALONE = """
import sys
from pathlib import Path
import video_gen as vg

places = {"source": sys.argv[1], "output_dir": Path(sys.argv[2])}
config = vg.InputConfig(**places, engine="espeak", size="320x240", target_duration=15)
source = vg.adapt_input(config)
document = vg.parse_content(source)
config = vg.resolve_settings(config, document)
speaker = vg.choose_speaker(config.engine, config.voice, config.language)
script = vg.generate_script(document, speaker, vg.Brief.of(config))
look = vg.Look.of(config, speaker.language)
for video in script.videos:
    clips = [vg.generate_audio(scene, speaker, config.fps) for scene in video.scenes]
    footage = [vg.generate_video(scene, clip.timing, look) for scene, clip in zip(video.scenes, clips)]
    sound = vg.master_sound(video, clips, vg.Mix.of(config))
    thumbnail = vg.draw_thumbnail(video.title, look)
    files = vg.handle_output(video, clips, footage, sound, thumbnail, speaker, config, source)
assert not [name for name in sys.modules if name.split(".")[0] == "prefect"]
print(files.path("manifest"))
"""


@pytest.mark.usefixtures("result_store")
def test_the_functions_alone_give_the_frames_and_the_sound_of_the_workflow(tmp_path: Path) -> None:
    document = tmp_path / "bees.md"
    document.write_text(DOCUMENT)
    command = [sys.executable, "-c", ALONE, str(document), str(tmp_path / "alone")]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    config = InputConfig(
        source=str(document), output_dir=tmp_path / "flow", engine="espeak", size="320x240", target_duration=15
    )

    (video,) = document_to_video(config)

    assert isinstance(video, VideoFiles)
    alone, flow = (manifest(path) for path in (Path(printed.strip()), video.path("manifest")))
    assert alone.scenes == flow.scenes
    assert len(alone.scenes) >= 2


def manifest(path: Path | None) -> Manifest:
    assert path
    return Manifest.model_validate_json(path.read_bytes())
