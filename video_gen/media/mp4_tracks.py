"""The tracks of an mp4: how long each plays, and the flag that says whether players show it unasked."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

_ENABLED = 1
"""Lowest bit of a track header's flags. Source: ISO/IEC 14496-12, 8.3.2."""
_CAPTIONS = b"sbtl"
_TRACK_LENGTH = 20
"""Offset of the length in a track header with 32-bit times. Source: ISO/IEC 14496-12, 8.3.2 and 8.2.2."""


class _Box(NamedTuple):
    kind: bytes
    content: int
    """Offset in the file of what follows the box's header."""
    end: int


def disable_captions(path: Path) -> None:
    """Leave the caption tracks of an mp4 to be switched on by the viewer.

    ffmpeg enables the first caption track, whatever disposition it is asked for.
    """
    with path.open("r+b") as file:
        for movie in _boxes(file, 0, path.stat().st_size, b"moov"):
            for track in _boxes(file, movie.content, movie.end, b"trak"):
                if _handler(file, track) == _CAPTIONS:
                    for header in _boxes(file, track.content, track.end, b"tkhd"):
                        _clear(file, header.content + 3)


def track_seconds(path: Path) -> dict[str, float]:
    """Return until when each track plays, in seconds, by the four letters of its kind, such as `vide` and `soun`.

    That is the length after the edit list, which cuts off an encoder's priming.
    """
    found = {}
    with path.open("rb") as file:
        for movie in _boxes(file, 0, path.stat().st_size, b"moov"):
            scale = next((_number(file, box, 12, 20) for box in _boxes(file, movie.content, movie.end, b"mvhd")), 0)
            for track in _boxes(file, movie.content, movie.end, b"trak"):
                for header in _boxes(file, track.content, track.end, b"tkhd"):
                    ticks = _number(file, header, _TRACK_LENGTH, 28)
                    found[_handler(file, track).decode("latin-1")] = ticks / scale if scale else 0.0
    return found


def _number(file: IO[bytes], box: _Box, at: int, at_if_wide: int) -> int:
    """Return a number of a header: a time scale, always 32 bits wide, or a length, as wide as the times before it."""
    file.seek(box.content)
    wide = file.read(1) == b"\1"
    file.seek(box.content + (at_if_wide if wide else at))
    size = 8 if wide and at == _TRACK_LENGTH else 4
    return int.from_bytes(file.read(size), "big")


def _boxes(file: IO[bytes], at: int, end: int, kind: bytes) -> Iterator[_Box]:
    """Yield the boxes of one kind that lie side by side from `at` to `end`."""
    while at + 8 <= end:
        file.seek(at)
        size, found = struct.unpack(">I4s", file.read(8))
        header = 8
        if size == 1 and at + 16 <= end:  # the size did not fit and follows, 64 bits wide
            size, header = *struct.unpack(">Q", file.read(8)), 16
        over = min(at + max(size, header), end) if size else end
        if found == kind:
            yield _Box(found, at + header, over)
        at = over


def _handler(file: IO[bytes], track: _Box) -> bytes:
    """Return the four letters that say what a track holds."""
    for media in _boxes(file, track.content, track.end, b"mdia"):
        for handler in _boxes(file, media.content, media.end, b"hdlr"):
            file.seek(handler.content + 8)
            return file.read(4)
    return b""


def _clear(file: IO[bytes], at: int) -> None:
    file.seek(at)
    flags = file.read(1)[0]
    file.seek(at)
    file.write(bytes([flags & ~_ENABLED]))
