"""A piece of music that plays under the narration."""

from video_gen.models.value import Value


class Music(Value):
    """A sound file as it was given, checked to be one."""

    name: str
    """For errors and the manifest."""
    sha256: str
    data: bytes
