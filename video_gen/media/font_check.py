"""Decides whether bytes are a font that letters can be drawn with."""

import io

from PIL import ImageFont

from video_gen.media.charmap import characters

_SIGNATURES = (b"\0\1\0\0", b"OTTO", b"true")
_PROBE = "Ag0"


class UnfitFontError(Exception):
    """A file is no font that can be used; the text says why."""


def check_font(data: bytes) -> None:
    """Return where `data` is a TrueType or OpenType font that draws letters.

    Raises:
        UnfitFontError: It is something else, or is broken.
    """
    if not data.startswith(_SIGNATURES):
        raise UnfitFontError("it is no TrueType or OpenType font (.ttf, .otf)")
    if not all(ord(character) in characters(io.BytesIO(data), 0) for character in _PROBE):
        raise UnfitFontError("it has no Latin letters and digits, or does not say which letters it has")
    try:
        drawn = ImageFont.truetype(io.BytesIO(data), 40).getmask(_PROBE)
    except Exception as error:  # broken fonts make FreeType raise nearly anything
        raise UnfitFontError("it is a broken font") from error
    if drawn.getbbox() is None:
        raise UnfitFontError("its letters are blank")
