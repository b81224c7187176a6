"""Which characters a font file can draw."""

import struct
from typing import IO

_UNICODE = {(3, 10): 0, (0, 6): 1, (0, 4): 1, (3, 1): 2, (0, 3): 3, (0, 2): 3, (0, 1): 3, (0, 0): 3}
"""Platform and encoding of the subtables that speak Unicode, the fullest first."""


def characters(file: IO[bytes], index: int) -> frozenset[int]:
    """Return the code points that have a glyph in a TrueType or OpenType font; empty for any other file.

    Args:
        file: The font, open for reading.
        index: Which font of a collection.

    Source: OpenType specification, cmap table, formats 4 and 12.
    """
    try:
        return frozenset(_characters(file, index))
    except (struct.error, ValueError):
        return frozenset()


def _characters(file: IO[bytes], index: int) -> set[int]:
    at = _table(file, b"cmap", index)
    subtables = [_read(file, at + 4 + 8 * i, ">HHI") for i in range(_read(file, at, ">HH")[1])]
    known = sorted(
        (_UNICODE[platform, code], offset) for platform, code, offset in subtables if (platform, code) in _UNICODE
    )
    for _, offset in known:
        shape = _read(file, at + offset, ">H")[0]
        if shape == 12:  # noqa: PLR2004  # the number of the format
            return _format_12(file, at + offset)
        if shape == 4:  # noqa: PLR2004
            return _format_4(file, at + offset)
    return set()


def _read(file: IO[bytes], at: int, layout: str) -> tuple[int, ...]:
    file.seek(at)
    return struct.unpack(layout, file.read(struct.calcsize(layout)))


def _table(file: IO[bytes], tag: bytes, index: int) -> int:
    """Return where a table begins.

    Raises:
        ValueError: The font has no such table.
    """
    file.seek(0)
    start = _read(file, 12 + 4 * index, ">I")[0] if file.read(4) == b"ttcf" else 0
    count = _read(file, start + 4, ">H")[0]
    file.seek(start + 12)
    directory = file.read(16 * count)
    for entry in range(0, len(directory), 16):
        if directory[entry : entry + 4] == tag:
            return int.from_bytes(directory[entry + 8 : entry + 12], "big")
    raise ValueError(tag)


def _format_12(file: IO[bytes], at: int) -> set[int]:
    count = _read(file, at + 12, ">I")[0]
    file.seek(at + 16)
    found: set[int] = set()
    for first, last, glyph in struct.iter_unpack(">III", file.read(12 * count)):
        found.update(range(first if glyph else first + 1, last + 1))
    return found


def _format_4(file: IO[bytes], at: int) -> set[int]:
    length, count = _read(file, at + 2, ">H")[0], _read(file, at + 6, ">H")[0] // 2
    file.seek(at)
    table = file.read(length)
    lasts, firsts, deltas, offsets = (
        struct.unpack_from(f">{count}H", table, 14 + 2 * count * column + (2 if column else 0)) for column in range(4)
    )
    glyphs_at = 16 + 6 * count
    found: set[int] = set()
    for segment, (first, last, delta, offset) in enumerate(zip(firsts, lasts, deltas, offsets, strict=True)):
        if not offset:
            found.update(code for code in range(first, last + 1) if (code + delta) & 0xFFFF)
            continue
        for code in range(first, last + 1):
            place = glyphs_at + 2 * segment + offset + 2 * (code - first)
            if place + 2 <= length and table[place : place + 2] != b"\0\0":
                found.add(code)
    found.discard(0xFFFF)
    return found
