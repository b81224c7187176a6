"""Numbers the blocks of a document that has no lines."""

from video_gen.models.span import SourceSpan


class Numbering:
    """Hands out the numbers that stand in spans for lines: each block and each list item has the next one."""

    def __init__(self) -> None:
        self.following = 1
        """The number of the next block."""

    def span(self) -> SourceSpan:
        """Return the span of the next block."""
        self.following += 1
        return SourceSpan(first=self.following - 1, last=self.following - 1)

    def since(self, first: int) -> SourceSpan:
        """Return the span of a block whose inner ones were numbered from `first` on."""
        return SourceSpan(first=first, last=max(first, self.following - 1))
