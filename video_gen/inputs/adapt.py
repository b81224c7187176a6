"""Brings a document in: from where it is, as the kind that it is."""

from typing import Final

from video_gen.errors import DocumentError
from video_gen.inputs.formats import (
    docx,
    html,
    markdown,
    notebook,
    pdf,
    plain_text,
    pptx,
    restructured_text,
    saved_script,
    unreadable,
)
from video_gen.inputs.music import read_music
from video_gen.inputs.places import file, inline_text, standard_input, web, youtube
from video_gen.inputs.received import Format, Place, RemotePlace
from video_gen.inputs.theme import read_theme
from video_gen.models.config import InputConfig
from video_gen.models.source import Source

REMOTE: Final[tuple[RemotePlace, ...]] = (youtube, web)
PLACES: Final[tuple[Place, ...]] = (inline_text, standard_input, *REMOTE, file)
"""Asked in this order; the first that accepts the source reads it."""
FORMATS: Final[tuple[Format, ...]] = (
    docx,
    pptx,
    pdf,
    unreadable,
    saved_script,
    notebook,
    html,
    restructured_text,
    markdown,
    plain_text,
)
"""Asked in this order; the first that accepts the bytes converts them."""


def check_input(config: InputConfig) -> None:
    """Return where nothing is known to be wrong with document, music and theme, without fetching anything.

    Raises:
        SettingsError: It is on the web, and the network is not allowed; or the music or the theme is none.
        DocumentError: It is at an address that may not be asked, or on this machine and cannot be read.
    """
    read_music(config.music)
    read_theme(config.theme)
    place = _place_of(config)
    for remote in REMOTE:
        if remote is place:
            remote.check(config)
            return
    adapt_input(config.replace(allow_network=False))


def adapt_input(config: InputConfig) -> Source:
    """Return the document that `config` names, with the pictures it names, read whole.

    Raises:
        SettingsError: It is on the web, and the network is not allowed.
        DocumentError: It cannot be read, or holds no words.
        WebError: Its server is not found or not trusted.
        WebUnavailableError: Its server does not answer, for now.
    """
    received = _place_of(config).receive(config)
    kind = next((kind for kind in FORMATS if kind.accepts(received)), None)
    if kind is None:
        raise DocumentError(
            received.origin,
            f"{received.declared or received.suffix} files are not read",
            "Give Markdown (.md), plain text (.txt), HTML, reStructuredText (.rst), a notebook (.ipynb), Word (.docx), "
            "PowerPoint (.pptx), PDF or a saved script (.yaml)",
        )
    try:
        source = kind.convert(received)
    except DocumentError as error:
        raise error.within(received.origin) from error.__cause__
    if not source.data and not any(character.isalnum() for character in source.text):
        reason = "it has no words" if source.text.strip() else "it is empty"
        raise DocumentError(source.origin, reason, "Give a document with some text")
    return source.replace(warnings=received.warnings + source.warnings)


def _place_of(config: InputConfig) -> Place:
    return next(place for place in PLACES if place.accepts(config))
