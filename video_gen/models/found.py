"""A document among many."""

from pathlib import PurePosixPath

from video_gen.models.config import SourceType
from video_gen.models.value import Value


class FoundDocument(Value):
    """A document of a batch, and where its videos go."""

    source: str
    """Path or web address."""
    source_type: SourceType
    place: PurePosixPath
    """Its own folder below the batch's output folder; no other document of the batch has it."""
