"""Emoji in colour, of a font of the system, whose pictures may have one size alone: drawn in that, and scaled."""

import unicodedata
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from video_gen.video.typeface import Typeface, direction

_STRIKES_PX = (160, 136, 128, 109, 96, 72, 64)
"""Sizes that such fonts have: Apple's 160, Noto's 109; one of outlines has every size."""
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
"""Two of them are a flag."""
_FIRST_PICTURE = 0x1F300


def is_emoji(character: str) -> bool:
    """Return whether a character is a coloured picture unless told otherwise: wide symbols, and the letters of flags.

    Source: Unicode Technical Standard 51: such characters are wide; wide symbols that are none are in no emoji font.
    """
    wide = unicodedata.category(character) == "So" and unicodedata.east_asian_width(character) == "W"
    return wide or ord(character) in _FLAG_LETTERS


class ColourTypeface(Typeface):
    """A font of coloured pictures; has no characters where Pillow cannot draw its kind of pictures."""

    def open(self, size_px: int, engine: ImageFont.Layout) -> ImageFont.FreeTypeFont:  # noqa: ARG002
        """Return a new font in the size that the pictures have, whatever size is asked for."""
        for strike_px in _STRIKES_PX:
            try:
                font = super().open(strike_px, engine)
            except OSError:
                continue
            self.reference_px = strike_px
            return font
        raise OSError(f"{self.name} has pictures in no usual size")

    def _usable_characters(self) -> frozenset[int]:
        found = super()._usable_characters()
        pictures = [code for code in found if code >= _FIRST_PICTURE]
        font = self.open(0, ImageFont.Layout.BASIC) if pictures else None
        return found if font and font.getmask(chr(min(pictures)), "RGBA").getbbox() else frozenset()

    def picture(self, text: str, size_px: int, *, rtl: bool) -> tuple[Image.Image, int, int]:
        """Return `text` in a size of type, and where its upper left corner lies, from its beginning on the baseline."""
        return _picture(self, text, size_px, rtl)


@lru_cache(maxsize=64)
def _picture(face: ColourTypeface, text: str, size_px: int, rtl: bool) -> tuple[Image.Image, int, int]:  # noqa: FBT001
    font, towards = face.font(size_px), direction(rtl=rtl)
    left, top, right, bottom = map(round, font.getbbox(text, anchor="ls", direction=towards))
    drawn = Image.new("RGBA", (max(1, right - left), max(1, bottom - top)))
    ImageDraw.Draw(drawn).text((-left, -top), text, font=font, anchor="ls", direction=towards, embedded_color=True)
    premultiplied = Image.frombytes("RGBa", drawn.size, drawn.tobytes())  # laid over nothing, colours came out so
    scale = size_px / face.reference_px
    width, height = (max(1, round(side * scale)) for side in drawn.size)
    small = premultiplied.convert("RGBA").resize((width, height), Image.Resampling.LANCZOS)
    return small, round(left * scale), round(top * scale)
