"""What is said and what is shown: a set of videos, each a row of scenes."""

from collections import Counter
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from video_gen.models.coverage import BlockCoverage
from video_gen.models.item import Item, Line
from video_gen.models.lesson import (
    CheckpointVisual,
    CommandVisual,
    ComparisonVisual,
    ExerciseVisual,
    ObjectivesVisual,
    ProblemVisual,
    QuizVisual,
    SolutionVisual,
)
from video_gen.models.material import AlertVisual, ChartVisual, MathVisual, StepsVisual
from video_gen.models.option_types import Voice
from video_gen.models.pause import Pause, without_pauses
from video_gen.models.span import SourceSpan
from video_gen.models.theme import ThemeName
from video_gen.models.value import Value

PauseMs = Annotated[int, Field(ge=0, le=10_000)]
SCENE_ID_PATTERN = r"^[a-z0-9][a-z0-9_-]{0,63}$"


class TitleVisual(Value):
    """The opening: what the video is about."""

    kind: Literal["title"] = "title"
    title: Annotated[str, Field(min_length=1)]
    subtitle: str = ""


class ChapterVisual(Value):
    """A chapter opens."""

    kind: Literal["chapter"] = "chapter"
    title: Annotated[str, Field(min_length=1)]
    number: int | None = None


class BulletsVisual(Value):
    """A heading and phrases below it that appear one by one."""

    kind: Literal["bullets"] = "bullets"
    heading: str = ""
    ordered: bool = False
    items: Annotated[tuple[Item, ...], Field(min_length=1)]


class StatementVisual(Value):
    """One thought, large."""

    kind: Literal["statement"] = "statement"
    heading: str = ""
    text: Annotated[str, Field(min_length=1)]


class CodeVisual(Value):
    """Code with its syntax coloured."""

    kind: Literal["code"] = "code"
    heading: str = ""
    language: str = ""
    code: Annotated[str, Field(min_length=1)]


class TableVisual(Value):
    """A table; cells are inline markup."""

    kind: Literal["table"] = "table"
    heading: str = ""
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @model_validator(mode="after")
    def _rectangular(self) -> "TableVisual":
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError("every row of a table needs as many cells as its header")
        return self


class QuoteVisual(Value):
    """Somebody's words."""

    kind: Literal["quote"] = "quote"
    text: Annotated[str, Field(min_length=1)]
    attribution: str = ""


class ImageVisual(Value):
    """A picture with its caption."""

    kind: Literal["image"] = "image"
    heading: str = ""
    image: bytes
    """The picture file's bytes: PNG, JPEG, GIF or WebP."""
    media_type: str = "image/png"
    alt: str = ""
    caption: str = ""


class OutroVisual(Value):
    """The closing: what to remember."""

    kind: Literal["outro"] = "outro"
    title: Annotated[str, Field(min_length=1)]
    items: tuple[Item, ...] = ()


Visual = Annotated[
    TitleVisual
    | ChapterVisual
    | BulletsVisual
    | StatementVisual
    | CodeVisual
    | TableVisual
    | QuoteVisual
    | ImageVisual
    | OutroVisual
    | ObjectivesVisual
    | ProblemVisual
    | SolutionVisual
    | ExerciseVisual
    | QuizVisual
    | CheckpointVisual
    | CommandVisual
    | ComparisonVisual
    | AlertVisual
    | StepsVisual
    | ChartVisual
    | MathVisual,
    Field(discriminator="kind"),
]


class SceneConfig(Value):
    """One scene: what is said while one visual is shown."""

    id: Annotated[str, Field(pattern=SCENE_ID_PATTERN)]
    """Name of the scene, unique in its video."""
    section: str = ""
    """Chapter that it belongs to, plain text; a new chapter mark is set where it changes."""
    narration: Annotated[tuple[Line, ...], Field(min_length=1)]
    """What is said, as plain text: one sentence, or a few that belong together, a line. `[pause 0.8s]` is a silence."""
    pauses: tuple[Pause, ...] = ()
    """The silences within the narration; they are written in its lines, which are without them here."""
    visual: Visual
    voice: Voice | None = None
    """Speaker of this scene; the video's own where not given."""
    theme: ThemeName | None = None
    """Colours of this scene; the video's own where not given."""
    pronunciations: dict[str, str] = Field(default_factory=dict)
    """How words of the narration are said: `kubectl` as `cube control`. Captions show them as they are written."""
    writer: str = ""
    """Language model that wrote the narration; empty for the document's own words."""
    pause_ms: PauseMs = 400
    """Silence after the last word, in milliseconds."""
    spans: tuple[SourceSpan, ...] = ()
    """Where in the document it came from; empty for what was added."""

    @model_validator(mode="before")
    @classmethod
    def _read_narration(cls, fields: Any) -> Any:  # noqa: ANN401  # raw input of a validator
        """One line is a narration, and the pauses that are written in the lines are no part of them."""
        if not isinstance(fields, dict):
            return fields
        lines = fields.get("narration")
        lines = (lines,) if isinstance(lines, str) else lines
        if not isinstance(lines, (list, tuple)) or not all(isinstance(line, str) for line in lines):
            return fields
        said, pauses = without_pauses(lines) if any("[" in line for line in lines) else (lines, ())
        return fields | {"narration": tuple(said), "pauses": (*fields.get("pauses", ()), *pauses)}

    @property
    def kind(self) -> str:
        """The scene type: `title`, `bullets`, `code` and so on."""
        return self.visual.kind


def _repeated(names: list[str]) -> list[str]:
    return sorted(name for name, count in Counter(names).items() if count > 1)


class VideoConfig(Value):
    """One video."""

    id: Annotated[str, Field(pattern=SCENE_ID_PATTERN)]
    title: Annotated[str, Field(min_length=1)]
    """Plain text."""
    language: str = "en"
    voice: Voice = "male"
    scenes: Annotated[tuple[SceneConfig, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _scene_ids_differ(self) -> "VideoConfig":
        if twice := _repeated([scene.id for scene in self.scenes]):
            raise ValueError(f"scene ids must differ, used twice: {', '.join(twice)}")
        return self


class VideoSetConfig(Value):
    """The videos that one document becomes."""

    videos: Annotated[tuple[VideoConfig, ...], Field(min_length=1)]
    warnings: tuple[str, ...] = ()
    """What the writer should know, such as too little text for the length asked for."""
    coverage: tuple[BlockCoverage, ...] = ()
    """What became of each block of the document; empty for a saved script."""

    @model_validator(mode="after")
    def _videos_differ(self) -> "VideoSetConfig":
        for name, values in (("id", [v.id for v in self.videos]), ("title", [v.title for v in self.videos])):
            if twice := _repeated(values):
                raise ValueError(f"every video needs its own {name}, used twice: {', '.join(twice)}")
        return self
