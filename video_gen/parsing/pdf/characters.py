"""Takes the characters of a page out of a PDF, with their places and typefaces."""

import ctypes
import math
import unicodedata
from collections import Counter
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from video_gen.parsing.typefaces import is_for_code

MAX_CHARACTERS = 100_000
"""Of one page; a page of dense print has 8,000."""
_FIXED_PITCH = 0x1
_BOLD_WEIGHT = 600
_BOLD_NAMES = ("bold", "black", "heavy", "semibd", "demi", "medi", "cmbx", "sfbx")
"""Parts of names of bold typefaces: older ones do not state their weight."""
_NAME_BYTES = 256
_LIGATURES = range(0xFB00, 0xFB50)
_BULLETS = (0xF0B7, 0xF0A7, 0xF0D8, 0xF076)
"""Bullets of the Symbol and Wingdings typefaces, which have no meaning of their own in Unicode."""
_HYPHEN = "\x02"
"""What pdfium gives for a hyphen that ends a line."""


class Face(NamedTuple):
    """How a run of characters is set."""

    size: float
    """In points, as it appears on the page."""
    is_bold: bool
    is_code: bool


class Character(NamedTuple):
    """A character and its place, in points from the top left corner of the upright page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    face: Face


class PageText(NamedTuple):
    """The characters of a page in the order in which the file draws them."""

    characters: list[Character]
    width: float
    height: float
    is_cut: bool
    """Whether the page has more than is read of one."""


class _Setting(NamedTuple):
    face: Face
    quarter_turns: int
    """How far the text is turned, counter-clockwise."""


def is_right_to_left(text: str) -> bool:
    """Return whether a text begins with a letter of a script that is read from right to left."""
    return unicodedata.bidirectional(text[:1]) in {"R", "AL"}


def read_page(page: pypdfium2.PdfPage) -> PageText:
    """Return the page's characters; of text in several directions, that in the one used most."""
    text = page.get_textpage()
    try:
        return _upright(text, *page.get_size())
    finally:
        text.close()


def _upright(text: pypdfium2.PdfTextPage, width: float, height: float) -> PageText:
    settings: dict[int, _Setting] = {}
    found: list[tuple[str, tuple[float, float, float, float], _Setting]] = []
    box = pdfium.FS_RECTF()
    count = text.count_chars()
    for index in range(min(count, MAX_CHARACTERS)):
        character = _cleaned(pdfium.FPDFText_GetUnicode(text, index))
        if not character or not pdfium.FPDFText_GetLooseCharBox(text, index, box):
            continue
        drawn = pdfium.FPDFText_GetTextObject(text, index)
        key = ctypes.addressof(drawn.contents) if drawn else 0
        if not key and character == " ":  # pdfium saw a gap between two words here
            if found:
                before, (left, top, right, bottom), setting = found[-1]
                edge = left if is_right_to_left(before) else right
                found.append((character, (edge, top, edge, bottom), setting))
            continue
        if key not in settings:
            settings[key] = _setting(text, index)
        found.append((character, (box.left, box.top, box.right, box.bottom), settings[key]))
    turns = Counter(setting.quarter_turns for character, _, setting in found if not character.isspace())
    turn = max(turns, key=lambda quarter: turns[quarter], default=0)
    size = (width, height) if turn % 2 == 0 else (height, width)
    characters = [
        Character(character, *_turned(box_, turn, size), setting.face)
        for character, box_, setting in found
        if setting.quarter_turns == turn
    ]
    return PageText(characters, *size, is_cut=count > MAX_CHARACTERS)


def _turned(
    box: tuple[float, float, float, float], turn: int, size: tuple[float, float]
) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom from the top left corner of a page turned so that its text is upright."""
    left, top, right, bottom = box
    width, height = size
    if turn == 0:
        return left, height - top, right, height - bottom
    if turn == 1:  # the text runs upwards
        return bottom, left, top, right
    if turn == 2:  # noqa: PLR2004  # upside down
        return width - right, bottom, width - left, top
    return width - top, height - right, width - bottom, height - left


def _cleaned(code: int) -> str:
    """Return the character for a code: ligatures taken apart, nothing for what stands for no character."""
    if code in _LIGATURES:
        return unicodedata.normalize("NFKC", chr(code))
    if code in _BULLETS:
        return "•"
    character = chr(code) if code else ""
    if character == _HYPHEN or code == 0xAD:  # noqa: PLR2004  # soft hyphen
        return "-"
    if character in "\r\n" or unicodedata.category(character or " ") in {"Cc", "Cn", "Co", "Cs", "Cf"}:
        return ""
    return " " if character.isspace() else character


def _setting(text: pypdfium2.PdfTextPage, index: int) -> _Setting:
    name, flags, matrix = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_int(), pdfium.FS_MATRIX()
    pdfium.FPDFText_GetFontInfo(text, index, name, _NAME_BYTES, flags)
    typeface = name.value.decode("utf-8", "replace").lower()
    scale = 1.0
    if pdfium.FPDFText_GetMatrix(text, index, matrix):
        scale = math.hypot(matrix.c, matrix.d) or 1.0
    size = pdfium.FPDFText_GetFontSize(text, index) * scale
    is_bold = pdfium.FPDFText_GetFontWeight(text, index) >= _BOLD_WEIGHT or any(
        part in typeface for part in _BOLD_NAMES
    )
    angle = pdfium.FPDFText_GetCharAngle(text, index)
    face = Face(round(size, 1), is_bold, bool(flags.value & _FIXED_PITCH) or is_for_code(typeface))
    return _Setting(face, round(-angle / (math.pi / 2)) % 4)  # pdfium measures it clockwise
