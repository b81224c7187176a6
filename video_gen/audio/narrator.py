"""The port to the speech engines: a voice that reads lines, whoever it is."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from video_gen.audio import edge, espeak, piper
from video_gen.audio.edge_voices import neural_voice
from video_gen.audio.espeak_voices import timbre
from video_gen.audio.piper_voices import piper_voice, voice_digest
from video_gen.audio.take import Take
from video_gen.models.choices import SpeechEngine


class Narrator(NamedTuple):
    """A voice of an engine, ready to read.

    What it reads comes back as one take a line: sound at 48 kHz without silence around it, and every word of the line
    with its time; lines without a letter or digit are empty takes.
    """

    engine: SpeechEngine
    name: str
    """The engine's own name of the voice."""
    key: str
    """All that decides how words sound: engine, its version, voice, rate, pitch."""
    read: Callable[[tuple[str, ...]], list[Take]]
    """Raises VoiceError where the lines cannot be spoken, VoiceUnavailableError where that may pass."""


def narrator(engine: SpeechEngine, voice: str, language: str, tempo: float = 1.0, voices_dir: str = "") -> Narrator:
    """Return the narrator that reads `language` as `voice`.

    Args:
        engine: Which engine.
        voice: One of the four voices, or a voice of the engine by its own name.
        language: Such as `en` or `pt-BR`.
        tempo: How much faster than by itself it reads.
        voices_dir: Folder of the voice files of Piper.

    Raises:
        VoiceError: The engine is not installed, or does not speak the language.
        SettingsError: It has no such voice.
    """
    if engine == "edge":
        neural = neural_voice(language, voice, tempo)
        key = f"edge:{neural.name} rate={neural.rate} pitch={neural.pitch}"
        return Narrator("edge", neural.name, key, partial(edge.speak, voice=neural))
    if engine == "piper":
        file = piper_voice(language, voice, voices_dir, tempo)
        key = f"piper:{file.name} wait={file.wait} digest={voice_digest(file)} version={piper.version()}"
        return Narrator("piper", file.name, key, partial(piper.speak, voice=file))
    own = timbre(language, voice, tempo)
    settings = f"wpm={own.words_per_minute} pitch={own.pitch} range={own.liveliness}"
    key = f"espeak:{own.name} {settings} version={espeak.version()}"
    return Narrator("espeak", own.name, key, partial(espeak.speak, timbre=own))
