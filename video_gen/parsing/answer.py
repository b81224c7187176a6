"""What a reader in a process of its own answers."""

from video_gen.models.document import Document
from video_gen.models.value import Value


class Answer(Value):
    """A document, or why there is none."""

    document: Document | None = None
    reason: str = ""
    remedy: str = ""
