"""What a user can choose: one definition behind the command line, the Prefect form and the settings files."""

import os
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field

from video_gen.models.choices import (
    CaptionMode,
    EncoderChoice,
    EngineName,
    OtherFormat,
    Quality,
    SourceType,
    Split,
)
from video_gen.models.frame_size import FrameSize, frame_size
from video_gen.models.option_types import (
    CaptionLanguage,
    Formats,
    FramesASecond,
    Language,
    LanguageModel,
    Lexicon,
    SectionPause,
    Size,
    SourceName,
    Theme,
    Voice,
)
from video_gen.models.value import Value

OUTPUT_VARIABLE = "VIDEO_GEN_OUTPUT_DIR"


def _output_dir() -> Path:
    return Path(os.environ.get(OUTPUT_VARIABLE) or "output")


def _numbered(schema: dict[str, Any]) -> None:
    """Have Prefect's forms ask in this order: PostgreSQL sorts what it keeps by the length of its names."""
    for position, field in enumerate(schema["properties"].values()):
        field["position"] = position


class Settings(Value):
    """Everything that can be chosen about a video, whatever the document."""

    model_config = ConfigDict(json_schema_extra=_numbered)

    source_type: SourceType = "auto"
    """How to read the source: `auto` takes several lines as the text itself, one line as an address or a path."""
    output_dir: Path = Field(default_factory=_output_dir)
    """Folder in which the video's own folder is made; `output`, or that in VIDEO_GEN_OUTPUT_DIR, by default."""
    target_duration: Annotated[int, Field(ge=10, le=600)] = 60
    """Length to aim for, in seconds (10 to 600)."""
    voice: Voice = "male"
    """Who speaks: `male`, `female`, `male_warm`, `female_friendly`, or an engine's own voice by its name, which
    `video-gen voices` lists."""
    engine: EngineName = "auto"
    """Speech engine: `edge` (online service), `piper` (your own voice files, offline), `espeak` (embedded, offline),
    `auto` (the first of these that can speak, for the whole run)."""
    voices_dir: Path | None = None
    """Folder of Piper voices: NAME.onnx beside NAME.onnx.json; by default that in VIDEO_GEN_VOICES."""
    allow_mixed_voices: bool = False
    """Whether a scene that the engine cannot speak is spoken by the next one, in another voice."""
    section_pause: SectionPause = 0.8
    """Silence behind the last word of a section before the next begins, in seconds (0 to 10)."""
    fit_rate: bool = False
    """Whether the voice reads up to 15 % faster or slower where the planned length misses the target."""
    language: Language = "auto"
    """Language of the narration, such as `en` or `pt-BR`; `auto` reads it off the document."""
    theme: Theme = "light"
    """Colours of the scenes: `light`, `dark`, `contrast`, `clean`, or the TOML file of a theme of your own."""
    size: Size = "1080p"
    """Frame size: 720p, 1080p, 1440p, 2160p, vertical, square or WIDTHxHEIGHT."""
    fps: FramesASecond = 30
    """Frames a second."""
    quality: Quality = "standard"
    """How pictures are encoded: `draft` (parts appear at once, without motion, and the file is small), `standard`, or
    `high` (closer to the pictures as drawn, twice the time)."""
    encoder: EncoderChoice = "auto"
    """What encodes the pictures: `x264` (software), `nvenc` (NVIDIA), `qsv` (Intel), `videotoolbox` (macOS), `vaapi`
    (Linux), `amf` (AMD), or `auto` (a hardware encoder where one is found faster here, else x264)."""
    captions: CaptionMode = "soft"
    """Captions: `soft` (a track the viewer switches), `burned` (drawn into the picture as well) or `none`."""
    format: Formats = ("mp4",)
    """Files to make beside the mp4, divided by commas: `webm`, `gif` or `webp` (a preview), `mp3` or `m4a` (sound)."""
    loudness: Annotated[float, Field(ge=-31, le=-14)] = -16
    """Loudness of the whole video, in LUFS (-31 to -14)."""
    music: Path | None = None
    """Music to play under the speech: a wav, mp3, ogg, m4a or flac file."""
    music_volume: Annotated[float, Field(ge=-20, le=10)] = 0
    """How much louder than usual the music is, in decibels (-20 to 10)."""
    caption_language: CaptionLanguage = ""
    """One more language for the captions, such as `de`; the language model of `--llm` translates them."""
    split: Split = "none"
    """Videos made of the document: `none` for one, `sections` for one a section."""
    videos: Annotated[int, Field(ge=1, le=100)] = 20
    """Most videos that a split makes (1 to 100)."""
    lexicon: Lexicon = Field(default_factory=dict)
    """How words are said: `--lexicon.kubectl "cube control"`, or a table `lexicon` in the settings file."""
    llm: LanguageModel = ""
    """Language model that rewrites the narration, and translates it into `--language`: `openai:NAME` for any
    OpenAI-compatible endpoint, or `anthropic:NAME`; none by default. Keys and addresses come from the environment."""
    rewrite: bool = True
    """Whether the model of `--llm` rewrites the narration; without, it translates the captions alone."""
    allow_network: bool = False
    """Whether the document may come from the web, and pictures that it names there be fetched."""
    review: bool = False
    """Whether the run waits, before anything is spoken, until a person has approved the script: in Prefect's UI or with
    `video-gen review`. What was approved once is not asked for again."""
    review_hours: Annotated[float, Field(gt=0, le=8760)] = 72
    """Hours to wait for the review; then the run fails (to 8760, a year)."""

    @property
    def is_rewritten(self) -> bool:
        """Whether a language model writes the narration."""
        return bool(self.llm) and self.rewrite

    def as_asked(self) -> Self:
        """Return the settings with those alone set that somebody chose.

        A form sends every field, also those that nobody touched: where all are set, what says the default is not, so
        that front matter and settings file can fill it in.
        """
        fields = type(self).model_fields
        if not self.model_fields_set.issuperset(name for name, field in fields.items() if not field.default_factory):
            return self
        given = {name: getattr(self, name) for name in self.model_fields_set}
        return type(self).model_validate(
            {
                name: value
                for name, value in given.items()
                if value != fields[name].get_default(call_default_factory=True)
            }
        )

    @property
    def other_formats(self) -> tuple[OtherFormat, ...]:
        """Return what is made beside the mp4, each once, in the order asked for."""
        return tuple(name for name in dict.fromkeys(self.format) if name != "mp4")

    @property
    def frame_size(self) -> FrameSize:
        """Width and height in pixels."""
        return frame_size(self.size)


def _source_first(schema: dict[str, Any]) -> None:
    """Have forms ask for the document before anything else."""
    properties = schema["properties"]
    schema["properties"] = {"source": properties.pop("source")} | properties
    _numbered(schema)


class InputConfig(Settings):
    """Everything a run is asked to do: the document and the settings."""

    model_config = ConfigDict(json_schema_extra=_source_first)

    source: SourceName
    """The document: path or address of a file, `-` for standard input, or the text itself."""
