"""Decides whether bytes are a picture that can be shown."""

import io
import warnings

from PIL import Image

MAX_PIXELS = 50_000_000
_MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp"}


class LeftOutError(Exception):
    """A picture cannot be shown; the text says why."""


def media_type_of(data: bytes) -> str:
    """Return the media type of `data`, which decodes as a picture of a sane size.

    Raises:
        LeftOutError: It does not.
    """
    too_large = f"it has more than {MAX_PIXELS // 1_000_000} million pixels"
    unsound = "it is no sound PNG, JPEG, GIF, WebP or SVG picture"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the pixel limit below is stricter than Pillow's warning
            image = Image.open(io.BytesIO(data), formats=list(_MEDIA_TYPES))
    except Image.DecompressionBombError as error:
        raise LeftOutError(too_large) from error
    except Exception as error:  # broken picture files make Pillow raise nearly anything
        raise LeftOutError(unsound) from error
    if image.width * image.height > MAX_PIXELS:
        raise LeftOutError(too_large)
    media_type = _MEDIA_TYPES[str(image.format)]
    try:
        image.draft("RGB", (image.width // 8 + 1, image.height // 8 + 1))  # a JPEG decodes faster to an eighth
        image.load()
    except Exception as error:
        raise LeftOutError(unsound) from error
    return media_type
