"""What lies behind the content: flat colour and large quiet discs, which cost next to nothing to encode."""

import io
from functools import lru_cache

from PIL import Image, ImageOps

from video_gen.video.shapes import disc
from video_gen.video.sheet import Sheet

_WIDE = ((0.2, 0.42, 0.44), (0.4, 0.755, 0.075))
_TALL = ((0.26, 0.22, 0.44), (0.63, 0.5, 0.075))
_SQUARE = ((0.18, 0.1, 0.36), (0.5, 0.2, 0.055))
"""Centre, from the far side and from the top, and radius of the two discs of a cover, by the shorter side."""
_LOW = (0.32, 0.2, 0.62)
"""Likewise of the disc below a statement, from the bottom."""

_LOGO, _LOGO_WIDTH = 32, 150
"""Room of a logo above the content of a scene, in units of the sheet."""
_COVER_LOGO, _COVER_LOGO_WIDTH = 72, 420


def plain_background(sheet: Sheet) -> Image.Image:
    """Return the background of content scenes: paper, with a quarter disc in the far upper corner."""
    picture = Image.new("RGB", (sheet.width, sheet.height), sheet.theme.paper)
    short = min(sheet.width, sheet.height)
    disc(picture, (_far(sheet, 0), 0), 0.15 * short, sheet.theme.shape)
    height = sheet.px(_LOGO)
    _stamp(picture, sheet, (sheet.px(_LOGO_WIDTH), height), sheet.region.top - height, far=True)
    return picture


def statement_background(sheet: Sheet) -> Image.Image:
    """Return the background of a single thought: as that of content scenes, with a large disc that rises from below."""
    picture = plain_background(sheet)
    short = min(sheet.width, sheet.height)
    disc(picture, (_far(sheet, _LOW[0] * short), sheet.height + _LOW[1] * short), _LOW[2] * short, sheet.theme.shape)
    return picture


def cover_background(sheet: Sheet) -> Image.Image:
    """Return the background of the opening and the closing: a large disc with a small one in the accent colour."""
    picture = Image.new("RGB", (sheet.width, sheet.height), sheet.theme.paper)
    short = min(sheet.width, sheet.height)
    large, small = _WIDE if sheet.landscape else _TALL if sheet.portrait else _SQUARE
    for (across, down, radius), colour in ((large, sheet.theme.shape), (small, sheet.theme.accent)):
        disc(picture, (_far(sheet, across * short), down * short), radius * short, colour)
    height = sheet.px(_COVER_LOGO)
    _stamp(picture, sheet, (sheet.px(_COVER_LOGO_WIDTH), height), sheet.region.top, far=False)
    return picture


def chapter_background(sheet: Sheet) -> Image.Image:
    """Return the background of chapter openings: the chapter's colour, with a large disc."""
    picture = Image.new("RGB", (sheet.width, sheet.height), sheet.theme.chapter_paper)
    short = min(sheet.width, sheet.height)
    down = 0.3 * short if sheet.landscape else 0.18 * sheet.height
    disc(picture, (_far(sheet, 0.12 * short), down), 0.56 * short, sheet.theme.chapter_shape)
    return picture


def _stamp(picture: Image.Image, sheet: Sheet, room: tuple[int, int], top: int, *, far: bool) -> None:
    """Put the theme's logo, if it has one, into its room at the margin, at the side where lines end or begin."""
    if not sheet.logo:
        return
    logo = _fitted(sheet.logo, room)
    right = far != sheet.rtl
    left = sheet.region.right - logo.width if right else sheet.region.left
    picture.paste(logo, (left, top + (room[1] - logo.height) // 2), logo)


@lru_cache(maxsize=8)
def _fitted(logo: bytes, room: tuple[int, int]) -> Image.Image:
    with Image.open(io.BytesIO(logo)) as picture:
        return ImageOps.contain(picture.convert("RGBA"), room, Image.Resampling.LANCZOS)


def _far(sheet: Sheet, distance: float) -> float:
    """Return the column that lies `distance` from the side where lines end."""
    return distance if sheet.rtl else sheet.width - distance
