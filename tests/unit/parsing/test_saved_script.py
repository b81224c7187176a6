import pytest

from video_gen.errors import DocumentError
from video_gen.models.script import SceneConfig, TitleVisual, VideoConfig, VideoSetConfig
from video_gen.models.script_file import dump_script
from video_gen.models.source import Source
from video_gen.parsing import parse_content

TYPE = "application/vnd.video-gen.script+yaml"
SCRIPT = VideoSetConfig(
    videos=(
        VideoConfig(
            id="v",
            title="Titel",
            language="de",
            scenes=(SceneConfig(id="s", narration=("Hallo.",), visual=TitleVisual(title="Titel")),),
        ),
    )
)


def test_a_saved_script_is_the_document():
    text, _ = dump_script(SCRIPT, {"theme": "dark"})
    document = parse_content(Source.make("s.yaml", TYPE, text, warnings=("w",)))
    assert document.script == SCRIPT
    assert (document.title, document.language) == ("Titel", "de")
    assert document.front_matter == {"video-gen": {"theme": "dark"}}
    assert document.warnings == ("w",)


def test_it_needs_no_settings():
    assert parse_content(Source.make("s.yaml", TYPE, dump_script(SCRIPT, {})[0])).front_matter == {}


def test_what_is_no_script_is_refused():
    with pytest.raises(DocumentError, match="videos"):
        parse_content(Source.make("s.yaml", TYPE, "key: value"))
