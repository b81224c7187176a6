"""The voice files of Piper that a user has: which there are, and which of them speaks as each of our four voices."""

import json
import os
import re
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, Field, ValidationError

from video_gen.audio.own_names import is_one_of_four, unknown_voice
from video_gen.audio.rates import lineage
from video_gen.errors import SettingsError, VoiceError
from video_gen.models.choices import VoiceName

FOLDER_VARIABLE = "VIDEO_GEN_VOICES"
MODEL, CONFIG = ".onnx", ".onnx.json"
_LARGEST_CONFIG_BYTES = 1 << 20
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_+.-]{0,99}")
_REMEDY = "Put NAME.onnx and its NAME.onnx.json there as they were published, or use --engine espeak"

FEMALE = frozenset({
    "alba", "amy", "anna", "berta", "cori", "eva_k", "gosia", "hfc_female", "huayan", "irina", "jenny_dioco",
    "kathleen", "kerstin", "kristin", "lada", "lessac", "lili", "ljspeech", "paola", "ramona", "rapunzelina", "siwis",
    "southern_english_female", "upc_ona",
})  # fmt: skip
MALE = frozenset({
    "alan", "amir", "arctic", "artur", "bryce", "carlfm", "danny", "darkman", "davefx", "denis", "dfki", "dmitri",
    "fahrettin", "faber", "fettah", "gilles", "harri", "hfc_male", "imre", "jirka", "joe", "john", "kareem", "karlsson",
    "mc_speech", "mihai", "norman", "northern_english_male", "pim", "reza_ibrahim", "riccardo", "ronnie", "ruslan",
    "ryan", "sam", "thorsten", "tom", "upc_pau",
})  # fmt: skip
"""Speakers by the middle part of a published voice's name: `en_US-ryan-high`."""
WAIT: dict[VoiceName, float] = {"male": 1.0, "female": 1.0, "male_warm": 1.06, "female_friendly": 0.97}
"""How much longer each sound is than the voice's own; it sets apart two of the four that one file speaks."""


class PiperVoice(NamedTuple):
    """A voice file, and how it is to read."""

    name: str
    model: Path
    wait: float = 1.0
    """How much longer each sound is than the voice's own."""


class VoiceFile(NamedTuple):
    """A voice file in the user's folder."""

    name: str
    model: Path
    language: str
    """Such as `en-us`; empty where the file cannot be used."""
    problem: str = ""
    """Why it cannot be used."""


class _Sound(BaseModel):
    sample_rate: Annotated[int, Field(ge=8_000, le=48_000)]


class _Phonemes(BaseModel):
    voice: str


class _Language(BaseModel):
    code: str = ""


class _Config(BaseModel):
    """What has to be in NAME.onnx.json; other phonemizers than these two fetch models from the web."""

    audio: _Sound
    espeak: _Phonemes
    phoneme_type: Literal["espeak", "text"] = "espeak"
    num_symbols: int
    num_speakers: int
    phoneme_id_map: dict[str, list[int]]
    language: _Language = _Language()


def voices_folder(chosen: Path | None) -> str:
    """Return the folder of voice files: the one chosen, else that in VIDEO_GEN_VOICES, else empty.

    Raises:
        SettingsError: It is no folder.
    """
    named = str(chosen) if chosen else os.environ.get(FOLDER_VARIABLE, "")
    if named and not Path(named).is_dir():
        place = f"--voices-dir {named}" if chosen else f"{FOLDER_VARIABLE}={named}"
        raise SettingsError(place, "there is no such folder", "Name the folder that holds NAME.onnx and NAME.onnx.json")
    return str(Path(named).absolute()) if named else ""


def voice_files(folder: str) -> list[VoiceFile]:
    """Return the voice files in a folder, by name; those that cannot be used say why."""
    models = sorted(Path(folder).glob(f"*{MODEL}")) if folder else []
    return [_file(model) for model in models if _NAME.fullmatch(model.name.removesuffix(MODEL))]


def piper_voice(language: str, voice: str, folder: str, tempo: float = 1.0) -> PiperVoice:
    """Return the voice file for `voice` in `language`, or in its base language.

    Args:
        language: Such as `en` or `pt-BR`.
        voice: One of the four voices, or a file by its name.
        folder: Where the files are.
        tempo: How much faster than by itself it reads.

    Raises:
        VoiceError: No file speaks the language, or the one named cannot be used.
        SettingsError: There is no file of that name.
    """
    files = voice_files(folder)
    if not is_one_of_four(voice):
        file = next((file for file in files if file.name == voice), None)
        if file is None:
            raise unknown_voice(voice, f"Piper in {folder}" if folder else "Piper", [file.name for file in files])
        if file.problem:
            raise VoiceError(str(file.model), file.problem, _REMEDY)
        return PiperVoice(voice, file.model, round(1 / tempo, 4))
    for tag in lineage(language):
        if able := [file for file in files if file.language and tag in lineage(file.language)]:
            sex, other = (MALE, FEMALE) if voice.startswith("male") else (FEMALE, MALE)
            best = min(able, key=lambda file: (_speaker(file) not in sex, _speaker(file) in other, file.name))
            return PiperVoice(best.name, best.model, round(WAIT[voice] / tempo, 4))
    problems = "".join(f"; {file.name}: {file.problem}" for file in files if file.problem)
    where = f"in {folder}" if folder else "and no folder of voices is named with --voices-dir"
    raise VoiceError(f"language {language}", f"no Piper voice for it is there {where}{problems}", _REMEDY)


def voice_digest(voice: PiperVoice) -> str:
    """Return a digest of a voice file and its configuration, which decide how it sounds."""
    files = (voice.model, voice.model.with_name(voice.name + CONFIG))
    return _digest(*((file, file.stat().st_mtime_ns, file.stat().st_size) for file in files))


@cache
def _digest(*files: tuple[Path, int, int]) -> str:
    digest = sha256()
    for file, _, _ in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _speaker(file: VoiceFile) -> str:
    return file.name.split("-")[1] if file.name.count("-") else file.name


def _file(model: Path) -> VoiceFile:
    """Return what a voice file says of itself."""
    name = model.name.removesuffix(MODEL)
    try:
        config = _Config.model_validate(_read(model.with_name(name + CONFIG)))
    except OSError as error:
        return VoiceFile(name, model, "", f"{name}{CONFIG} cannot be read: {error.strerror}")
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        return VoiceFile(name, model, "", f"{name}{CONFIG} is no configuration of a voice: {place}: {first['msg']}")
    except (ValueError, RecursionError):
        return VoiceFile(name, model, "", f"{name}{CONFIG} is no JSON")
    return VoiceFile(name, model, (config.language.code or config.espeak.voice).replace("_", "-").lower())


def _read(config: Path) -> Any:  # noqa: ANN401  # any JSON
    with config.open("rb") as file:
        content = file.read(_LARGEST_CONFIG_BYTES + 1)
    if len(content) > _LARGEST_CONFIG_BYTES:
        raise ValueError("too large")
    return json.loads(content)
