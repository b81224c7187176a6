"""Who speaks: settled once for a whole run, so that no video mixes two engines."""

from typing import Literal

from video_gen.audio import edge
from video_gen.audio.edge_voices import neural_voice
from video_gen.audio.espeak_voices import timbre
from video_gen.audio.rates import characters_per_second
from video_gen.errors import VoiceError, VoiceUnavailableError
from video_gen.models.audio import Speaker
from video_gen.models.config import EngineName, VoiceName


def choose_speaker(engine: EngineName, voice: VoiceName, language: str) -> Speaker:
    """Return the speaker of a run, whose engine is able to speak now.

    `auto` asks the edge-tts service for a word, for at most 4 seconds; where it does not give it, the embedded
    voice speaks the whole run and the speaker's warnings say why.

    Args:
        engine: What the user asked for.
        voice: Which of the four voices.
        language: Such as `en` or `pt-BR`; a region that has no voice of its own falls back to its language.

    Raises:
        VoiceUnavailableError: `edge` was asked for and does not answer, or nothing else speaks the language.
        VoiceError: No voice speaks the language.
    """
    if engine == "espeak":
        return _embedded(voice, language)
    neural = neural_voice(language, voice)
    try:
        edge.probe(neural)
    except VoiceError as refusal:
        if engine == "edge":
            raise
        return _fallen_back(refusal, voice, language)
    return _speaker("edge", voice, language, neural.name)


def _embedded(voice: VoiceName, language: str, *warnings: str) -> Speaker:
    return _speaker("espeak", voice, language, timbre(language, voice).name, *warnings)


def _fallen_back(refusal: VoiceError, voice: VoiceName, language: str) -> Speaker:
    """Return the embedded speaker with why it is not the service.

    Raises:
        VoiceUnavailableError: The embedded voice does not speak the language.
    """
    try:
        return _embedded(
            voice, language, f"The embedded voice speaks: {refusal.subject}: {refusal.reason}; it sounds less natural"
        )
    except VoiceError as unable:
        raise VoiceUnavailableError(
            f"language {language}",
            f"only the {refusal.subject} speaks it, and that fails: {refusal.reason}",
            "Run again when the network is there",
        ) from unable


def _speaker(engine: Literal["edge", "espeak"], voice: VoiceName, language: str, name: str, *warnings: str) -> Speaker:
    return Speaker(
        engine=engine,
        language=language,
        voice=voice,
        name=name,
        characters_per_second=characters_per_second(engine, language, voice),
        warnings=warnings,
    )
