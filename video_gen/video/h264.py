"""H.264 byte streams, access unit by access unit: splitting them, and holding a picture for free.

An all-skip P slice says "the same picture again". It does not depend on the picture, only on where it stands: on its
frame number, which counts the frames since the key frame, and with some encoders on its picture order count, which
does so in twos. Both have a fixed number of bits and stand at a slice's beginning, so they are rewritten in place. So
one such slice, taken from a black still that was encoded with the same settings, holds any picture for any time, and
a picture that was encoded as frame 5 of its group can be shown as frame 90.
"""

import re
from functools import cache
from typing import NamedTuple

_DELIMITER = b"\0\0\0\1\x09"
_START_CODE = re.compile(rb"\x00\x00\x00?\x01")
_SLICE, _KEY_SLICE, _USER_DATA, _SEQUENCE_SET, _PICTURE_SET = 1, 5, 6, 7, 8
_P_SLICES = (0, 5)
_CHROMA_PROFILES = {44, 83, 86, 100, 110, 118, 122, 128, 134, 135, 138, 139, 244}
"""Profiles whose sequence parameter set says more of the samples (ITU-T H.264, 7.3.2.1.1)."""


class AccessUnit(NamedTuple):
    """One encoded frame."""

    data: bytes
    key: bool


class Numbering(NamedTuple):
    """How a stream numbers its frames; read off its sequence parameter set."""

    number_bits: int
    """Of the frame number."""
    order_bits: int
    """Of the picture order count; 0 where that follows from the frame number."""

    @property
    def period(self) -> int:
        """Return after how many frames the numbers begin anew."""
        return max(1 << self.number_bits, (1 << self.order_bits) // 2)


def access_units(stream: bytes) -> list[AccessUnit]:
    """Return the frames of an Annex B stream with delimiters; the encoder's own user data is left out."""
    units = []
    for body in stream.split(_DELIMITER)[1:]:
        primary_type, *nals = _START_CODE.split(body)
        kept = [nal for nal in nals if nal[0] & 31 != _USER_DATA]
        data = _DELIMITER + primary_type + b"".join(b"\0\0\0\1" + nal for nal in kept)
        units.append(AccessUnit(data, any(nal[0] & 31 == _KEY_SLICE for nal in kept)))
    return units


def parameter_sets(unit: AccessUnit) -> bytes:
    """Return the sequence and picture parameter sets of a key frame: what a decoder is set up with."""
    nals = _START_CODE.split(unit.data)[1:]
    return b"".join(nal for nal in nals if nal[0] & 31 in {_SEQUENCE_SET, _PICTURE_SET})


def numbering(unit: AccessUnit) -> Numbering:
    """Return how the group that begins with a key frame numbers its frames.

    Raises:
        ValueError: It has no sequence parameter set, or one with which frames cannot be numbered anew.
    """
    found = next((nal for nal in _START_CODE.split(unit.data)[1:] if nal[0] & 31 == _SEQUENCE_SET), None)
    if found is None:
        raise ValueError("no sequence parameter set")
    return _numbering(found)


@cache
def _numbering(sequence_set: bytes) -> Numbering:
    """Read ITU-T H.264, 7.3.2.1.1."""
    bits = _Bits(_unescaped(sequence_set[1:]))
    profile = bits.fixed(8)
    bits.fixed(16)
    bits.counted()
    if profile in _CHROMA_PROFILES:
        subsampled, *_ = bits.counted(), bits.counted(), bits.counted()
        if subsampled != 1 or bits.fixed(2):
            raise ValueError("not plain 4:2:0")
    number_bits, order_type = bits.counted() + 4, bits.counted()
    if order_type == 1:
        raise ValueError("picture order of the second kind")
    order_bits = 0 if order_type else bits.counted() + 4
    references = bits.counted()
    bits.fixed(1)
    bits.counted(), bits.counted()
    if references != 1 or not bits.fixed(1):
        raise ValueError("more than one reference frame, or fields")
    return Numbering(number_bits, order_bits)


def renumbered(unit: AccessUnit, frames_since_key: int, numbers: Numbering) -> AccessUnit:
    """Return the frame as the `frames_since_key`-th after its key frame; a key frame stays as it is.

    Raises:
        ValueError: It has a slice that is no P slice, or one that no later frame may refer to.
    """
    if unit.key:
        return unit
    first, *nals = _START_CODE.split(unit.data)[1:]
    moved = b"".join(b"\0\0\0\1" + _moved(nal, frames_since_key, numbers) for nal in nals)
    return AccessUnit(b"\0\0\0\1" + first + moved, key=False)


def _moved(nal: bytes, frames_since_key: int, numbers: Numbering) -> bytes:
    if nal[0] & 31 != _SLICE:
        return nal
    payload = _unescaped(nal[1:])
    bits = _Bits(payload)
    bits.counted()
    if not nal[0] & 0b110_0000 or bits.counted() not in _P_SLICES:
        raise ValueError("not a P slice that later frames may refer to")
    bits.counted()
    width = numbers.number_bits + numbers.order_bits
    number = frames_since_key % (1 << numbers.number_bits)
    order = 2 * frames_since_key % (1 << numbers.order_bits)
    return nal[:1] + _escaped(_replaced(payload, bits.at, width, number << numbers.order_bits | order))


def _replaced(payload: bytes, at: int, width: int, value: int) -> bytes:
    """Return the payload with other bits in the place of `width` bits from bit `at` on."""
    last = (at + width + 7) // 8
    tail = last * 8 - at - width
    kept = int.from_bytes(payload[:last]) & ~(((1 << width) - 1) << tail)
    return (kept | value << tail).to_bytes(last) + payload[last:]


class _Bits:
    """Reads a payload bit by bit (ITU-T H.264, 7.2 and 9.1)."""

    def __init__(self, payload: bytes) -> None:
        self._bits = "".join(f"{byte:08b}" for byte in payload[:64])
        self.at = 0

    def fixed(self, width: int) -> int:
        """Return the next `width` bits as a number."""
        self.at += width
        return int(self._bits[self.at - width : self.at] or "0", 2)

    def counted(self) -> int:
        """Return the next number in Exp-Golomb code."""
        one = self._bits.find("1", self.at)
        if one < 0:
            raise ValueError("a parameter set or a slice that ends early")
        width = one - self.at + 1
        self.at = one
        return self.fixed(width) - 1


def _unescaped(payload: bytes) -> bytes:
    return payload.replace(b"\0\0\3", b"\0\0")


def _escaped(payload: bytes) -> bytes:
    return re.sub(rb"\x00\x00(?=[\x00-\x03])", b"\0\0\3", payload)
