"""What a user can choose: one definition behind the command line, the Prefect form and the settings files."""

import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, Self, get_args

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, WithJsonSchema

from video_gen.models.clock import FrameRate
from video_gen.models.theme import THEME_FILE_SUFFIX, TOKENS, OwnTheme, ThemeName
from video_gen.models.value import Value

OUTPUT_VARIABLE = "VIDEO_GEN_OUTPUT_DIR"
VoiceName = Literal["male", "female", "male_warm", "female_friendly"]
"""The voices that there are on every engine, in every language that it speaks."""
VOICE_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_+.-]{0,99}$"


def _voice(name: Any) -> Any:  # noqa: ANN401  # raw input of a validator
    if isinstance(name, str) and not re.fullmatch(VOICE_PATTERN, name):
        raise ValueError(f"write {', '.join(get_args(VoiceName))}, or a name that `video-gen voices` lists")
    return name


Voice = Annotated[str, Field(pattern=VOICE_PATTERN), BeforeValidator(_voice)]
"""One of the four, or an engine's own voice by its own name, such as `en-GB-RyanNeural`."""
SectionPause = Annotated[float, Field(ge=0, le=10)]
SpeechEngine = Literal["edge", "piper", "espeak"]
EngineName = Literal["auto", "edge", "piper", "espeak"]
CaptionMode = Literal["soft", "burned", "none"]
SourceType = Literal["auto", "file", "text", "url"]
Split = Literal["none", "sections"]
Quality = Literal["draft", "standard", "high"]
HardwareEncoder = Literal["nvenc", "qsv", "videotoolbox", "vaapi", "amf"]
Encoder = Literal["x264", "nvenc", "qsv", "videotoolbox", "vaapi", "amf"]
EncoderChoice = Literal["auto", "x264", "nvenc", "qsv", "videotoolbox", "vaapi", "amf"]

FormatName = Literal["mp4", "webm", "gif", "webp", "mp3", "m4a"]
OtherFormat = Literal["webm", "gif", "webp", "mp3", "m4a"]

NAMED_SIZES = {
    "720p": (1280, 720),
    "1080p": (1920, 1080),
    "1440p": (2560, 1440),
    "2160p": (3840, 2160),
    "vertical": (1080, 1920),
    "square": (1080, 1080),
}
_LANGUAGE = r"^(auto|[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)$"
_LANGUAGE_MODEL = r"^$|^(openai|anthropic):\S+$"
SMALLEST_PX, LARGEST_PX = 240, 4096


class FrameSize(NamedTuple):
    """Width and height of a frame in pixels, both even as 4:2:0 chroma needs."""

    width_px: int
    height_px: int


def frame_size(size: str) -> FrameSize:
    """Return the pixels of a size: a name such as `1080p`, or `WIDTHxHEIGHT`.

    Raises:
        ValueError: The size is not a known name and not two even numbers within the limits.
    """
    if size in NAMED_SIZES:
        return FrameSize(*NAMED_SIZES[size])
    numbers = re.fullmatch(r"([1-9][0-9]{2,3})x([1-9][0-9]{2,3})", size)
    if not numbers:
        raise ValueError(f"choose {', '.join(NAMED_SIZES)} or WIDTHxHEIGHT such as 1600x900")
    width, height = int(numbers[1]), int(numbers[2])
    if width % 2 or height % 2 or not all(SMALLEST_PX <= side <= LARGEST_PX for side in (width, height)):
        raise ValueError(f"width and height must be even and between {SMALLEST_PX} and {LARGEST_PX}")
    return FrameSize(width, height)


def _whole_number(value: Any) -> Any:  # noqa: ANN401  # raw input of a validator
    return int(value) if isinstance(value, str) and value.isdecimal() else value


def _language(tag: Any) -> Any:  # noqa: ANN401  # raw input of a validator
    """Return a language as it is written here; `EN` and `pt_BR` are common too."""
    if not isinstance(tag, str):
        return tag
    first, *others = tag.replace("_", "-").split("-")
    written = "-".join([first.lower(), *others])
    if not re.fullmatch(_LANGUAGE, written):
        raise ValueError("write auto, or a language such as en or pt-BR")
    return written


