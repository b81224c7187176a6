"""The small parts of a script: a line that is said, a phrase that is shown."""

from typing import Annotated

from pydantic import Field

from video_gen.models.value import Value

Line = Annotated[str, Field(min_length=1)]


class Item(Value):
    """A short phrase on screen that appears when a line of the narration begins."""

    text: Annotated[str, Field(min_length=1)]
    """Inline markup (see `models.inline`)."""
    line: Annotated[int, Field(ge=0)] = 0
    """The narration line, counted from 0, with which it appears; past the end means the last."""
