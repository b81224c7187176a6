"""Settles the settings: flag over front matter over settings file over default."""

from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from video_gen.errors import SettingsError, one_line
from video_gen.inputs.places import file
from video_gen.inputs.settings_file import find_settings
from video_gen.models.config import InputConfig
from video_gen.models.document import SLIDES_KEY, Document
from video_gen.models.language import UNDETERMINED
from video_gen.models.theme import THEME_FILE_SUFFIX

FRONT_MATTER_KEY = "video-gen"
_UNTOLD = (
    "its words do not tell its language: an English voice reads them and adds none of its own; "
    "name it with --language, or as lang in the front matter"
)
_FLAGS_ONLY = {"source", "source_type", "allow_network", "llm", "music", "voices_dir"}
"""A document, or a repository, from elsewhere must not choose what is read, run or fetched, nor who gets its text."""


class _Layer(NamedTuple):
    """Settings from one place."""

    place: str
    """For errors: a file, or the front matter."""
    values: dict[str, Any]
    refused: set[str]
    """Settings that may not be given there."""


def resolve_settings(config: InputConfig, document: Document) -> InputConfig:
    """Return the settings of a run: those set in `config`, then the document's own, then its settings file's.

    The lexicon is made up of them all, word by word; and a review that a settings file asks for no document declines.

    Args:
        config: What was asked for; the fields that were set explicitly win.
        document: Its front matter (or script) may hold a mapping `video-gen`; its language fills in for `auto`.

    Raises:
        SettingsError: A settings file or the front matter holds a setting that does not fit.
    """
    settled = _given(config, document)
    if settled.language != "auto":
        return settled
    known = document.language not in {"", UNDETERMINED}
    return InputConfig.model_validate(
        {name: getattr(settled, name) for name in settled.model_fields_set}
        | {"language": document.language if known else "en"}
    )


def in_language(config: InputConfig, document: Document) -> Document:
    """Return the document in the language that is given for it, where its own words do not tell theirs; else a warning.

    Where a language model is to translate, the language given is not the document's.

    Raises:
        SettingsError: A settings file or the front matter holds a setting that does not fit.
    """
    if document.language != UNDETERMINED or config.llm:
        return document
    given = _given(config, document).language
    if given == "auto":
        return document.replace(warnings=(*document.warnings, _UNTOLD))
    return document.replace(language=given)


def _given(config: InputConfig, document: Document) -> InputConfig:
    """Return the settings of all places, each over the ones behind it; the language may still be `auto`."""
    values: dict[str, Any] = {}
    for layer in (_file_layer(config), _script_layer(document), _front_matter_layer(config, document)):
        _check(layer, config.source)
        values = _over(values, _under(layer, values))
    return InputConfig.model_validate(_over(values, {name: getattr(config, name) for name in config.model_fields_set}))


def _over(values: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Return settings with others over them; of the lexicon each word by itself."""
    lexicon = {**values.get("lexicon", {}), **more.get("lexicon", {})}
    return values | more | ({"lexicon": lexicon} if lexicon else {})


def _under(layer: _Layer, values: dict[str, Any]) -> dict[str, Any]:
    """Return the layer's settings but for a `review: false` where the layers below ask for one."""
    return {name: value for name, value in layer.values.items() if name != "review" or value or not values.get(name)}


def _file_layer(config: InputConfig) -> _Layer:
    path, values = find_settings(config) or (Path(), {})
    if isinstance(folder := values.get("output_dir"), str):
        values = values | {"output_dir": path.parent / folder}
    return _Layer(str(path), _with_theme(str(path), values, path.parent), _FLAGS_ONLY)


def _with_theme(place: str, values: dict[str, Any], folder: Path | None) -> dict[str, Any]:
    """Return settings with the real path of the theme's file, which lies in `folder` or below it.

    Raises:
        SettingsError: It lies elsewhere, or there is no folder: a document from elsewhere must not choose what is read.
    """
    theme = values.get("theme")
    if not isinstance(theme, str) or not theme.lower().endswith(THEME_FILE_SUFFIX):
        return values
    if folder is None:
        reason, remedy = (
            "a document that is no file on this machine cannot bring a theme",
            "Give it on the command line",
        )
        raise SettingsError(f"{place}: theme", reason, remedy)
    try:
        real = (folder / theme).resolve()
        inside = real.is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        inside = False
    if not inside:
        remedy = "Put it there, or give it on the command line"
        raise SettingsError(f"{place}: theme", f"{one_line(theme, 80)} is not a file in its folder or below", remedy)
    return values | {"theme": str(real)}


def _script_layer(document: Document) -> _Layer:
    """A saved script says who speaks and in which language; only flags and its own settings win over it."""
    if document.script is None:
        return _Layer("script", {}, set())
    video = document.script.videos[0]
    return _Layer("script", {"voice": video.voice, "language": video.language}, set())


def _front_matter_layer(config: InputConfig, document: Document) -> _Layer:
    place = f"front matter, {FRONT_MATTER_KEY}"
    values = document.front_matter.get(FRONT_MATTER_KEY) or {}
    if not isinstance(values, dict):
        raise SettingsError(
            place, "it is no mapping of settings to values", "Write one `setting: value` a line below it"
        )
    values = {key.replace("-", "_"): value for key, value in values.items() if key != SLIDES_KEY}
    # A document from elsewhere must not choose where files are written.
    folder = file.folder_of(config) if file.is_path(config) else None
    return _Layer(place, _with_theme(place, values, folder), _FLAGS_ONLY | {"output_dir"})


def _check(layer: _Layer, source: str) -> None:
    allowed = [name for name in InputConfig.model_fields if name not in layer.refused]
    for name in layer.values:
        if name in layer.refused:
            raise SettingsError(f"{layer.place}: {name}", "it cannot be set there", "Give it on the command line")
        if name not in allowed:
            raise SettingsError(f"{layer.place}: {name}", "there is no such setting", f"Choose of {', '.join(allowed)}")
    try:
        InputConfig.model_validate(layer.values | {"source": source})
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        name = str(first["loc"][0])
        raise SettingsError(
            f"{layer.place}: {name}",
            f"{one_line(repr(layer.values[name]), 80)} does not fit",
            _sentence(first["msg"]),
        ) from error


def _sentence(message: str) -> str:
    """Return what a validator says as a sentence."""
    said = one_line(message).removeprefix("Value error, ")
    return said[:1].upper() + said[1:]