def _language_model(name: Any) -> Any:  # noqa: ANN401  # raw input of a validator
    if isinstance(name, str) and not re.fullmatch(_LANGUAGE_MODEL, name):
        raise ValueError("write openai:NAME or anthropic:NAME")
    return name


def _sounds(lexicon: Any) -> Any:  # noqa: ANN401  # raw input of a validator
    """Return a lexicon in which every word has a sound."""
    if not isinstance(lexicon, dict):
        raise ValueError("give each word its sound, as in --lexicon.kubectl 'cube control' or a table of words")  # noqa: TRY004  # pydantic's way
    for word, said in lexicon.items():
        if isinstance(said, str) and not (str(word).strip() and any(map(str.isalnum, said))):
            raise ValueError(f"say how {word!r} is said in letters or digits, or leave it out")
    return lexicon


def _some_source(source: Any) -> Any:  # noqa: ANN401  # raw input of a validator
    if isinstance(source, str) and not source.strip():
        raise ValueError("it is empty; name a document, or - for standard input")
    return source


def _known_size(size: str) -> str:
    frame_size(size)
    return size


def _known_theme(theme: str) -> str:
    if theme not in TOKENS and not theme.lower().endswith(THEME_FILE_SUFFIX):
        raise ValueError(f"choose {', '.join(TOKENS)}, or the file of a theme of your own, such as my-theme.toml")
    return theme


_THEME_FORM = {
    "anyOf": [
        {"title": "Built in", "type": "string", "enum": list(TOKENS)},
        {"title": "Your own", "type": "string", "pattern": r"\.[tT][oO][mM][lL]$"},
    ]
}
"""How a form asks for a theme: a choice, or the path of a file."""


def _names(value: Any) -> Any:  # noqa: ANN401  # raw input of a validator
    """Return `webm,gif`, by itself or in a list, as the names in it."""
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, list | tuple):
        return value
    return tuple(name for part in given for name in (part.split(",") if isinstance(part, str) else [part]))


def _output_dir() -> Path:
    return Path(os.environ.get(OUTPUT_VARIABLE) or "output")


