"""Sound becomes AAC: long sound in parts side by side, which join without a seam."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

import ffmpeg as ffmpeg_arguments
import numpy as np
import numpy.typing as npt

from video_gen.media import ffmpeg
from video_gen.media.cores import CORES
from video_gen.models.clock import SAMPLE_RATE_HZ

FRAME_SAMPLES = 1024
"""Samples in an AAC frame; a packet also reaches back over the frame before."""
PRIMING_SAMPLES = 1024
"""Samples that a decoder gives out before the first one encoded."""
QUALITY = 1.5
"""About 95 kbit/s for speech. A given quality takes less than half the time of a given bit rate."""
_PART = 2816
"""Frames that one ffmpeg encodes (60 s); to start it takes as long as to encode 8 s."""
_LEAD_IN, _LEAD_OUT = 24, 4
"""Frames before and after a part that are encoded with it and thrown away: the choice of transform windows, which
neighbouring packets must agree in, depends on two frames before and one after."""
_CHUNK = 64
_HEADER_BYTES = 7


class Sound(Protocol):
    """Samples that are worked out when they are asked for."""

    def __len__(self) -> int:
        """Return the number of samples."""

    def piece(self, first: int, last: int) -> npt.NDArray[np.int16]:
        """Return the samples from `first` to just before `last`."""


def encode_aac(sound: Sound, subject: str) -> bytes:
    """Return mono 48 kHz `sound` as AAC-LC in ADTS packets of 1024 samples; the first packet is priming.

    The parts depend on the length of the sound alone, so the bytes do not depend on the number of cores.

    Args:
        sound: Mono, 48 kHz.
        subject: The video, for errors.

    Raises:
        RenderError: ffmpeg failed.
    """
    frames = -(-len(sound) // FRAME_SAMPLES)
    starts = range(0, max(1, frames), _PART)
    with ThreadPoolExecutor(CORES) as pool:
        parts = pool.map(lambda start: _part(sound, start, frames, subject), starts)
        return b"".join(packet for part in parts for packet in part)


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
    last = start + _PART >= frames
    first = max(0, start - _LEAD_IN)
    end = frames if last else start + _PART + _LEAD_OUT
    arguments = (
        ffmpeg_arguments.input("pipe:0", format="s16le", ar=SAMPLE_RATE_HZ, ac=1)
        .output("pipe:1", format="adts", **{"c:a": "aac", "aac_coder": "fast", "q:a": QUALITY, "flags": "+bitexact"})
        .get_args()
    )
    made = packets(ffmpeg.run(arguments, _pieces(sound, first, end), subject=subject))
    return made[start - first :] if last else made[start - first : start - first + _PART]


def _pieces(sound: Sound, first: int, end: int) -> Iterator[bytes]:
    for at in range(first, end, _CHUNK):
        yield sound.piece(at * FRAME_SAMPLES, min(at + _CHUNK, end) * FRAME_SAMPLES).tobytes()
