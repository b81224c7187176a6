"""A font of coloured emoji with pictures of one size inside, as Noto Color Emoji has them (tables CBDT and CBLC)."""

import io
import struct

from PIL import Image

SIDE_PX = 109
"""Of its pictures: the one size that it has."""
_EM = 2048


def colour_font(pictures: dict[str, tuple[int, int, int]], *, pictured: bool = True) -> bytes:
    """Return a TrueType font in which each character is a square of a colour, 1 em wide and standing on the baseline.

    Args:
        pictures: Characters, by code point, and their colours.
        pictured: Whether the pictures can be seen; else they are empty, as those of a kind that nobody can draw.
    """
    letters = sorted(pictures)
    glyphs = len(letters) + 1
    pngs = [_png((*pictures[letter], 255 if pictured else 0)) for letter in letters]
    records = [struct.pack(">BBbbBI", SIDE_PX, SIDE_PX, 0, SIDE_PX, SIDE_PX, len(png)) + png for png in pngs]
    fixed = 1 << 16
    tables = {
        b"CBDT": struct.pack(">HH", 3, 0) + b"".join(records),
        b"CBLC": _cblc(records),
        b"OS/2": struct.pack(">HhHHH", 4, _EM, 400, 5, 0) + bytes(86),
        b"cmap": _cmap(letters),
        b"head": struct.pack(">4I2H2q4h2H3h", fixed, fixed, 0, 0x5F0F3CF5, 0, _EM, 0, 0, 0, 0, _EM, _EM, *[0] * 5),
        b"hhea": struct.pack(">I3hH11hH", fixed, _EM, 0, 0, _EM, *[0] * 11, glyphs),
        b"hmtx": struct.pack(">Hh", _EM, 0) * glyphs,
        b"maxp": struct.pack(">I14H", fixed, glyphs, *[0] * 13),
    }
    directory, content = struct.pack(">I4H", fixed, len(tables), 0, 0, 0), b""
    for tag, table in tables.items():
        directory += tag + struct.pack(">3I", 0, 12 + 16 * len(tables) + len(content), len(table))
        content += table + bytes(-len(table) % 4)
    return directory + content


def _png(colour: tuple[int, int, int, int]) -> bytes:
    file = io.BytesIO()
    Image.new("RGBA", (SIDE_PX, SIDE_PX), colour).save(file, "PNG")
    return file.getvalue()


def _cblc(records: list[bytes]) -> bytes:
    """Return where each picture is: one size, one range of glyphs from 1 on (index format 1, image format 17)."""
    offsets = [sum(map(len, records[:n])) for n in range(len(records) + 1)]
    index = struct.pack(">HHI", 1, 17, 4) + b"".join(struct.pack(">I", offset) for offset in offsets)
    listed = struct.pack(">HHI", 1, len(records), 8) + index
    metrics = struct.pack(">12b", SIDE_PX, 0, SIDE_PX, *[0] * 9)
    header = struct.pack(">HHI", 3, 0, 1)
    size = struct.pack(">4I", len(header) + 48, len(listed), 1, 0) + 2 * metrics
    return header + size + struct.pack(">2H3Bb", 1, len(records), SIDE_PX, SIDE_PX, 32, 1) + listed


def _cmap(letters: list[str]) -> bytes:
    groups = b"".join(struct.pack(">3I", ord(letter), ord(letter), n) for n, letter in enumerate(letters, 1))
    table = struct.pack(">2H3I", 12, 0, 16 + len(groups), 0, len(letters)) + groups
    return struct.pack(">4HI", 0, 1, 3, 10, 12) + table
