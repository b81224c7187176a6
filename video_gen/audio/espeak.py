"""The embedded voice: espeak-ng from its wheel, in a short-lived child process for each scene."""

import json
import threading
from functools import cache
from importlib.metadata import version as installed_version
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Annotated, NamedTuple

import espeakng_loader
from pydantic import Field, TypeAdapter, ValidationError

from video_gen.audio.child import ask
from video_gen.audio.take import Take, take
from video_gen.audio.words import Mark
from video_gen.errors import VoiceError
from video_gen.media.cores import CORES
from video_gen.media.sound import from_pcm, resample
from video_gen.models.clock import SAMPLE_RATE_HZ
from video_gen.models.value import Value

WORKER = Path(__file__).with_name("worker.py")
LIMIT_S = 120.0
"""Longest that a child may take: a minute of speech needs 0.2 s, but more where all cores are taken by others."""
_AT_ONCE = threading.BoundedSemaphore(CORES)
_REMEDY = "Reinstall the espeakng-loader wheel, or use --engine edge"


class Timbre(NamedTuple):
    """How espeak-ng sounds."""

    name: str
    """Voice and variant, such as `en-us+m3`."""
    words_per_minute: int
    pitch: int
    """Base pitch, 0 to 99; 50 is the variant's own."""
    liveliness: int
    """Pitch range, 0 to 99; 50 is the variant's own."""


class _SpokenLine(Value):
    samples: Annotated[int, Field(ge=0)]
    words: tuple[Mark, ...]


class _Answer(Value):
    rate_hz: Annotated[int, Field(ge=8_000, le=SAMPLE_RATE_HZ)]
    lines: tuple[_SpokenLine, ...]


_ANSWER = TypeAdapter(_Answer)


def speak(lines: tuple[str, ...], timbre: Timbre, *, worker: Path = WORKER, limit_s: float = LIMIT_S) -> list[Take]:
    """Return what espeak-ng made of each line; the same bytes for the same lines and timbre.

    Args:
        lines: Lines of a narration.
        timbre: Voice, rate and pitch.
        worker: Program that speaks.
        limit_s: Longest that it may take.

    Raises:
        VoiceError: The worker failed, answered nonsense or took too long.
    """
    order = {
        "voice": timbre.name,
        "rate": timbre.words_per_minute,
        "pitch": timbre.pitch,
        "range": timbre.liveliness,
        "lines": lines,
    }
    library, folder = espeakng_loader.get_library_path(), Path(espeakng_loader.get_data_path()).parent
    with _AT_ONCE:
        answer_bytes = ask(worker, library, json.dumps(order).encode(), folder, limit_s, timbre.name, _REMEDY)
    head, _, pcm = answer_bytes.partition(b"\n")
    try:
        answer = _ANSWER.validate_json(head)
    except ValidationError as error:
        raise VoiceError(timbre.name, "the speech worker answered nonsense", _REMEDY) from error
    bounds = list(accumulate((line.samples for line in answer.lines), initial=0))
    if len(answer.lines) != len(lines) or len(pcm) != bounds[-1] * 2:
        raise VoiceError(timbre.name, "the speech worker broke off", _REMEDY)
    sound = from_pcm(pcm)
    return [
        take(
            text,
            [Mark(position, at * SAMPLE_RATE_HZ // answer.rate_hz) for position, at in line.words],
            resample(sound[begin:end], answer.rate_hz),
        )
        for text, line, (begin, end) in zip(lines, answer.lines, pairwise(bounds), strict=True)
    ]


@cache
def version() -> str:
    """Return the version of the wheel, which decides the sound."""
    return installed_version("espeakng-loader")
