"""How the sound is mastered."""

from video_gen.models.config import InputConfig
from video_gen.models.value import Value


class Mix(Value):
    """How the sound is mastered: all that it depends on beside the scenes' own sound."""

    loudness: float = -16.0
    music_volume: float = 0.0
    opus: bool = False
    mp3: bool = False
    """Whether the sound is wanted in these encodings too."""

    @classmethod
    def of(cls, config: InputConfig) -> "Mix":
        """Return the part of `config` that decides the sound as a whole."""
        return cls(
            loudness=config.loudness,
            music_volume=config.music_volume,
            opus="webm" in config.format,
            mp3="mp3" in config.format,
        )
