"""The sound of a whole video, mastered and encoded."""

from typing import Annotated

from pydantic import Field

from video_gen.models.value import Value


class Soundtrack(Value):
    """Sound that is as loud as it should be; mono, 48 kHz, exactly as long as the pictures."""

    samples: Annotated[int, Field(gt=0)]
    """Length."""
    aac: bytes
    """AAC-LC in ADTS packets of 1024 samples; the first is priming."""
