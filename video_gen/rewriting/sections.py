"""Cuts a script into the sections that are rewritten one by one."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from video_gen.models.document import Document
from video_gen.models.inline import plain
from video_gen.models.rewriting import Section
from video_gen.models.script import SceneConfig, VideoConfig

MOST_SCENES = 6
"""A longer section is rewritten in parts, so that no answer is long and an edit costs one part."""
_NAMES = {"kind", "alert", "language", "unit", "voice", "theme"}
"""Fields of a block that hold no words of the document."""


def sections_of(video: VideoConfig, document: Document) -> list[Section]:
    """Return the video's scenes, in order, in parts of at most six that share a section."""
    found = []
    for _, group in groupby(video.scenes, key=lambda scene: scene.section):
        scenes = tuple(group)
        for first in range(0, len(scenes), MOST_SCENES):
            part = scenes[first : first + MOST_SCENES]
            found.append(Section(scenes=part, source=_source_of(part, document)))
    return found


def _source_of(scenes: Iterable[SceneConfig], document: Document) -> str:
    """Return the words of the blocks that the scenes came from; blocks and spans both grow along the document."""
    spans = [span for scene in scenes for span in scene.spans]
    blocks = [
        block
        for block in document.blocks
        if any(span.first <= block.span.last and block.span.first <= span.last for span in spans)
    ]
    words = [document.title, *(text for block in blocks for text in _texts(block.model_dump(mode="json")))]
    return "\n".join(word for word in words if word.strip())


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401  # any JSON value
    """Yield all texts inside a block."""
    if isinstance(value, str):
        yield plain(value)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in _NAMES:
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
