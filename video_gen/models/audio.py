"""Who speaks, what was spoken, and when each word was said."""

from typing import Annotated

from pydantic import Field

from video_gen.models.choices import SpeechEngine
from video_gen.models.clock import SAMPLE_RATE_HZ
from video_gen.models.option_types import Voice
from video_gen.models.value import Value


class Speaker(Value):
    """The speech engine that was settled on for a whole run, and the language it speaks."""

    engine: SpeechEngine
    language: str
    """Such as `en` or `pt-BR`."""
    voice: Voice
    """The run's voice; a scene may name another of the same engine."""
    name: str
    """The engine's own name of the voice, such as `en-US-GuyNeural` or `en-us+m3`."""
    tempo: Annotated[float, Field(ge=0.5, le=2)] = 1.0
    """How much faster than by itself the voice reads."""
    voices_dir: str = ""
    """Folder of the voice files of Piper."""
    stand_in: "Speaker | None" = None
    """Who speaks a scene that this one cannot; None where a video has one engine or none."""
    characters_per_second: float
    """How fast it reads, for planning lengths: of the text as it is said, pauses left out; measured on real clips."""
    warnings: tuple[str, ...] = ()
    """Such as why `auto` fell back to the embedded voice."""

    def at_tempo(self, tempo: float) -> "Speaker":
        """Return the speaker, and whoever stands in, reading so much faster than by themselves."""
        return self.replace(tempo=tempo, stand_in=self.stand_in.at_tempo(tempo) if self.stand_in else None)


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
    estimated: bool = False
    """Whether the engine gave no times of words: these are right for a sentence, and up to half a second off for a
    single word."""

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
