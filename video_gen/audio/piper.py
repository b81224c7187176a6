"""Piper: neural voices of the user's own, offline, in a short-lived child process for each scene."""

import json
import threading
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from itertools import pairwise
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from video_gen.audio.child import ask
from video_gen.audio.piper_voices import PiperVoice
from video_gen.audio.portions import sentences
from video_gen.audio.take import Take, joined, take
from video_gen.errors import VoiceError
from video_gen.media.cores import CORES
from video_gen.media.sound import Samples, from_pcm, resample
from video_gen.models.clock import SAMPLE_RATE_HZ
from video_gen.models.value import Value

WORKER = Path(__file__).with_name("piper_worker.py")
LIMIT_S = 300.0
"""Longest that a child may take; a minute of speech needs about ten seconds."""
_AT_ONCE = threading.BoundedSemaphore(CORES)
_REMEDY = "Put the voice's two files there as they were published, or use --engine espeak"
_MISSING = VoiceError("Piper", "it is not installed", "pip install 'video-gen[piper]', or use --engine espeak")


class _Answer(Value):
    rate_hz: Annotated[int, Field(ge=8_000, le=SAMPLE_RATE_HZ)]
    lines: tuple[tuple[Annotated[int, Field(ge=0)], ...], ...]


_ANSWER = TypeAdapter(_Answer)


@cache
def version() -> str:
    """Return the version of Piper, which decides the sound.

    Raises:
        VoiceError: It is not installed.
    """
    try:
        return installed_version("piper-tts")
    except PackageNotFoundError as error:
        raise _MISSING from error


def speak(lines: tuple[str, ...], voice: PiperVoice, *, worker: Path = WORKER, limit_s: float = LIMIT_S) -> list[Take]:
    """Return what a voice file made of each line; the same bytes for the same lines.

    Piper does not say when it speaks a word. The beginning of each sentence is known, for each is spoken by itself;
    within it words have the time that their length lets expect.

    Args:
        lines: Lines of a narration.
        voice: The voice file, and how it is to read.
        worker: Program that speaks.
        limit_s: Longest that it may take.

    Raises:
        VoiceError: Piper is not installed, or the voice file cannot be used.
    """
    version()
    asked = [[text for _, text in _sentences(line)] for line in lines]
    order = json.dumps({"wait": voice.wait, "lines": asked}).encode()
    with _AT_ONCE:
        said = ask(worker, str(voice.model), order, voice.model.parent, limit_s, str(voice.model), _REMEDY)
    head, _, pcm = said.partition(b"\n")
    try:
        answer = _ANSWER.validate_json(head)
    except ValidationError as error:
        raise VoiceError(str(voice.model), "the speech worker answered nonsense", _REMEDY) from error
    shape = [len(line) for line in answer.lines]
    if shape != [len(line) for line in asked] or len(pcm) != 2 * sum(map(sum, answer.lines)):
        raise VoiceError(str(voice.model), "the speech worker broke off", _REMEDY)
    sounds = _cut(from_pcm(pcm), answer.lines)
    return [
        _line([(first, take(text, [], resample(next(sounds), answer.rate_hz))) for first, text in _sentences(line)])
        for line in lines
    ]


def _cut(sound: Samples, lines: Sequence[Sequence[int]]) -> Iterator[Samples]:
    at = 0
    for length in (length for line in lines for length in line):
        yield sound[at : at + length]
        at += length


def _line(parts: Sequence[tuple[int, Take]]) -> Take:
    """Return the sentences of a line as one take."""
    return joined([part.moved(first) for first, part in parts])._replace(estimated=True)


def _sentences(line: str) -> Iterator[tuple[int, str]]:
    """Give the sentences of a line that hold a letter or digit, each with its place."""
    for first, last in pairwise(sentences(line)):
        if any(character.isalnum() for character in line[first:last]):
            yield first, line[first:last]
