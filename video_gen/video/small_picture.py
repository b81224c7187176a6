"""A scene's picture as a thumbnail, for pages that carry many of them."""

import io

from PIL import Image

SIDE_PX = 320
_QUALITY = 60


def small_picture(poster: Image.Image) -> bytes:
    """Return a WebP of a scene's poster, at most 320 pixels wide and high; two to five kilobytes."""
    picture = poster.copy()
    picture.thumbnail((SIDE_PX, SIDE_PX), Image.Resampling.BICUBIC)
    file = io.BytesIO()
    picture.save(file, "WEBP", quality=_QUALITY, method=2)
    return file.getvalue()
