"""Filled shapes with smooth edges."""

from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw

from video_gen.video.theme import Colour

Edges = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels; right and bottom are just past the last pixel."""


def disc(picture: Image.Image, center: tuple[float, float], radius: float, colour: Colour) -> None:
    """Draw a disc; what lies outside the picture is left out."""
    x, y = center
    edges = (max(int(x - radius) - 1, 0), max(int(y - radius) - 1, 0))
    ends = (min(int(x + radius) + 2, picture.width), min(int(y + radius) + 2, picture.height))
    if edges[0] >= ends[0] or edges[1] >= ends[1]:
        return
    across = np.arange(edges[0], ends[0], dtype=np.float32) + 0.5 - x
    down = np.arange(edges[1], ends[1], dtype=np.float32) + 0.5 - y
    distance = np.sqrt(across[None, :] ** 2 + down[:, None] ** 2)
    coverage = np.clip(radius - distance + 0.5, 0, 1) * 255
    picture.paste(colour, edges, Image.fromarray(coverage.astype(np.uint8)))


def rounded(draw: ImageDraw.ImageDraw, edges: Edges, radius: int, colour: Colour) -> None:
    """Draw a rectangle with round, smooth corners."""
    left, top, right, bottom = edges
    if right <= left or bottom <= top:
        return
    radius = max(0, min(radius, (right - left) // 2, (bottom - top) // 2))
    if right - left > 2 * radius:
        draw.rectangle((left + radius, top, right - radius - 1, bottom - 1), fill=colour)
    if bottom - top > 2 * radius:
        draw.rectangle((left, top + radius, right - 1, bottom - radius - 1), fill=colour)
    if not radius:
        return
    for index, corner in enumerate(
        ((left, top), (right - radius, top), (right - radius, bottom - radius), (left, bottom - radius))
    ):
        draw.bitmap(corner, _corner(radius, index), fill=colour)


def dashed(picture: Image.Image, edges: Edges, radius: int, width: int, colour: Colour) -> None:
    """Draw the outline of a rectangle with round corners as dashes that lie inside it."""
    left, top, right, bottom = edges
    if min(right - left, bottom - top) <= 2 * width:
        return
    outline = rounded_mask(right - left, bottom - top, radius)
    hole = rounded_mask(right - left - 2 * width, bottom - top - 2 * width, max(0, radius - width))
    outline.paste(0, (width, width), hole)
    dash, gap = 5 * width, 4 * width
    cut = ImageDraw.Draw(outline)
    for at in range(radius + dash, right - left - radius - gap, dash + gap):
        cut.rectangle((at, 0, at + gap - 1, width), fill=0)
        cut.rectangle((at, bottom - top - 1 - width, at + gap - 1, bottom - top - 1), fill=0)
    for at in range(radius + dash, bottom - top - radius - gap, dash + gap):
        cut.rectangle((0, at, width, at + gap - 1), fill=0)
        cut.rectangle((right - left - 1 - width, at, right - left - 1, at + gap - 1), fill=0)
    picture.paste(colour, (left, top), outline)


def rounded_mask(width: int, height: int, radius: int) -> Image.Image:
    """Return the coverage of a rectangle with round corners, 0 to 255."""
    mask = Image.new("L", (width, height), 255)
    radius = max(0, min(radius, width // 2, height // 2))
    if radius:
        corners = ((0, 0), (width - radius, 0), (width - radius, height - radius), (0, height - radius))
        for index, corner in enumerate(corners):
            mask.paste(_corner(radius, index), corner)
    return mask


@lru_cache(maxsize=64)
def _corner(radius: int, index: int) -> Image.Image:
    """Return the coverage of a quarter disc; 0 is the top left corner, the others follow clockwise."""
    along = np.arange(radius, dtype=np.float32) + 0.5 - radius
    distance = np.sqrt(along[None, :] ** 2 + along[:, None] ** 2)
    coverage = np.clip(radius - distance + 0.5, 0, 1) * 255
    return Image.fromarray(np.rot90(coverage.astype(np.uint8), -index).copy())
