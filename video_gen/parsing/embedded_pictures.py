"""Takes the pictures that are inside a document, and only what is a picture worth showing."""

import io
from typing import Final

from PIL import Image, UnidentifiedImageError

from video_gen.media.picture_check import MAX_PIXELS, LeftOutError, media_type_of
from video_gen.models.source import Asset

MEBIBYTE: Final = 1024 * 1024
MAX_PICTURE_BYTES = 20 * MEBIBYTE
MAX_PICTURES_BYTES = 40 * MEBIBYTE
LEAST_SIDE_PX = 32
"""Anything smaller is a bullet or a rule, not a picture."""


class EmbeddedPictures:
    """The pictures found so far, each once under its name."""

    def __init__(self) -> None:
        self._assets: dict[str, Asset | None] = {}
        self._left_out: dict[str, list[str]] = {}
        self._room = MAX_PICTURES_BYTES

    @property
    def assets(self) -> tuple[Asset, ...]:
        """The pictures, in the order in which they were found."""
        return tuple(asset for asset in self._assets.values() if asset)

    @property
    def warnings(self) -> tuple[str, ...]:
        """One line for each reason why pictures are left out."""
        return tuple(
            f"picture {names[0]} is left out: {reason}"
            if len(names) == 1
            else f"{len(names)} pictures are left out, {names[0]} the first of them: {reason}"
            for reason, names in self._left_out.items()
        )

    def leave_out(self, name: str, reason: str) -> None:
        """Note that a picture cannot be shown."""
        if name not in self._assets:
            self._assets[name] = None
            self._left_out.setdefault(reason, []).append(name)

    def add(self, name: str, data: bytes) -> bool:
        """Return whether the picture can be shown; it is then among the assets, as PNG where it is of a rarer kind."""
        if name not in self._assets:
            self._take(name, data)
        return self._assets[name] is not None

    def has(self, name: str) -> bool:
        """Return whether a picture of that name was looked at already."""
        return name in self._assets

    def _take(self, name: str, data: bytes) -> None:
        if len(data) > min(MAX_PICTURE_BYTES, self._room):
            self.leave_out(name, f"it has more than {min(MAX_PICTURE_BYTES, self._room) // MEBIBYTE} MB")
            return
        try:
            kept = _as_png(data) or data
            media_type = media_type_of(kept)
        except LeftOutError as error:
            self.leave_out(name, str(error))
            return
        with Image.open(io.BytesIO(kept)) as image:
            is_speck = min(image.size) < LEAST_SIDE_PX
        self._assets[name] = None if is_speck else Asset(name=name, data=kept, media_type=media_type)
        self._room -= 0 if is_speck else len(kept)


def _as_png(data: bytes) -> bytes:
    """Return a picture of a kind that no browser shows as PNG; nothing where it is of another kind.

    Raises:
        LeftOutError: It is broken or too large.
    """
    out = io.BytesIO()
    try:
        with Image.open(io.BytesIO(data), formats=["BMP", "TIFF"]) as image:
            is_huge = image.width * image.height > MAX_PIXELS
            if not is_huge:
                image.convert("RGBA" if "A" in image.getbands() else "RGB").save(out, "PNG")
    except UnidentifiedImageError:
        return b""
    except Exception as error:  # broken picture files make Pillow raise nearly anything
        raise LeftOutError("it is no sound picture") from error
    if is_huge:
        raise LeftOutError(f"it has more than {MAX_PIXELS // 1_000_000} million pixels")
    return out.getvalue()
