"""The encoder of a video's pictures: tried on this machine, and trusted only where held frames decode exactly."""

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from video_gen.errors import HardwareEncoderError, RenderError, SettingsError
from video_gen.media import ffmpeg
from video_gen.media.hardware import absence, candidates
from video_gen.models.audio import Timing
from video_gen.models.choices import EncoderChoice, HardwareEncoder
from video_gen.models.clock import samples_per_frame
from video_gen.models.item import Item
from video_gen.models.look import Look
from video_gen.models.script import BulletsVisual, SceneConfig
from video_gen.video.encode import encode, sets_digest
from video_gen.video.h264 import access_units
from video_gen.video.paint import Painting
from video_gen.video.picture import Box, Picture

_TIMES_AS_FAST = 1.5
"""How much faster than x264 hardware must be to be taken unasked: what is kept by one encoder is not used with another,
so a choice that is nearly a draw must not fall this way today and the other tomorrow."""
_STARTS, _FRAMES = (0, 1, 2, 20, 21, 50), 70
_TYPICAL = SceneConfig(
    id="trial",
    narration=("One.",),
    visual=BulletsVisual(heading="A typical scene", items=tuple(Item(text=f"Point {n} of three") for n in "123")),
)


class Trial(NamedTuple):
    """What became of trying a hardware encoder."""

    parameter_sets: str
    """Digest of the parameter sets of its streams, where it can be used."""
    reason: str
    """Why it cannot be used, where that is so."""


def with_encoder(look: Look, wanted: EncoderChoice) -> Look:
    """Return the look with the encoder for all scenes of a video.

    `auto` is a hardware encoder only where it renders a typical scene, one a core, clearly sooner than x264 does; where
    the machine can have none, nothing is tried.

    Raises:
        SettingsError: The encoder that was asked for cannot be used here.
    """
    if wanted == "x264":
        return look
    settings = Look(width_px=look.width_px, height_px=look.height_px, fps=look.fps, quality=look.quality)
    chosen = fastest(settings) if wanted == "auto" else _asked_for(settings, wanted)
    return look.replace(encoder=chosen.encoder, parameter_sets=chosen.parameter_sets)


def _asked_for(settings: Look, name: HardwareEncoder) -> Look:
    tried = trial(settings, name)
    if tried.reason:
        remedy = "Install the driver of its device, or leave --encoder out: x264 needs none"
        raise SettingsError(f"--encoder {name}", tried.reason, remedy)
    return settings.replace(encoder=name, parameter_sets=tried.parameter_sets)


@cache
def fastest(settings: Look) -> Look:
    """Return the settings with the encoder that is clearly the fastest here, else with x264."""
    usable = [(name, tried) for name in candidates() if not (tried := trial(settings, name)).reason]
    if not usable:
        return settings
    name, tried = usable[0]
    hardware = settings.replace(encoder=name, parameter_sets=tried.parameter_sets)
    try:
        return hardware if _seconds(hardware) * _TIMES_AS_FAST < _seconds(settings) else settings
    except HardwareEncoderError:  # one scene at a time was well, several are not
        return settings


@cache
def trial(settings: Look, name: HardwareEncoder) -> Trial:
    """Return whether an encoder opens, holds pictures exactly, and with which parameter sets.

    Args:
        settings: Frame size, rate and quality.
        name: The encoder.
    """
    if reason := absence(name):
        return Trial("", reason)
    look = settings.replace(encoder=name)
    try:
        stream = encode(_boxes(look), _FRAMES, look, subject=name).h264
        sums = _checksums(stream)
    except RenderError as error:
        return Trial("", error.reason)
    changes = tuple(frame for frame, (before, now) in enumerate(pairwise(sums), 1) if before != now)
    if len(sums) != _FRAMES or changes != _STARTS[1:]:
        return Trial("", f"{name}: held pictures do not stay as they are")
    return Trial(sets_digest(access_units(stream)[0]), "")


def _boxes(look: Look) -> Iterator[Picture]:
    """Yield pictures that each differ clearly from the one before."""
    side = min(look.width_px, look.height_px) // 8
    pixels = np.full((look.height_px, look.width_px, 3), 200, np.uint8)
    whole = Box(0, 0, look.width_px, look.height_px)
    for number, start in enumerate(_STARTS):
        left = number * side
        box = Box(left, side, left + side, 2 * side)
        pixels[box.top : box.bottom, box.left : box.right] = (250, 40 * number, 0)
        yield Picture(start, pixels, (box if number else whole,))


def _checksums(stream: bytes) -> list[str]:
    """Return each frame's checksum; what a decoder would warn of is an error."""
    strict = ["-err_detect", "explode", "-xerror", "-f", "h264", "-i", "pipe:0"]
    told = ffmpeg.run([*strict, "-fps_mode", "passthrough", "-f", "framemd5", "pipe:1"], [stream], subject="trial")
    return [line.split(",")[-1] for line in told.decode().splitlines() if not line.startswith("#")]


def _seconds(look: Look) -> float:
    """Return the seconds in which a typical scene a core is drawn and encoded, all at once."""
    frames = 2 * look.fps
    timing = Timing(samples=frames * samples_per_frame(look.fps), words=())

    def render(_: int) -> None:
        encode(Painting(_TYPICAL, timing, look), frames, look, subject="trial")

    render(0)  # what is worked out once
    cores = os.cpu_count() or 2
    began = time.perf_counter()
    with ThreadPoolExecutor(cores) as pool:
        list(pool.map(render, range(cores)))
    return time.perf_counter() - began
