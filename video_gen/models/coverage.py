"""What became of each block of a document: nothing is lost in silence."""

from typing import Literal

from video_gen.models.span import SourceSpan
from video_gen.models.value import Value

Fate = Literal["narrated", "shown", "left out"]


class BlockCoverage(Value):
    """What became of one block."""

    span: SourceSpan
    kind: str
    """Its kind, such as `paragraph`."""
    place: str = ""
    """Page, slide or cell in a document that has no lines."""
    fate: Fate
    """Whether anything of it is said, is shown without being said, or neither."""
    scenes: tuple[str, ...] = ()
    """Ids of the scenes made from it."""
    reason: str = ""
    """Why it is left out."""
