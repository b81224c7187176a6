"""The picture that stands for a video in a list: its title, as large as it can be."""

import io
import re

from PIL import Image, ImageDraw

from video_gen.models.look import Look
from video_gen.video.background import chapter_background
from video_gen.video.shapes import rounded
from video_gen.video.sheet import Sheet
from video_gen.video.tokens import Style

WIDTH_PX, HEIGHT_PX = 1280, 720
"""Source: YouTube Help, "Add video thumbnails"."""
_LARGEST, _SMALLEST = 300, 132
"""Sizes of type by the sheet's units; the smallest is 11 px high where the picture is shown 168 px wide."""
_MARGIN = 0.075
_BAR = (0.14, 0.028)
_MOST_WORDS, _FEWEST_WORDS = 7, 2
_BREAK = re.compile(r"\s*[:\u2014\u2013\uff1a]\s+|\s+-\s+")


def draw_thumbnail(title: str, look: Look) -> bytes:
    """Return a JPEG of 1280x720 with the title, in the look's colours.

    Args:
        title: Plain text. Of a long one with a subtitle only the title itself is drawn.
        look: Theme and language; its size does not matter.
    """
    sheet = Sheet(look.replace(width_px=WIDTH_PX, height_px=HEIGHT_PX))
    picture = chapter_background(sheet)
    draw = ImageDraw.Draw(picture)
    margin = round(_MARGIN * WIDTH_PX)
    width, height = WIDTH_PX - 2 * margin, HEIGHT_PX - 2 * margin
    bar_width, bar_height = round(_BAR[0] * WIDTH_PX), round(_BAR[1] * HEIGHT_PX)
    left = sheet.x(sheet.region._replace(left=margin, width=width), 0, bar_width)
    rounded(draw, (left, margin, left + bar_width, margin + bar_height), bar_height // 2, sheet.theme.chapter_ink)
    top = margin + round(2.2 * bar_height)
    content = sheet.tokens(_few_words(title).replace("`", ""), Style(sheet.theme.chapter_ink, "bold"))
    room = height - (top - margin)
    text, fits = sheet.largest(content, sheet.sizes(_LARGEST, _SMALLEST), width, room, "even")
    if not fits:
        text = sheet.shortened(text, int(room / text.line_px), width)
    text.draw(picture, margin, top + max(0, room - text.height_px) / 2, width, sheet.align)
    return _jpeg(picture)


def _few_words(title: str) -> str:
    """Return what stands before a colon or a dash, where the title is long and that says enough."""
    head = _BREAK.split(title, maxsplit=1)[0]
    return head if len(title.split()) > _MOST_WORDS and len(head.split()) >= _FEWEST_WORDS else title


def _jpeg(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=88, optimize=True)
    return file.getvalue()
