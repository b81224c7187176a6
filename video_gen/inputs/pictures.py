"""Loads the pictures that a document names, and only what is a picture below the document's folder."""

import io
import warnings
from pathlib import Path
from urllib.parse import unquote

from PIL import Image

from video_gen.errors import DocumentError
from video_gen.inputs.local_file import MEBIBYTE, read_bytes
from video_gen.models.source import Asset

MAX_PICTURE_BYTES = 20 * MEBIBYTE
MAX_PICTURES_BYTES = 100 * MEBIBYTE
MAX_PIXELS = 50_000_000
_MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp"}


class _LeftOutError(Exception):
    """A picture cannot be shown; the text says why."""


def load_pictures(names: tuple[str, ...], folder: Path) -> tuple[tuple[Asset, ...], tuple[str, ...]]:
    """Return the pictures among `names` that can be shown, and a warning for each other.

    Args:
        names: How the document names them: paths relative to its folder, or addresses.
        folder: The document's folder; nothing outside of it is read.
    """
    assets: list[Asset] = []
    left_out: dict[str, list[str]] = {}
    room = MAX_PICTURES_BYTES
    for name in names:
        try:
            asset = _load(name, folder, min(room, MAX_PICTURE_BYTES))
        except _LeftOutError as error:
            left_out.setdefault(str(error), []).append(name)
        else:
            room -= len(asset.data)
            assets.append(asset)
    return tuple(assets), tuple(_warning(reason, named) for reason, named in left_out.items())


def _warning(reason: str, names: list[str]) -> str:
    """Return one line for all pictures left out for one reason: a page may name dozens."""
    if len(names) == 1:
        return f"picture {names[0]} is left out: {reason}"
    return f"{len(names)} pictures are left out, {names[0]} the first of them: {reason}"


def _load(name: str, folder: Path, max_bytes: int) -> Asset:
    if name.startswith("data:"):
        raise _LeftOutError("data addresses are not read")
    if name.startswith("//") or "://" in name.partition("?")[0]:
        raise _LeftOutError("pictures on the web are not downloaded")
    path = _path_below(unquote(name.partition("?")[0].partition("#")[0]), folder)
    try:
        data = read_bytes(path, max_bytes)
    except DocumentError as error:
        raise _LeftOutError(error.reason) from error
    return Asset(name=unquote(name), data=data, media_type=_media_type(data))


def _path_below(name: str, folder: Path) -> Path:
    """Return the real path of `name`, symlinks followed, which is below `folder`."""
    if Path(name).is_absolute():
        raise _LeftOutError("absolute paths are not followed")
    try:
        path = (folder / name).resolve()
        inside = path.is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError) as error:
        raise _LeftOutError("it is no valid path") from error
    if not inside:
        raise _LeftOutError("it leads out of the document's folder")
    return path


def _media_type(data: bytes) -> str:
    """Return the media type of `data`, which decodes as a picture of a sane size."""
    too_large = f"it has more than {MAX_PIXELS // 1_000_000} million pixels"
    unsound = "it is no sound PNG, JPEG, GIF or WebP picture"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the pixel limit below is stricter than Pillow's warning
            image = Image.open(io.BytesIO(data), formats=list(_MEDIA_TYPES))
    except Image.DecompressionBombError as error:
        raise _LeftOutError(too_large) from error
    except Exception as error:  # broken picture files make Pillow raise nearly anything
        raise _LeftOutError(unsound) from error
    if image.width * image.height > MAX_PIXELS:
        raise _LeftOutError(too_large)
    media_type = _MEDIA_TYPES[str(image.format)]
    try:
        image.draft("RGB", (image.width // 8 + 1, image.height // 8 + 1))  # a JPEG decodes faster to an eighth
        image.load()
    except Exception as error:
        raise _LeftOutError(unsound) from error
    return media_type
