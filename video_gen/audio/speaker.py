"""Who speaks: settled once for a whole run, so that no video mixes two engines unasked."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from video_gen.audio import edge
from video_gen.audio.calibration import piper_rate
from video_gen.audio.edge_voices import neural_names, neural_voice
from video_gen.audio.espeak_voices import embedded_names
from video_gen.audio.narrator import narrator
from video_gen.audio.own_names import is_one_of_four, unknown_voice
from video_gen.audio.piper_voices import piper_voice, voice_files, voices_folder
from video_gen.audio.rates import characters_per_second
from video_gen.errors import SettingsError, VoiceError, VoiceUnavailableError
from video_gen.models.audio import Speaker
from video_gen.models.choices import EngineName, SpeechEngine, VoiceName
from video_gen.models.script import SceneConfig

ENGINES: tuple[SpeechEngine, ...] = ("edge", "piper", "espeak")
"""In the order in which `auto` asks them, and in which one stands in for the one before."""


def choose_speaker(
    engine: EngineName, voice: str, language: str, voices_dir: Path | None = None, *, allow_mixed: bool = False
) -> Speaker:
    """Return the speaker of a run, whose engine is able to speak now.

    `auto` asks the edge-tts service for a word, for at most 4 seconds; where it does not give it, a voice file of
    Piper speaks the whole run where one is there, else the embedded voice, and the speaker's warnings say why.

    Args:
        engine: What the user asked for. A voice by its own name settles `auto`.
        voice: Which of the four voices, or an engine's own.
        language: Such as `en` or `pt-BR`; a region that has no voice of its own falls back to its language.
        voices_dir: Folder of the voice files of Piper; that in VIDEO_GEN_VOICES where not given.
        allow_mixed: Whether the engines behind the one chosen stand in for it where it fails in a scene.

    Raises:
        VoiceUnavailableError: `edge` was asked for and does not answer, or nothing else speaks the language.
        UnspokenLanguageError: No voice speaks the language.
        VoiceError: That asked for cannot speak.
        SettingsError: There is no such voice, or no such folder.
    """
    folder = voices_folder(voices_dir)
    asked = _engine_of(engine, voice, folder)
    engines = ENGINES if asked == "auto" else (asked,)
    refusals: list[VoiceError] = []
    for candidate in engines:
        try:
            speaker = _tried(_speaker(candidate, voice, language, folder))
        except VoiceError as refusal:
            refusals.append(refusal)
        else:
            told = _worth_telling(refusals, folder)
            stand_in = _stand_in(candidate, voice, language, folder) if allow_mixed else None
            return speaker.replace(warnings=_warnings(speaker, told), stand_in=stand_in)
    raise _refused(refusals, language)


def check_voice(engine: EngineName, voice: str, voices_dir: Path | None = None) -> None:
    """Return when there is such a voice, so far as that can be told without asking anyone.

    Raises:
        SettingsError: The engine, or every engine, has no such voice; or there is no such folder.
    """
    _engine_of(engine, voice, voices_folder(voices_dir))


def check_scenes(scenes: Iterable[SceneConfig], speaker: Speaker) -> None:
    """Return when the speaker's engine has every voice that a scene names.

    Raises:
        SettingsError: It has not, with the name of the scene.
    """
    for scene in scenes:
        try:
            _engine_of(speaker.engine, scene.voice or "male", speaker.voices_dir)
        except SettingsError as error:
            remedy = _owned(scene.voice or "", speaker.voices_dir) or error.remedy
            raise SettingsError(f"scene {scene.id}, {error.subject}", error.reason, remedy) from error


def _owned(voice: str, folder: str) -> str:
    """Return what to do about a voice that another engine has; nothing where none has it."""
    try:
        owner = _engine_of("auto", voice, folder)
    except SettingsError:
        return ""
    return f"It is one of {owner}'s: choose --engine {owner}, or another voice for the scene"


def for_stand_in(scene: SceneConfig) -> SceneConfig:
    """Return the scene for another engine, which has not the first one's own voices: in one of the four."""
    if scene.voice is None or is_one_of_four(scene.voice):
        return scene
    return scene.replace(voice=_similar(scene.voice))


