"""Draws one SVG, as a program of its own with little memory and time, in which it may also crash.

Run by path as `python -I svg_worker.py SECONDS`, the most that it may compute. Standard input: SVG. Standard output:
PNG. It ends with status 3 and one line on standard error where the drawing is refused.
"""

import os
import re
import resource
import sys
from typing import NoReturn
from xml.parsers import expat

MEBIBYTE = 1024 * 1024
MEMORY_BYTES = 1024 * MEBIBYTE
MAX_CHARACTERS = 10_000_000
MAX_ELEMENTS = 50_000
MAX_DEPTH = 100
"""The renderer works by recursion: at about a thousand levels it runs out of stack."""
ICON_PX = 200.0
"""What is narrower or lower stays as small as it is: badges and emoji are to be told from pictures."""
LONGEST_PX = 1920.0
REFUSED = 3

_UNITS_PX = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LENGTH = re.compile(r"\s*\+?([0-9]{1,9}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})\s*(px|pt|pc|mm|cm|in|)\s*")
_INSIDE = re.compile(r"\s*(#|data:image/(png|jpe?g|gif|webp)[;,])", re.IGNORECASE)
"""What a drawing may refer to: a part of itself, or a photo that it holds. Drawings in drawings are refused."""
_ENCODING = re.compile(rb"""<\?xml[^<>]{1,200}?\sencoding\s*=\s*["'](iso-8859-1|windows-1252)["']""", re.IGNORECASE)
_FIRST_IDEOGRAPH = "\u2e80"
_TYPEFACES = ("figo", "figbo", "fimo", "notos")


def refuse(reason: str) -> NoReturn:
    """End with one line that says why."""
    sys.stderr.write(reason)
    sys.stderr.flush()
    os._exit(REFUSED)


class Scan:
    """A look through the whole file before the renderer sees it.

    Attributes:
        size_px: Width and height as the drawing says them; none where it does not.
        has_text: Whether typefaces are needed.
    """

    def __init__(self, text: str) -> None:
        self.size_px: tuple[float, float] | None = None
        self.has_text = False
        self._elements = 0
        self._open: list[str] = []
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity
        try:
            parser.Parse(text, True)  # noqa: FBT003  # expat's own
        except expat.ExpatError as error:
            refuse(f"it is no sound SVG: {error}")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        self._open.append(kind)
        self._elements += 1
        if len(self._open) > MAX_DEPTH:
            refuse(f"it is nested more than {MAX_DEPTH} levels deep")
        if self._elements > MAX_ELEMENTS:
            refuse(f"it has more than {MAX_ELEMENTS} elements")
        self.has_text |= kind == "text"
        if self._elements == 1:
            self.size_px = _size(attributes)
        for attribute, value in attributes.items():
            if attribute.rpartition(":")[2] == "href" and kind != "a" and not _INSIDE.match(value):
                refuse("it refers to something outside of itself")

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        """Refuse HTML inside: a diagram without its labels says something else. In a `switch` it has a stand-in."""
        if "foreignObject" in self._open and "switch" not in self._open and not text.isspace():
            refuse("its labels are HTML, which is not drawn")

    def _entity(self, *_declared: object) -> None:
        refuse("it declares entities")


def _size(root: dict[str, str]) -> tuple[float, float] | None:
    sides = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    box = re.findall(r"[-+.0-9eE]+", root.get("viewBox", ""))[2:4]
    try:
        given = [float(side[1]) * _UNITS_PX[side[2]] if side else None for side in sides]
        drawn = [float(side) for side in box]
    except ValueError:
        return None
    width, height = given
    if len(drawn) == 2 and min(drawn) > 0:  # noqa: PLR2004  # width and height
        ratio = drawn[0] / drawn[1]
        width, height = (
            width or (height * ratio if height else drawn[0]),
            height or (width / ratio if width else drawn[1]),
        )
    return (width, height) if width and height else None


def scaled(size_px: tuple[float, float] | None) -> tuple[int | None, int | None]:
    """Return the width or the height to draw a picture with, in pixels; the other follows from its shape."""
    if size_px is None:
        return int(LONGEST_PX), None
    width, height = size_px
    factor = LONGEST_PX / max(width, height)
    if min(width, height) < ICON_PX:
        factor = min(factor, 1.0)
    if width >= height:
        return max(round(width * factor), 1), None
    return None, max(round(height * factor), 1)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if _ENCODING.match(data):
            return data.decode("cp1252", errors="replace")
        refuse("it is not in UTF-8")


def _typefaces() -> list[str]:
    """Return paths of the embedded typefaces, which lie in memory."""
    import pymupdf_fonts  # noqa: PLC0415  # not for drawings without text

    paths = []
    for name in _TYPEFACES:
        descriptor = os.memfd_create(name)
        os.write(descriptor, pymupdf_fonts.myfont(name))
        paths.append(f"/proc/self/fd/{descriptor}")
    return paths


def main() -> None:
    """Read, look, draw, write."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]), int(sys.argv[1])))  # whatever became of its caller
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    text = _decoded(sys.stdin.buffer.read())
    if len(text) > MAX_CHARACTERS:
        refuse(f"it has more than {MAX_CHARACTERS // 1_000_000} million characters")
    scan = Scan(text)
    width, height = scaled(scan.size_px)
    import resvg_py  # noqa: PLC0415  # under the limits

    try:
        png = resvg_py.svg_to_bytes(
            svg_string=text,
            dpi=96.0,
            font_files=_typefaces() if scan.has_text else None,
            skip_system_fonts=not (scan.has_text and max(text) >= _FIRST_IDEOGRAPH),
            font_family="FiraGO",
            sans_serif_family="FiraGO",
            serif_family="FiraGO",
            monospace_family="Fira Mono",
            width=width,
            height=height,
        )
    except ValueError as error:
        refuse(f"it is no sound SVG: {error}")
    sys.stdout.buffer.write(png)


if __name__ == "__main__":
    main()
