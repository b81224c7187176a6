"""What the script is to be."""

from pydantic import Field

from video_gen.models.choices import Split
from video_gen.models.config import InputConfig
from video_gen.models.option_types import SectionPause, Voice
from video_gen.models.value import Value


class Brief(Value):
    """What the script is to be: all that it depends on beside the document and the speaker."""

    target_duration: int = 60
    length_given: bool = False
    """Whether that length was asked for, and not taken by default."""
    voice: Voice = "male"
    split: Split = "none"
    videos: int = 20
    section_pause: SectionPause = 0.8
    lexicon: dict[str, str] = Field(default_factory=dict)

    @classmethod
    def of(cls, config: InputConfig) -> "Brief":
        """Return the part of `config` that decides the script."""
        wanted = {name: getattr(config, name) for name in cls.model_fields if name != "length_given"}
        return cls(**wanted, length_given="target_duration" in config.model_fields_set)
