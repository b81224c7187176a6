"""What a segment can become: units that are said, and the scene that shows them."""

from dataclasses import dataclass

from video_gen.models.script import Visual
from video_gen.models.span import SourceSpan
from video_gen.scripting.outline import Section
from video_gen.scripting.segments import Kind
from video_gen.scripting.sentences import Sentence


@dataclass(frozen=True)
class Unit:
    """The least that can be chosen: a sentence of prose, or a whole scene of another kind."""

    lines: tuple[str, ...]
    worth: float
    stems: frozenset[str]
    sentence: Sentence | None = None
    """The sentence; of a scene that shows something, the one that leads in."""
    needs: int | None = None
    """The unit of the same draft without which this one makes no sense."""


@dataclass(frozen=True)
class Draft:
    """A possible scene: prose of which some units are chosen, or a fixed one."""

    kind: Kind
    section: Section
    units: tuple[Unit, ...]
    visual: Visual | None = None
    """What is shown; made from the chosen units for prose."""
    spans: tuple[SourceSpan, ...] = ()
