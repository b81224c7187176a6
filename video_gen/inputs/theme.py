"""The theme that a user's file describes: read, with its fonts and its logo, before anything is made."""

import io
import tomllib
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps
from pydantic import ValidationError

from video_gen.errors import DocumentError, SettingsError, one_line
from video_gen.inputs.local_file import MEBIBYTE, read_bytes
from video_gen.inputs.svg import drawn, is_svg
from video_gen.media.font_check import UnfitFontError, check_font
from video_gen.media.picture_check import LeftOutError, media_type_of
from video_gen.models.theme import LARGEST_RADIUS, TOKENS, USUAL_RADIUS, OwnTheme, Tokens

MAX_FONT_BYTES = 32 * MEBIBYTE
"""Chinese, Japanese and Korean fonts have up to 20."""
MAX_LOGO_BYTES = 20 * MEBIBYTE
_KEYS = ("base", "radius", "logo", "colours", "fonts")
_FONTS = ("regular", "bold", "mono")
_LOGO_PX = (1024, 256)
"""Room that a logo takes at most in the largest frames."""


def read_theme(theme: str) -> OwnTheme | None:
    """Return the theme that the setting `theme` names the file of; None where it names one that is built in.

    Fonts and logo lie in the file's folder or below it: a theme that came with a document reads nothing else.

    Raises:
        SettingsError: The file, or something that it says or names, does not fit.
    """
    if theme in TOKENS:
        return None
    path = Path(theme).expanduser()
    given = _read(path)
    _check_names(path, "", given, _KEYS)
    fonts = _table(path, given, "fonts", _FONTS)
    return OwnTheme(
        tokens=_tokens(path, given),
        radius=_radius(path, given.get("radius", USUAL_RADIUS)),
        logo=_logo(path, given["logo"]) if "logo" in given else b"",
        **{cut: _font(path, f"fonts.{cut}", name) for cut, name in fonts.items()},
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_bytes(path, MEBIBYTE).decode())
    except DocumentError as error:
        raise SettingsError(f"theme {path}", error.reason, "Name the file of a theme, or a built-in one") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SettingsError(f"theme {path}", f"it is no valid TOML: {one_line(str(error))}", "Mend it there") from error


def _check_names(path: Path, table: str, given: dict[str, Any], known: tuple[str, ...]) -> None:
    if unknown := next((name for name in given if name not in known), None):
        raise SettingsError(
            f"theme {path}: {table}{one_line(unknown, 40)}", "there is no such key", f"Choose of {', '.join(known)}"
        )


def _table(path: Path, given: dict[str, Any], name: str, known: tuple[str, ...]) -> dict[str, Any]:
    table = given.get(name, {})
    if not isinstance(table, dict):
        raise SettingsError(f"theme {path}: {name}", "it is no table", f"Write [{name}] above its keys")
    _check_names(path, f"{name}.", table, known)
    return table


def _tokens(path: Path, given: dict[str, Any]) -> Tokens:
    base = given.get("base", "light")
    if not isinstance(base, str) or base not in TOKENS:
        raise SettingsError(f"theme {path}: base", _unfit(base), f"Choose of {', '.join(TOKENS)}")
    colours = _table(path, given, "colours", tuple(Tokens.model_fields))
    try:
        return TOKENS[base].replace(**colours)
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0])
        remedy = "Write a colour as #rrggbb, such as #3a3fd4"
        raise SettingsError(f"theme {path}: colours.{name}", _unfit(colours[name]), remedy) from error


def _radius(path: Path, radius: Any) -> int:  # noqa: ANN401  # whatever stands in the file
    if type(radius) is not int or not 0 <= radius <= LARGEST_RADIUS:
        raise SettingsError(f"theme {path}: radius", _unfit(radius), f"Write a whole number from 0 to {LARGEST_RADIUS}")
    return radius


def _font(path: Path, key: str, name: Any) -> bytes:  # noqa: ANN401  # as above
    data = _beside(path, key, name, MAX_FONT_BYTES)
    try:
        check_font(data)
    except UnfitFontError as error:
        raise SettingsError(f"theme {path}: {key}", f"{name}: {error}", "Give a .ttf or .otf file") from error
    return data


def _logo(path: Path, name: Any) -> bytes:  # noqa: ANN401  # as above
    """Return a logo as a PNG no larger than it is drawn."""
    data = _beside(path, "logo", name, MAX_LOGO_BYTES)
    try:
        data = drawn(data) if is_svg(data) else data
        media_type_of(data)
        with Image.open(io.BytesIO(data)) as picture:
            small = ImageOps.exif_transpose(picture).convert("RGBA")
    except (LeftOutError, OSError, ValueError, SyntaxError) as error:
        remedy = "Give a PNG, JPEG, GIF, WebP or SVG file"
        raise SettingsError(f"theme {path}: logo", f"{name}: {one_line(str(error))}", remedy) from error
    small.thumbnail(_LOGO_PX, Image.Resampling.LANCZOS)
    file = io.BytesIO()
    small.save(file, "PNG")
    return file.getvalue()


def _beside(path: Path, key: str, name: Any, most: int) -> bytes:  # noqa: ANN401  # as above
    """Return a file in the theme's folder or below it, symlinks followed before and after it is opened."""
    if not isinstance(name, str) or not name:
        raise SettingsError(f"theme {path}: {key}", _unfit(name), "Name a file in the theme's folder")
    try:
        folder = path.parent.resolve()
        file = (folder / name).resolve()
        if not file.is_relative_to(folder):
            raise SettingsError(f"theme {path}: {key}", f"{name} is outside of its folder", "Put it beside the theme")
        return read_bytes(file, most, below=folder)
    except (DocumentError, OSError, ValueError, RuntimeError) as error:
        reason = error.reason if isinstance(error, DocumentError) else "it is no valid path"
        remedy = "Name a file in the theme's folder"
        raise SettingsError(f"theme {path}: {key}", f"{one_line(name, 80)}: {reason}", remedy) from error


def _unfit(value: Any) -> str:  # noqa: ANN401  # as above
    return f"{one_line(repr(value), 80)} does not fit"
