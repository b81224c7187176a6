"""The embedded voice: espeak-ng from its wheel, in a short-lived child process for each scene."""

import json
import os
import subprocess
import sys
import threading
import time
from functools import cache
from importlib.metadata import version as installed_version
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Annotated, NamedTuple

import espeakng_loader
from pydantic import Field, TypeAdapter, ValidationError

from video_gen.audio.take import Take, take
from video_gen.audio.words import Mark
from video_gen.errors import VoiceError
from video_gen.media.sound import from_pcm, resample
from video_gen.models.clock import SAMPLE_RATE_HZ
from video_gen.models.value import Value

WORKER = Path(__file__).with_name("worker.py")
LIMIT_S = 30.0
"""Longest that a child may take; a minute of speech needs 0.2 s."""
_LOOK_UP_S = 0.2
_AT_ONCE = threading.BoundedSemaphore(os.cpu_count() or 2)
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
    with _AT_ONCE:
        head, _, pcm = _ask(worker, json.dumps(order).encode(), timbre.name, limit_s).partition(b"\n")
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


def _ask(worker: Path, order: bytes, name: str, limit_s: float) -> bytes:
    """Return the worker's standard output; whatever happens, no worker is left running."""
    deadline = time.monotonic() + limit_s
    command = [sys.executable, "-I", str(worker), espeakng_loader.get_library_path()]
    folder = Path(espeakng_loader.get_data_path()).parent
    try:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    except OSError as error:
        raise VoiceError(name, f"the speech worker does not start: {error.strerror}", _REMEDY) from error
    try:
        while True:
            try:
                # In slices: a cancelled run is noticed between them, not within a wait.
                said, complaint = process.communicate(order, timeout=_LOOK_UP_S)
                break
            except subprocess.TimeoutExpired as slow:
                order = b""  # the pipe keeps what it was given
                if time.monotonic() > deadline:
                    raise VoiceError(name, f"the speech worker took longer than {limit_s:g} s", _REMEDY) from slow
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    if process.returncode:
        lines = complaint.decode(errors="replace").strip().splitlines()
        reason = lines[-1] if lines else f"the speech worker ended with status {process.returncode}"
        raise VoiceError(name, reason, _REMEDY)
    return said
