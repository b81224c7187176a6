"""Types of settings: what is typed is checked, and read as it is meant."""

import re
from typing import Annotated, Any, get_args

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from video_gen.errors import SettingsError
from video_gen.models.choices import FormatName, VoiceName
from video_gen.models.clock import FrameRate
from video_gen.models.frame_size import frame_size
from video_gen.models.theme import THEME_FILE_SUFFIX, TOKENS

VOICE_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_+.-]{0,99}$"
_LANGUAGE = r"^(auto|[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)$"
_NO_OR_ONE_LANGUAGE = r"^$|^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
_LANGUAGE_MODEL = r"^$|^(openai|anthropic):\S+$"
_THEME_FORM = {
    "anyOf": [
        {"title": "Built in", "type": "string", "enum": list(TOKENS)},
        {"title": "Your own", "type": "string", "pattern": r"\.[tT][oO][mM][lL]$"},
    ]
}
"""How a form asks for a theme: a choice, or the path of a file."""


def _voice(name: Any) -> Any:  # noqa: ANN401  # raw input of a validator
    if isinstance(name, str) and not re.fullmatch(VOICE_PATTERN, name):
        raise ValueError(f"write {', '.join(get_args(VoiceName))}, or a name that `video-gen voices` lists")
    return name


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
        raise SettingsError("SOURCE", "it is empty", "Name a document, or - for standard input")
    return source


def _known_size(size: str) -> str:
    frame_size(size)
    return size


def _known_theme(theme: str) -> str:
    if theme not in TOKENS and not theme.lower().endswith(THEME_FILE_SUFFIX):
        raise ValueError(f"choose {', '.join(TOKENS)}, or the file of a theme of your own, such as my-theme.toml")
    return theme


def _names(value: Any) -> Any:  # noqa: ANN401  # raw input of a validator
    """Return `webm,gif`, by itself or in a list, as the names in it."""
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, list | tuple):
        return value
    return tuple(name for part in given for name in (part.split(",") if isinstance(part, str) else [part]))


Voice = Annotated[str, Field(pattern=VOICE_PATTERN), BeforeValidator(_voice)]
"""One of the four, or an engine's own voice by its own name, such as `en-GB-RyanNeural`."""
SectionPause = Annotated[float, Field(ge=0, le=10)]
"""Seconds."""
Language = Annotated[str, Field(pattern=_LANGUAGE), BeforeValidator(_language)]
CaptionLanguage = Annotated[str, Field(pattern=_NO_OR_ONE_LANGUAGE)]
LanguageModel = Annotated[str, Field(pattern=_LANGUAGE_MODEL), BeforeValidator(_language_model)]
Lexicon = Annotated[dict[str, str], BeforeValidator(_sounds)]
"""Words and how they are said."""
Size = Annotated[str, AfterValidator(_known_size)]
FramesASecond = Annotated[FrameRate, BeforeValidator(_whole_number)]
Theme = Annotated[str, AfterValidator(_known_theme), WithJsonSchema(_THEME_FORM)]
Formats = Annotated[tuple[FormatName, ...], BeforeValidator(_names)]
SourceName = Annotated[str, Field(min_length=1), BeforeValidator(_some_source)]