class Settings(Value):
    """Everything that can be chosen about a video, whatever the document."""

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
    language: Annotated[str, Field(pattern=_LANGUAGE), BeforeValidator(_language)] = "auto"
    """Language of the narration, such as `en` or `pt-BR`; `auto` reads it off the document."""
    theme: Annotated[str, AfterValidator(_known_theme), WithJsonSchema(_THEME_FORM)] = "light"
    """Colours of the scenes: `light`, `dark`, `contrast`, `clean`, or the TOML file of a theme of your own."""
    size: Annotated[str, AfterValidator(_known_size)] = "1080p"
    """Frame size: 720p, 1080p, 1440p, 2160p, vertical, square or WIDTHxHEIGHT."""
    fps: Annotated[FrameRate, BeforeValidator(_whole_number)] = 30
    """Frames a second."""
    quality: Quality = "standard"
    """How pictures are encoded: `draft` (parts appear at once, without motion, and the file is small), `standard`, or
    `high` (closer to the pictures as drawn, twice the time)."""
    encoder: EncoderChoice = "auto"
    """What encodes the pictures: `x264` (software), `nvenc` (NVIDIA), `qsv` (Intel), `videotoolbox` (macOS), `vaapi`
    (Linux), `amf` (AMD), or `auto` (a hardware encoder where one is found faster here, else x264)."""
    captions: CaptionMode = "soft"
    """Captions: `soft` (a track the viewer switches), `burned` (drawn into the picture as well) or `none`."""
    format: Annotated[tuple[FormatName, ...], BeforeValidator(_names)] = ("mp4",)
    """Files to make beside the mp4, divided by commas: `webm`, `gif` or `webp` (a preview), `mp3` or `m4a` (sound)."""
    loudness: Annotated[float, Field(ge=-31, le=-14)] = -16
    """Loudness of the whole video, in LUFS (-31 to -14)."""
    music: Path | None = None
    """Music to play under the speech: a wav, mp3, ogg, m4a or flac file."""
    music_volume: Annotated[float, Field(ge=-20, le=10)] = 0
    """How much louder than usual the music is, in decibels (-20 to 10)."""
    caption_language: Annotated[str, Field(pattern=r"^$|^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = ""
    """One more language for the captions, such as `de`; the language model of `--llm` translates them."""
    split: Split = "none"
    """Videos made of the document: `none` for one, `sections` for one a section."""
    videos: Annotated[int, Field(ge=1, le=100)] = 20
    """Most videos that a split makes (1 to 100)."""
    lexicon: Annotated[dict[str, str], BeforeValidator(_sounds)] = Field(default_factory=dict)
    """How words are said: `--lexicon.kubectl "cube control"`, or a table `lexicon` in the settings file."""
    llm: Annotated[str, Field(pattern=_LANGUAGE_MODEL), BeforeValidator(_language_model)] = ""
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


class InputConfig(Settings):
    """Everything a run is asked to do: the document and the settings."""

    model_config = ConfigDict(json_schema_extra=_source_first)

    source: Annotated[str, Field(min_length=1), BeforeValidator(_some_source)]
    """The document: path or address of a file, `-` for standard input, or the text itself."""


class Brief(Value):
    """What the script is to be: all that it depends on beside the document and the speaker."""

    target_duration: int = 60
    length_given: bool = False
    """Whether that length was asked for, and not taken by default."""
    voice: Voice = "male"
    split: Split = "none"
    videos: int = 20
    section_pause: SectionPause = 0.8
    lexicon: dict[str, str] = Field(default_factory=dict)

    @classmethod
    def of(cls, config: InputConfig) -> "Brief":
        """Return the part of `config` that decides the script."""
        wanted = {name: getattr(config, name) for name in cls.model_fields if name != "length_given"}
        return cls(**wanted, length_given="target_duration" in config.model_fields_set)


class Mix(Value):
    """How the sound is mastered: all that it depends on beside the scenes' own sound."""

    loudness: float = -16.0
    music_volume: float = 0.0
    opus: bool = False
    mp3: bool = False
    """Whether the sound is wanted in these encodings too."""

    @classmethod
    def of(cls, config: InputConfig) -> "Mix":
        """Return the part of `config` that decides the sound as a whole."""
        return cls(
            loudness=config.loudness,
            music_volume=config.music_volume,
            opus="webm" in config.format,
            mp3="mp3" in config.format,
        )


class Look(Value):
    """How scenes are drawn and encoded: all that footage depends on beside the scene and its timing."""

    theme: ThemeName = "light"
    own: OwnTheme | None = None
    """A theme of the user's, which takes the place of that one."""
    width_px: int = 1920
    height_px: int = 1080
    fps: FrameRate = 30
    burned_captions: bool = False
    language: str = "en"
    quality: Quality = "standard"
    encoder: Encoder = "x264"
    parameter_sets: str = ""
    """Digest of the parameter sets that a hardware encoder writes, equal in all scenes that are joined; of x264, whose
    settings decide them, none."""

    def in_theme(self, theme: ThemeName | None) -> "Look":
        """Return this look in the colours that a scene asks for; as it is where it asks for none."""
        if theme is None:
            return self
        return self.replace(theme=theme, own=self.own and self.own.replace(tokens=TOKENS[theme]))

    @classmethod
    def of(cls, config: InputConfig, language: str, own: OwnTheme | None = None) -> "Look":
        """Return the part of `config` that decides the pictures, encoded by x264.

        Args:
            config: The settings.
            language: Of the narration.
            own: What the file says that `config.theme` names, where it names one.
        """
        return cls(
            theme=config.theme if config.theme in TOKENS else "light",
            own=own,
            width_px=config.frame_size.width_px,
            height_px=config.frame_size.height_px,
            fps=config.fps,
            burned_captions=config.captions == "burned",
            language=language,
            quality=config.quality,
        )
