import pytest
from pydantic import ValidationError

from video_gen.models.audio import Timing, Word
from video_gen.models.clock import SAMPLE_RATE_HZ, frame_at, frames_covering, samples_in, samples_per_frame, seconds
from video_gen.models.config import InputConfig
from video_gen.models.frame_size import NAMED_SIZES, frame_size
from video_gen.models.inline import Run, escape, markup_of, plain, runs
from video_gen.models.item import Item
from video_gen.models.look import Look
from video_gen.models.mix import Mix
from video_gen.models.script import (
    SceneConfig,
    StatementVisual,
    TableVisual,
    VideoConfig,
    VideoSetConfig,
)

SCENE = SceneConfig(id="one", narration=("Say this.",), visual=StatementVisual(text="This"))


@pytest.mark.parametrize("fps", [24, 25, 30, 50, 60])
def test_frame_is_a_whole_number_of_samples(fps: int) -> None:
    assert samples_per_frame(fps) * fps == SAMPLE_RATE_HZ
    assert frames_covering(samples_per_frame(fps) + 1, fps) == 2
    assert frames_covering(samples_per_frame(fps), fps) == 1
    assert frame_at(samples_per_frame(fps) - 1, fps) == 0
    assert frame_at(samples_per_frame(fps), fps) == 1


def test_clock_converts_for_people() -> None:
    assert samples_in(250) == 12_000
    assert seconds(12_000) == 0.25


@pytest.mark.parametrize(("size", "pixels"), [*NAMED_SIZES.items(), ("1600x900", (1600, 900))])
def test_known_sizes(size: str, pixels: tuple[int, int]) -> None:
    assert frame_size(size) == pixels
    assert InputConfig(source="x", size=size).frame_size == pixels


@pytest.mark.parametrize("size", ["", "huge", "1601x900", "100x900", "1600x9000", "1600X900", "-1600x900", "1600x900 "])
def test_other_sizes_are_refused(size: str) -> None:
    with pytest.raises(ValidationError):
        InputConfig(source="x", size=size)


@pytest.mark.parametrize(
    "change",
    [
        {"target_duration": 9},
        {"target_duration": 601},
        {"fps": 29},
        {"fps": "29"},
        {"voice": "a robot"},
        {"language": "English"},
        {"nonsense": 1},
    ],
    ids=str,
)
def test_config_refuses_what_it_does_not_know(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        InputConfig.model_validate({"source": "x"} | change)


def test_config_takes_numbers_as_the_command_line_gives_them() -> None:
    config = InputConfig.model_validate({"source": "x", "fps": "25", "target_duration": "90"})

    assert (config.fps, config.target_duration) == (25, 90)
    assert config.model_fields_set == {"source", "fps", "target_duration"}


def test_schema_asks_for_the_source_first_and_describes_every_field() -> None:
    properties = InputConfig.model_json_schema()["properties"]
    assert [field["position"] for field in properties.values()] == list(range(len(properties)))

    assert next(iter(properties)) == "source"
    assert all(field.get("description") for field in properties.values())


def test_look_is_what_decides_the_pictures() -> None:
    config = InputConfig(source="x", size="square", captions="burned", theme="dark", fps=25)

    assert Look.of(config, "fa") == Look(
        theme="dark", width_px=1080, height_px=1080, fps=25, burned_captions=True, language="fa"
    )


def test_values_are_frozen_digested_by_content_and_replaced_with_validation() -> None:
    with pytest.raises(ValidationError):
        SCENE.id = "two"  # type: ignore[misc]
    assert SCENE.replace(id="one").digest() == SCENE.digest()
    assert SCENE.replace(id="two").digest() != SCENE.digest()
    with pytest.raises(ValidationError):
        SCENE.replace(id="Not an id")


def test_narration_of_one_line_may_be_a_string() -> None:
    assert SceneConfig.model_validate(SCENE.model_dump() | {"narration": "Say this."}) == SCENE


def test_scenes_and_videos_need_names_of_their_own() -> None:
    video = VideoConfig(id="v", title="V", scenes=(SCENE,))
    with pytest.raises(ValidationError, match="used twice: one"):
        VideoConfig(id="v", title="V", scenes=(SCENE, SCENE))
    with pytest.raises(ValidationError, match="its own id"):
        VideoSetConfig(videos=(video, video))
    with pytest.raises(ValidationError, match="its own title"):
        VideoSetConfig(videos=(video, video.replace(id="w")))


def test_table_is_rectangular_and_item_is_not_empty() -> None:
    with pytest.raises(ValidationError, match="as many cells"):
        TableVisual(header=("a", "b"), rows=(("1",),))
    with pytest.raises(ValidationError):
        Item(text="")


def test_line_start_is_where_its_first_word_is() -> None:
    words = tuple(Word(line=line, first=0, last=1, start=start, end=start + 5) for line, start in ((0, 10), (2, 50)))
    timing = Timing(samples=100, words=words)

    assert [timing.line_start(line) for line in range(4)] == [0, 50, 50, 100]


@pytest.mark.parametrize(
    ("markup", "pieces"),
    [
        ("plain", (Run("plain", "plain"),)),
        ("a `b` **c**", (Run("a ", "plain"), Run("b", "code"), Run(" ", "plain"), Run("c", "strong"))),
        (r"2 \* 3 \`x\`", (Run("2 * 3 `x`", "plain"),)),
        ("open ` and ** stay", (Run("open ` and ** stay", "plain"),)),
        ("", ()),
    ],
)
def test_inline_markup_is_read(markup: str, pieces: tuple[Run, ...]) -> None:
    assert runs(markup) == pieces
    assert plain(markup) == "".join(piece.text for piece in pieces)


@pytest.mark.parametrize("text", ["a*b", "`", "**x**", "\\", r"\*", "a `b` c"])
def test_escaped_text_shows_as_it_is(text: str) -> None:
    assert runs(escape(text)) == (Run(text, "plain"),)


def test_markup_of_runs_is_read_back() -> None:
    pieces = (Run("a*", "plain"), Run("b`", "code"), Run(" c\\", "strong"))

    assert runs(markup_of(pieces)) == pieces


@pytest.mark.parametrize(
    ("given", "others"),
    [
        ("webm", ("webm",)),
        ("mp4", ()),
        ("gif,webm", ("gif", "webm")),
        (["webm,gif", "mp3", "webm", "mp4"], ("webm", "gif", "mp3")),
        (("m4a", "webp"), ("m4a", "webp")),
    ],
)
def test_formats_are_named_in_one_word_or_several(given: object, others: tuple[str, ...]) -> None:
    config = InputConfig.model_validate({"source": "x", "format": given})
    assert config.other_formats == others
    assert InputConfig.model_validate_json(config.model_dump_json()) == config
    assert (Mix.of(config).opus, Mix.of(config).mp3) == ("webm" in others, "mp3" in others)


@pytest.mark.parametrize("given", ["", "avi", "webm,", "webm gif", 3, [3]])
def test_other_formats_are_refused(given: object) -> None:
    with pytest.raises(ValidationError):
        InputConfig.model_validate({"source": "x", "format": given})
