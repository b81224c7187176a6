"""Picture files, opened with care: they come from documents and may be anything."""

import io
import struct

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from video_gen.errors import RenderError

LARGEST_PX = 80_000_000
"""More pixels than this are refused before they are decoded."""
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, Image.DecompressionBombError, MemoryError)


def opened(data: bytes, width_px: int, height_px: int, *, subject: str) -> Image.Image:
    """Return the first frame of a picture file, turned upright, as RGBA that is not much larger than needed.

    Args:
        data: The file's bytes: PNG, JPEG, GIF or WebP.
        width_px: What it will be shrunk to at most, across.
        height_px: The same, down.
        subject: What it belongs to, for the error.

    Raises:
        RenderError: It is no picture, is broken, or has too many pixels.
    """
    try:
        picture = Image.open(io.BytesIO(data), formats=_FORMATS)
    except UnidentifiedImageError as error:
        raise RenderError(subject, "its picture is not a PNG, JPEG, GIF or WebP file", "Convert it") from error
    except _BROKEN as error:
        raise RenderError(subject, f"its picture cannot be read: {error}", "Replace the file") from error
    if picture.width * picture.height > LARGEST_PX:
        pixels = f"{picture.width} x {picture.height}"
        raise RenderError(subject, f"its picture has {pixels} pixels", "Scale it down below 80 million pixels")
    try:
        picture.draft("RGB", (max(width_px, height_px),) * 2)
        return ImageOps.exif_transpose(picture).convert("RGBA")
    except _BROKEN as error:
        raise RenderError(subject, f"its picture is broken: {error}", "Replace the file") from error


def is_dark(picture: Image.Image) -> bool:
    """Return whether what is visible of an RGBA picture is dark, as line art on no background often is."""
    small = np.asarray(picture.resize((32, 32), Image.Resampling.BOX), dtype=np.float32)
    alpha, light = small[:, :, 3], small[:, :, :3] @ np.array([0.3, 0.6, 0.1], dtype=np.float32)
    return bool((alpha * light).sum() < 128 * alpha.sum())
