"""Mono PCM at 48 kHz: brought to that rate, decoded, trimmed of silence and padded to whole frames."""

from functools import cache
from math import gcd

import ffmpeg
import numpy as np
import numpy.typing as npt

from video_gen.media.ffmpeg import run
from video_gen.models.clock import SAMPLE_RATE_HZ, frames_covering, samples_per_frame

Samples = npt.NDArray[np.int16]
"""`int16 [samples]`, mono."""

SILENCE = 33
"""Loudest absolute sample that still counts as silence: -60 dB of full scale."""

FADE = SAMPLE_RATE_HZ * 3 // 1000
"""Samples over which a cut sound fades in and out: too short to be heard, long enough not to click."""

TAPS = 64
KAISER_BETA = 9.0
PASSBAND = 0.93
"""The filter is half way down at this part of the lower Nyquist frequency.

Together they keep every image of a tone below the edge under -60 dB; see tests/unit/media/test_sound.py.
"""
COEFFICIENT_SCALE = 2.0**24
"""Coefficients are integers in these steps: their products with 16-bit samples add up exactly in a float64, so
that the result is the same in whatever order and on however many threads the sums are formed."""

BLOCKS_A_PRODUCT = 3
"""How many blocks go into one matrix product: few enough for OpenBLAS to stay in this thread. Otherwise its threads
spin after each product, which costs a scene 60 ms of processor time for 8 ms of work."""
BLOCKS_AT_ONCE = 255
"""How many blocks are converted before the next: 3 MB at work however long the sound is."""

MP3_DELAY_SAMPLES = 1105
"""How late a decoded MP3 stream without a LAME header is, in its own samples: 528 + 1 of every decoder, 576 of the
encoder.

Source: LAME's technical FAQ, "Why is a decoded MP3 longer than the original".
"""


def from_pcm(pcm: bytes) -> Samples:
    """Return signed 16-bit little-endian PCM as samples, a view on the same memory."""
    return np.frombuffer(pcm, "<i2")


def resample(samples: Samples, from_hz: int) -> Samples:
    """Return `samples` at 48 kHz, as many as the same time needs, rounded up.

    A windowed sinc in its polyphase form: `up` outputs come from `down` inputs and the taps around them, so the
    whole conversion is one matrix product. In process because a start of ffmpeg takes four times as long.

    Args:
        samples: At `from_hz`, which is at most 48 kHz.
        from_hz: Their rate, in hertz.
    """
    if from_hz == SAMPLE_RATE_HZ or not len(samples):
        return samples
    common = gcd(SAMPLE_RATE_HZ, from_hz)
    up, down = SAMPLE_RATE_HZ // common, from_hz // common
    length = -(-len(samples) * up // down)
    blocks = -(-length // (up * BLOCKS_A_PRODUCT)) * BLOCKS_A_PRODUCT
    before = TAPS // 2 - 1
    padded = np.zeros(blocks * down + TAPS, np.int16)
    padded[before : before + len(samples)] = samples
    windows = np.lib.stride_tricks.sliding_window_view(padded, down + TAPS)[::down]
    result = np.empty((blocks, up), np.int16)
    for first in range(0, blocks, BLOCKS_AT_ONCE):
        some = slice(first, first + BLOCKS_AT_ONCE)
        inputs = windows[some].astype(np.float64).reshape(-1, BLOCKS_A_PRODUCT, down + TAPS)
        sums = inputs @ _polyphase(up, down)
        result[some] = np.rint(sums / COEFFICIENT_SCALE).clip(-32768, 32767).reshape(-1, up)
    return result.reshape(-1)[:length]


@cache
def _polyphase(up: int, down: int) -> npt.NDArray[np.float64]:
    """Return the filter as `float64 [down + TAPS inputs, up outputs]` of whole numbers."""
    outputs = np.arange(up)
    positions = outputs * down / up
    nearest = outputs * down // up
    matrix = np.zeros((down + TAPS, up))
    taps = np.arange(TAPS)[:, None]
    distance = positions - (nearest + taps - (TAPS // 2 - 1))
    window = np.i0(KAISER_BETA * np.sqrt(np.clip(1 - (2 * distance / TAPS) ** 2, 0, 1))) / np.i0(KAISER_BETA)
    matrix[nearest + taps, outputs] = PASSBAND * np.sinc(PASSBAND * distance) * window
    return np.rint(matrix * COEFFICIENT_SCALE)


def decode_mp3(data: bytes, rate_hz: int, subject: str) -> Samples:
    """Return an MP3 stream as samples at 48 kHz, without the delay that the codec adds at its start.

    Args:
        data: The stream, without headers of its own.
        rate_hz: Rate of the stream, in hertz.
        subject: What is being decoded, for the error.

    Raises:
        RenderError: It is no MP3.
    """
    stream = ffmpeg.input("pipe:0", format="mp3").output("pipe:1", format="s16le", ac=1, ar=SAMPLE_RATE_HZ)
    decoded = from_pcm(run(stream.get_args(), (data,), subject=subject))
    return decoded[MP3_DELAY_SAMPLES * SAMPLE_RATE_HZ // rate_hz :]


def sounding(samples: Samples) -> tuple[int, int]:
    """Return where the sound begins and where it is over; (0, 0) when all of it is silence."""
    heard = np.flatnonzero((samples > SILENCE) | (samples < -SILENCE))
    return (int(heard[0]), int(heard[-1]) + 1) if len(heard) else (0, 0)


def faded(samples: Samples) -> Samples:
    """Return the sound coming out of silence and going into it within 3 ms, so that a cut does not click.

    A cut may go through a sound where a voice makes no pause, and a sound that is louder later may begin at -60 dB.
    """
    length = min(FADE, len(samples) // 2)
    ramp = (np.arange(length) + 0.5) / max(length, 1)
    result = samples.copy()
    result[:length] = np.rint(samples[:length] * ramp)
    result[len(samples) - length :] = np.rint(samples[len(samples) - length :] * ramp[::-1])
    return result


def longest_silence(samples: Samples) -> tuple[int, int]:
    """Return where the longest silence begins and ends; (0, 0) when there is none."""
    heard = np.flatnonzero((samples > SILENCE) | (samples < -SILENCE))
    edges = np.concatenate(([-1], heard, [len(samples)]))
    gaps = np.diff(edges) - 1
    widest = int(gaps.argmax())
    return (int(edges[widest]) + 1, int(edges[widest + 1])) if gaps[widest] else (0, 0)


def whole_frames(samples: int, fps: int) -> int:
    """Return the smallest length in samples that is whole frames and holds `samples`."""
    return frames_covering(samples, fps) * samples_per_frame(fps)
