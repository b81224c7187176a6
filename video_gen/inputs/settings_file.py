"""Finds the settings file of a document: video-gen.toml, or a table in pyproject.toml."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from video_gen.errors import DocumentError, SettingsError, one_line
from video_gen.inputs.local_file import MEBIBYTE, read_bytes
from video_gen.inputs.places import file
from video_gen.models.config import InputConfig

OWN_NAME = "video-gen.toml"
SHARED_NAME = "pyproject.toml"
TABLE = "video-gen"


def settings_file(config: InputConfig) -> dict[str, Any]:
    """Return the settings as they stand in the document's settings file, with `_` in the keys; empty without one.

    It is `video-gen.toml`, or the table `[tool.video-gen]` of `pyproject.toml`, in the document's folder or
    the nearest folder above that has one; for inline text the search begins in the current folder.

    Raises:
        SettingsError: It cannot be read.
    """
    found = find_settings(config)
    return found[1] if found else {}


def find_settings(config: InputConfig) -> tuple[Path, dict[str, Any]] | None:
    """Return the nearest settings file and what it says.

    Raises:
        SettingsError: It cannot be read.
    """
    folder = file.folder_of(config).resolve()
    return next((found for parent in (folder, *folder.parents) for found in _settings_in(parent)), None)


def _settings_in(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    own, shared = folder / OWN_NAME, folder / SHARED_NAME
    if own.is_file():
        yield own, _with_underscores(_read(own))
    elif shared.is_file():
        tool = _read(shared).get("tool", {})
        table = tool.get(TABLE) if isinstance(tool, dict) else None
        if table is not None and not isinstance(table, dict):
            raise SettingsError(f"{shared}: tool.{TABLE}", "it is no table", f"Write [tool.{TABLE}] above its settings")
        if table is not None:
            yield shared, _with_underscores(table)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_bytes(path, MEBIBYTE).decode())
    except DocumentError as error:
        raise SettingsError(error.subject, error.reason, error.remedy) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SettingsError(str(path), f"it is no valid TOML: {one_line(str(error))}", "Mend it there") from error


def _with_underscores(table: dict[str, Any]) -> dict[str, Any]:
    return {key.replace("-", "_"): value for key, value in table.items()}
