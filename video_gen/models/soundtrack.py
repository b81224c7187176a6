"""The sound of a scene and of a whole video, mastered and encoded."""

from typing import Annotated

from pydantic import Field

from video_gen.models.value import Value


class SceneSound(Value):
    """The sound of one scene, as loud as it should be; mono, 48 kHz."""

    aac: bytes
    """AAC-LC in ADTS packets of 1024 samples; the first is priming, the last two are silence."""


class Soundtrack(Value):
    """Sound that is as loud as it should be; mono, 48 kHz, exactly as long as the pictures."""

    samples: Annotated[int, Field(gt=0)]
    """Length."""
    music: str = ""
    """Name of the file with the music under it; empty where there is none."""
    music_sha256: str = ""
    aac: bytes
    """AAC-LC in ADTS packets of 1024 samples; the first is priming."""
    opus: bytes = b""
    """Opus in Ogg, where it is wanted."""
    mp3: bytes = b""
    """MP3, where it is wanted."""
