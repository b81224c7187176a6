"""Which voices there are, for people to choose from."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from video_gen.audio.edge_voices import NEURAL_VOICES
from video_gen.audio.espeak_voices import OTHER_NAME, OWN_NAME
from video_gen.audio.narrator import narrator
from video_gen.audio.own_names import FOUR
from video_gen.audio.piper_voices import piper_voice, voice_files, voices_folder
from video_gen.audio.rates import lineage
from video_gen.audio.speaker import ENGINES
from video_gen.errors import VoiceError
from video_gen.models.choices import EngineName, SpeechEngine


class Listed(NamedTuple):
    """A voice that can be chosen."""

    engine: SpeechEngine
    language: str
    """Such as `en` or `pt-br`."""
    voice: str
    """Which of the four it is; empty for a voice file that is none of them."""
    name: str
    """The engine's own name of it."""


def listed_voices(language: str = "", engine: EngineName = "auto", voices_dir: str = "") -> list[Listed]:
    """Return the voices by language and engine: the four, and the voice files that are none of them.

    Args:
        language: Only those that read it; all where empty.
        engine: Only those of this engine; of all for `auto`.
        voices_dir: Folder of the voice files of Piper; that in VIDEO_GEN_VOICES where empty.

    Raises:
        VoiceError: Nobody reads the language.
        SettingsError: There is no such folder.
    """
    folder = voices_folder(Path(voices_dir) if voices_dir else None)
    engines = ENGINES if engine == "auto" else (engine,)
    found: list[Listed] = []
    refusals: list[VoiceError] = []
    for one in engines:
        for tag in [language] if language else _languages(one, folder):
            try:
                found += [Listed(one, tag, voice, _name(one, voice, tag, folder)) for voice in FOUR]
            except VoiceError as refusal:
                refusals.append(refusal)
    if "piper" in engines:
        found += _other_files(language, folder, {one.name for one in found})
    if not found and refusals:
        raise refusals[0]
    return sorted(found, key=lambda one: (one.language, ENGINES.index(one.engine)))


def _name(engine: SpeechEngine, voice: str, language: str, folder: str) -> str:
    """Return the engine's name of a voice; a voice file is listed whether Piper is installed or not."""
    if engine == "piper":
        return piper_voice(language, voice, folder).name
    return narrator(engine, voice, language).name


def _languages(engine: SpeechEngine, folder: str) -> list[str]:
    if engine == "edge":
        return sorted(NEURAL_VOICES)
    if engine == "piper":
        return sorted({file.language for file in voice_files(folder) if file.language})
    return sorted(OWN_NAME | OTHER_NAME.keys())


def _other_files(language: str, folder: str, named: set[str]) -> Iterator[Listed]:
    for file in voice_files(folder):
        reads = not language or any(tag in lineage(file.language) for tag in lineage(language))
        if file.language and reads and file.name not in named:
            yield Listed("piper", file.language, "", file.name)
