from pathlib import Path

import pytest

from video_gen.models.audio import Speaker
from video_gen.models.brief import Brief
from video_gen.models.source import Asset, Source
from video_gen.parsing import parse_content
from video_gen.scripting import generate_script

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture(scope="session")
def quickstart():
    return (EXAMPLES / "quickstart.md").read_text()


@pytest.fixture(scope="session")
def diagram():
    return Asset(
        name="images/docs-as-code.png",
        data=(EXAMPLES / "images" / "docs-as-code.png").read_bytes(),
        media_type="image/png",
    )


@pytest.fixture
def written():
    """Write the script of a Markdown text."""

    def write(text, target_s=60, *, rate=16.0, voice="male", assets=(), language="", **brief):
        document = parse_content(Source.make("a.md", "text/markdown", text, assets=tuple(assets)))
        speaker = Speaker(
            engine="espeak",
            language=language or document.language or "en",
            voice=voice,
            name="x",
            characters_per_second=rate,
        )
        return generate_script(document, speaker, Brief(target_duration=target_s, voice=voice, **brief))

    return write


@pytest.fixture
def scenes_of(written):
    """Return the scenes between title and outro."""

    def scenes(text, target_s=60, **options):
        script = written(text, target_s, **options)
        return [scene for scene in script.videos[0].scenes if scene.kind not in {"title", "outro", "chapter"}]

    return scenes
