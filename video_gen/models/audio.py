"""Who speaks, what was spoken, and when each word was said."""

from typing import Annotated, Literal

from pydantic import Field

from video_gen.models.clock import SAMPLE_RATE_HZ
from video_gen.models.config import VoiceName
from video_gen.models.value import Value


class Speaker(Value):
    """The speech engine that was settled on for a whole run, and the language it speaks."""

    engine: Literal["edge", "espeak"]
    language: str
    """Such as `en` or `pt-BR`."""
    voice: VoiceName
    """The run's voice; a scene may name another of the same engine."""
    name: str
    """The engine's own name of the voice, such as `en-US-GuyNeural` or `en-us+m3`."""
    characters_per_second: float
    """How fast it reads, for planning lengths: of the text as it is said, pauses left out; measured on real clips."""
    warnings: tuple[str, ...] = ()
    """Such as why `auto` fell back to the embedded voice."""


class Word(Value):
    """One spoken word and the piece of the narration that it reads."""

    line: Annotated[int, Field(ge=0)]
    """Index of the narration line."""
    first: Annotated[int, Field(ge=0)]
    """Offset in that line of its first character."""
    last: Annotated[int, Field(ge=0)]
    """Offset in that line just past its last character."""
    start: Annotated[int, Field(ge=0)]
    """Sample at which it begins."""
    end: Annotated[int, Field(ge=0)]
    """Sample at which it is over."""


class Timing(Value):
    """When everything in a scene happens, in samples from its start."""

    samples: Annotated[int, Field(gt=0)]
    """Length of the scene: a whole number of frames."""
    words: tuple[Word, ...]
    """In the order spoken; never overlapping."""

    def line_start(self, line: int) -> int:
        """Return the sample at which a narration line begins; 0 for the first, the end for one never reached."""
        if line <= 0:
            return 0
        return next((word.start for word in self.words if word.line >= line), self.samples)


class AudioClip(Value):
    """A spoken scene: mono signed 16-bit little-endian PCM at 48 kHz, and its timing."""

    engine: str
    voice_name: str
    timing: Timing
    pcm: bytes

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self.timing.samples / SAMPLE_RATE_HZ
