"""What a segment can become: units that are said, and the scene that shows them; and what it became."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from video_gen.models.document import Block, Code, ListItem, Math, Slide, Table
from video_gen.models.script import SceneConfig, Visual
from video_gen.models.span import SourceSpan
from video_gen.scripting.outline import Section
from video_gen.scripting.segments import Kind
from video_gen.scripting.sentences import Sentence
from video_gen.scripting.words import Stems


@dataclass(frozen=True, slots=True)
class Unit:
    """The least that can be chosen: a sentence of prose with those it is half of, or a whole scene of another kind."""

    lines: tuple[str, ...]
    worth: float
    stems: Stems
    sentences: tuple[Sentence, ...] = ()
    """Those of prose; of a scene that shows something, the one that leads in."""
    needs: int | None = None
    """The unit of the same draft without which this one makes no sense."""


@dataclass(frozen=True)
class Unsaid:
    """An item of a list that its scene does not say."""

    item: ListItem
    reason: str = ""
    """Why it is left out; empty where it is shown."""


@dataclass(frozen=True)
class Draft:
    """A possible scene: prose of which some units are chosen, or a fixed one."""

    kind: Kind
    section: Section
    units: tuple[Unit, ...]
    visual: Visual | None = None
    """What is shown; made from the chosen units for prose."""
    blocks: tuple[Block, ...] = ()
    """The blocks that are shown."""
    said: tuple[Sentence, ...] = ()
    """The sentences that are said of it."""
    unsaid_items: tuple[Unsaid, ...] = ()

    @property
    def spans(self) -> tuple[SourceSpan, ...]:
        """Where in the document a scene of something shown comes from."""
        return merged([*(sentence.span for sentence in self.said), *(block.span for block in self.blocks)])


@dataclass(frozen=True)
class Told:
    """A scene, and what of the document it tells."""

    scene: SceneConfig
    section: Section | None = None
    """None where it tells of the whole."""
    said: tuple[Sentence, ...] = ()
    blocks: tuple[Block, ...] = ()
    """What it shows and speaks of."""
    unsaid: tuple[Block, ...] = ()
    """What it shows without a word about it."""
    unsaid_items: tuple[Unsaid, ...] = ()


def directed(slide: Slide | None, *, is_last: bool = True) -> dict[str, Any]:
    """Return what the writer directs for the scenes of a slide, as fields of `SceneConfig`.

    Args:
        slide: The slide, if any.
        is_last: Whether the scene is its last: the pause comes after that.
    """
    if slide is None:
        return {}
    pause = {"pause_ms": slide.pause_ms} if slide.pause_ms is not None and is_last else {}
    return {"voice": slide.voice, "theme": slide.theme} | pause


def material_in(blocks: Sequence[Block]) -> str:
    """Return the code, tables and formulas among blocks without their layout: what tells one piece from another."""
    return "\n".join("".join(text.split()) for block in blocks for text in _material(block))


def _material(block: Block) -> Iterator[str]:
    if isinstance(block, Code):
        yield block.text
    elif isinstance(block, Math):
        yield block.tex
    elif isinstance(block, Table):
        yield from ("|".join(row) for row in (block.header, *block.rows))


def merged(spans: Sequence[SourceSpan]) -> tuple[SourceSpan, ...]:
    """Return spans in order, those that touch joined."""
    joined: list[SourceSpan] = []
    for span in sorted(spans, key=lambda span: (span.first, span.last)):
        if joined and span.first <= joined[-1].last + 1:
            joined[-1] = SourceSpan(first=joined[-1].first, last=max(joined[-1].last, span.last))
        else:
            joined.append(span)
    return tuple(joined)
