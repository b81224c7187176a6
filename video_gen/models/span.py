"""Where in a document something stands."""

from typing import Annotated

from pydantic import Field

from video_gen.models.value import Value


class SourceSpan(Value):
    """Lines of the document, counted from 1, both ends included; blocks where it has no lines."""

    first: Annotated[int, Field(ge=1)]
    last: Annotated[int, Field(ge=1)]