def _engine_of(engine: EngineName, voice: str, folder: str) -> EngineName:
    """Return the engine that is asked for: a voice by its own name settles `auto`.

    Voices of the edge-tts service that are not listed here are known by the form of their names.

    Args:
        engine: What the user asked for.
        voice: Which voice.
        folder: Where the voice files of Piper are; empty for nowhere.

    Raises:
        SettingsError: The engine, or every engine, has no such voice.
    """
    if is_one_of_four(voice):
        return engine
    for candidate in ENGINES if engine == "auto" else (engine,):
        try:
            narrator(candidate, voice, "en", voices_dir=folder)
        except SettingsError:
            if engine != "auto":
                raise
        except VoiceError:
            return candidate  # it is there, and cannot be used: told when it is tried
        else:
            return candidate
    known = [*neural_names(), *(file.name for file in voice_files(folder)), *embedded_names()]
    raise unknown_voice(voice, "the program", known)


def _similar(voice: str) -> VoiceName:
    return voice if is_one_of_four(voice) else neural_names().get(voice, "male")


def _tried(speaker: Speaker) -> Speaker:
    """Return the speaker, whose engine has spoken now, at the rate that it turned out to have.

    The embedded engine always can speak, and its rates are known, as those of the service.

    Raises:
        VoiceError: It did not.
        SettingsError: The service does not know a voice that is not listed here.
    """
    if speaker.engine == "piper":
        file = piper_voice(speaker.language, speaker.voice, speaker.voices_dir)
        return speaker.replace(characters_per_second=piper_rate(file, speaker.language))
    if speaker.engine == "edge":
        neural = neural_voice(speaker.language, speaker.voice)
        try:
            edge.probe(neural)
        except edge.NoSoundError as silent:
            if neural.name not in neural_names():
                raise unknown_voice(neural.name, "the edge-tts service", neural_names()) from silent
            raise
    return speaker


def _speaker(engine: SpeechEngine, voice: str, language: str, folder: str) -> Speaker:
    """Return the speaker that an engine has for a voice.

    Raises:
        VoiceError: The engine does not speak the language, or is not installed.
    """
    return Speaker(
        engine=engine,
        language=language,
        voice=voice,
        name=narrator(engine, voice, language, voices_dir=folder).name,
        characters_per_second=characters_per_second(engine, language, voice),
        voices_dir=folder,
    )


def _stand_in(engine: SpeechEngine, voice: str, language: str, folder: str) -> Speaker | None:
    """Return who speaks a scene that `engine` cannot, and who stands in for that one; None where nobody can."""
    found: Speaker | None = None
    for candidate in reversed(ENGINES[ENGINES.index(engine) + 1 :]):
        try:
            found = _speaker(candidate, _similar(voice), language, folder).replace(stand_in=found)
        except VoiceError:
            continue
    return found


def _worth_telling(refusals: Sequence[VoiceError], folder: str) -> list[VoiceError]:
    """Return why engines do not speak that the user counts on: not that there is no voice file where none is named."""
    return [refusal for at, refusal in enumerate(refusals) if ENGINES[at] != "piper" or voice_files(folder)]


def _warnings(speaker: Speaker, refusals: Sequence[VoiceError]) -> tuple[str, ...]:
    if not refusals:
        return ()
    who = "The embedded voice" if speaker.engine == "espeak" else f"The voice file {speaker.name}"
    reasons = "; ".join(f"{refusal.subject}: {refusal.reason}" for refusal in refusals)
    natural = "; it sounds less natural" if speaker.engine == "espeak" else ""
    return (f"{who} speaks: {reasons}{natural}",)


def _refused(refusals: Sequence[VoiceError], language: str) -> VoiceError:
    """Return the one error for engines none of which speaks."""
    first = refusals[0]
    if len(refusals) > 1 and isinstance(first, VoiceUnavailableError):
        return VoiceUnavailableError(
            f"language {language}",
            f"only the {first.subject} speaks it, and that fails: {first.reason}",
            "Run again when the network is there",
        )
    return first
