"""A section of a script, and the language model that may put it into better words."""

from typing import Annotated

from pydantic import Field

from video_gen.models.script import SceneConfig
from video_gen.models.value import Value


class Author(Value):
    """The language model that writes, and the language it writes in."""

    model: Annotated[str, Field(pattern=r"^(openai|anthropic):\S+$")]
    """Provider and model, such as `openai:gpt-5-mini`."""
    language: str
    """Language of the narration, such as `pt-BR`."""
    translates_from: str = ""
    """Language of the document where it is another one; then what is shown is translated too."""


class Section(Value):
    """Scenes that belong together, and the part of the document that they were made from."""

    scenes: Annotated[tuple[SceneConfig, ...], Field(min_length=1)]
    source: str
    """Plain text of the document's blocks that the scenes come from."""


class Rewritten(Value):
    """A section in the language model's words, or as it was."""

    scenes: tuple[SceneConfig, ...]
    refused: str = ""
    """Why the section keeps its own words; empty where it was rewritten."""


class Translation(Value):
    """The captions of a video in another language."""

    language: str
    """Such as `de` or `pt-BR`."""
    lines: tuple[tuple[str, ...], ...]
    """For each scene the text of each of its cues, in order."""
