"""Sound becomes AAC: each scene by itself, so that it is kept when another changes; joined without a seam."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from video_gen.errors import RenderError
from video_gen.media.cores import CORES
from video_gen.media.joined import Sound
from video_gen.media.pyav import check_pyav
from video_gen.models.clock import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    import av

FRAME_SAMPLES = 1024
"""Samples in an AAC frame; a packet also reaches back over the frame before."""
PRIMING_SAMPLES = 1024
"""Samples that a decoder gives out before the first one encoded."""
SILENT_START = 3 * FRAME_SAMPLES
"""Samples of silence with which a sound begins that is joined to one before it (64 ms)."""
QUALITY = 1.5
"""About 95 kbit/s for speech. A given quality takes less than half the time of a given bit rate."""
_OPTIONS = {
    "flags": "+qscale+bitexact",
    "global_quality": str(round(QUALITY * 118)),  # in the encoder's own steps, FF_QP2LAMBDA
    "aac_coder": "fast",
    "aac_tns": "0",  # with it the noise of speech lies 2.4 dB nearer to what is heard, in 4 % more bytes
    "aac_pns": "0",
}
_PART = 2816
"""Frames that one encoder encodes (60 s): all of a scene's, and a part of an hour of speech with music."""
_LEAD_IN, _LEAD_OUT = 24, 4
"""Frames before and after a part that are encoded with it and thrown away: the choice of transform windows, which
neighbouring packets must agree in, depends on two frames before and one after."""
_CHUNK = 64
_HEADER_BYTES = 7


def sound_bounds(lengths: Iterable[int]) -> list[int]:
    """Return where the sound of each scene begins in a video, and, last, where the video ends; in samples.

    That is the frame of AAC nearest to where its pictures begin: at most 10.7 ms before or after it. A scene's packets
    are thereby the same wherever it stands.

    Args:
        lengths: How long each scene is, in samples.
    """
    starts = list(accumulate(lengths, initial=0))
    return [(start + FRAME_SAMPLES // 2) // FRAME_SAMPLES * FRAME_SAMPLES for start in starts[:-1]] + starts[-1:]


def encode_aac(sound: Sound, subject: str) -> bytes:
    """Return mono 48 kHz `sound` as AAC-LC in ADTS packets of 1024 samples, the first of them priming.

    Behind its last sample a frame of silence is encoded too. The parts depend on the length of the sound alone, so the
    bytes do not depend on the number of cores.

    Args:
        sound: Mono, 48 kHz.
        subject: Whose sound it is, for errors.

    Raises:
        RenderError: It cannot be encoded.
    """
    frames = -(-len(sound) // FRAME_SAMPLES) + 1
    starts = range(0, frames, _PART)
    if len(starts) == 1:
        return b"".join(_part(sound, 0, frames, subject))
    with ThreadPoolExecutor(CORES) as pool:
        parts = pool.map(lambda start: _part(sound, start, frames, subject), starts)
        return b"".join(packet for part in parts for packet in part)


def join_aac(parts: Sequence[bytes], bounds: Sequence[int]) -> bytes:
    """Return the packets of several sounds as those of one.

    Where one meets the next, the packets of the one before stand: the first of the next hold nothing but silence.

    Args:
        parts: As `encode_aac` gives them; each but the first begins with SILENT_START samples of silence.
        bounds: Where each begins, a multiple of FRAME_SAMPLES, and where the last is over.
    """
    joined: list[bytes] = []
    for part, begin in zip(parts, bounds[:-1], strict=True):
        joined += packets(part)[len(joined) - begin // FRAME_SAMPLES :]
    return b"".join(joined[: -(-bounds[-1] // FRAME_SAMPLES) + 1])


def packets(adts: bytes) -> list[bytes]:
    """Return the packets of an ADTS stream, headers included (ISO/IEC 13818-7, 6.2)."""
    found = []
    at = 0
    while at + _HEADER_BYTES <= len(adts):
        length = (adts[at + 3] & 0b11) << 11 | adts[at + 4] << 3 | adts[at + 5] >> 5
        found.append(adts[at : at + length])
        at += length
    return found


def _part(sound: Sound, start: int, frames: int, subject: str) -> list[bytes]:
    """Return the packets from number `start` to the next part; packet n holds the frames n - 1 and n."""
    check_pyav()
    import av  # noqa: PLC0415  # see check_pyav

    last = start + _PART >= frames
    first = max(0, start - _LEAD_IN)
    end = frames if last else start + _PART + _LEAD_OUT
    try:
        encoder = _encoder(av.CodecContext.create("aac", "w"))
        made = [_framed(bytes(packet)) for frame in _chunks(sound, first, end) for packet in encoder.encode(frame)]
        made += [_framed(bytes(packet)) for packet in encoder.encode(None)]
    except av.FFmpegError as error:
        raise RenderError(subject, f"its sound cannot be encoded: {error}", "Run again") from error
    return made[start - first :] if last else made[start - first : start - first + _PART]


def _encoder(context: "av.AudioCodecContext") -> "av.AudioCodecContext":
    context.sample_rate, context.layout, context.format = SAMPLE_RATE_HZ, "mono", "fltp"
    context.time_base, context.options = Fraction(1, SAMPLE_RATE_HZ), dict(_OPTIONS)
    return context


def _chunks(sound: Sound, first: int, end: int) -> "Iterator[av.AudioFrame]":
    """Yield the frames from number `first` to just before `end`, some at a time, with silence where there is none."""
    import av  # noqa: PLC0415  # see check_pyav

    for at in range(first, end, _CHUNK):
        samples = sound[at * FRAME_SAMPLES : min(at + _CHUNK, end) * FRAME_SAMPLES]
        chunk: npt.NDArray[np.float32] = np.zeros((1, (min(at + _CHUNK, end) - at) * FRAME_SAMPLES), np.float32)
        chunk[0, : len(samples)] = samples
        chunk *= np.float32(1 / 32768)
        frame = av.AudioFrame.from_ndarray(chunk, "fltp", "mono")
        frame.sample_rate, frame.time_base, frame.pts = SAMPLE_RATE_HZ, Fraction(1, SAMPLE_RATE_HZ), at * FRAME_SAMPLES
        yield frame


def _framed(packet: bytes) -> bytes:
    """Return a packet behind its ADTS header: AAC-LC, 48 kHz, mono."""
    length = _HEADER_BYTES + len(packet)
    return bytes((0xFF, 0xF1, 0x4C, 0x40 | length >> 11, length >> 3 & 255, (length & 7) << 5 | 0x1F, 0xFC)) + packet
