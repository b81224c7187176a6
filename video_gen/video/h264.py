"""H.264 byte streams, access unit by access unit: splitting them, and holding a picture for free.

An all-skip P slice says "the same picture again". It does not depend on the picture, only on its frame number,
which counts the frames since the key frame modulo 16. So sixteen such slices, taken once from a black still
that was encoded with the same settings, hold any picture for any time. When a picture that was encoded as
frame 5 of its group is shown as frame 90, its frame number, a fixed four bits, is rewritten in place.
"""

import re
from typing import NamedTuple

FRAME_NUMBERS = 16
"""x264 counts frames modulo 16 where one reference frame and no B-frames are used (ITU-T H.264, 7.4.3)."""

_DELIMITER = b"\0\0\0\1\x09"
_START_CODE = re.compile(rb"\x00\x00\x00?\x01")
_SLICE, _KEY_SLICE, _USER_DATA = 1, 5, 6
_REFERENCE_P_SLICE = re.compile(rb"(\x00\x00\x00?\x01[\x21\x41\x61])(.{5})", re.DOTALL)
_HEADER = 0b1001_1010
"""The first seven bits of a slice: first macroblock 0, type P throughout, parameter set 0 (7.3.3)."""


class AccessUnit(NamedTuple):
    """One encoded frame."""

    data: bytes
    key: bool


def access_units(stream: bytes) -> list[AccessUnit]:
    """Return the frames of an Annex B stream with delimiters; the encoder's own user data is left out."""
    units = []
    for body in stream.split(_DELIMITER)[1:]:
        primary_type, *nals = _START_CODE.split(body)
        kept = [nal for nal in nals if nal[0] & 31 != _USER_DATA]
        data = _DELIMITER + primary_type + b"".join(b"\0\0\0\1" + nal for nal in kept)
        units.append(AccessUnit(data, any(nal[0] & 31 == _KEY_SLICE for nal in kept)))
    return units


def renumbered(unit: AccessUnit, frames_since_key: int) -> AccessUnit:
    """Return the frame as the `frames_since_key`-th after its key frame; a key frame stays as it is.

    Raises:
        ValueError: It is no single-slice P frame whose header is of the known form.
    """
    if unit.key:
        return unit
    found = _REFERENCE_P_SLICE.search(unit.data)
    if not found or found[2][0] & 0b1111_1110 != _HEADER:
        raise ValueError("not a P slice with a four-bit frame number")
    start = found.start(2)
    payload = bytearray(_unescaped(unit.data[start:]))
    number = frames_since_key % FRAME_NUMBERS
    payload[0] = _HEADER | number >> 3
    payload[1] = (number & 0b111) << 5 | payload[1] & 0b1_1111
    return AccessUnit(unit.data[:start] + _escaped(bytes(payload)), key=False)


def _unescaped(payload: bytes) -> bytes:
    return payload.replace(b"\0\0\3", b"\0\0")


def _escaped(payload: bytes) -> bytes:
    return re.sub(rb"\x00\x00(?=[\x00-\x03])", b"\0\0\3", payload)
