"""Loads the pictures that a document names, and only those that it may name."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin

from video_gen.errors import DocumentError, WebError
from video_gen.inputs.data_address import data_of, is_data_address
from video_gen.inputs.local_file import MEBIBYTE, read_bytes
from video_gen.inputs.svg import drawn, is_svg
from video_gen.inputs.web.visit import Visit
from video_gen.media.picture_check import LeftOutError, media_type_of
from video_gen.models.source import Asset, asset_name

Pictures = tuple[tuple[Asset, ...], tuple[str, ...]]
"""Pictures that can be shown, and a warning for each that cannot."""
MAX_PICTURE_BYTES = 20 * MEBIBYTE
MAX_PICTURES_BYTES = 100 * MEBIBYTE
MAX_PICTURES = 1000
MAX_WEB_PICTURES = 100
WEB_SECONDS = 30.0
"""How long fetching the pictures of a document may take, all together."""
DRAWING_SECONDS = 120.0
"""How long drawing the SVG pictures of a document may take, added up."""
_AT_ONCE = 4
_BEST_FIRST = (".svg", ".png", ".webp", ".jpg", ".jpeg", ".gif")
"""A drawing before pixels, and what loses nothing before what does."""


def load_pictures(names: tuple[str, ...], where: "Whereabouts", *, base: str = "") -> Pictures:
    """Return the pictures among `names` that can be shown, in this order, and a warning for each reason why not.

    Args:
        names: How the document names them: paths, addresses, or `data:` addresses, which are the pictures themselves.
        where: Where the document is.
        base: What the document says its addresses are relative to; empty where it does not say.

    Raises:
        SettingsError: VIDEO_GEN_INTERNAL_HOSTS holds something else than hosts.
    """
    where = where._replace(base=base)
    assets: list[Asset] = []
    left_out: dict[str, list[str]] = {}
    if len(names) > MAX_PICTURES:
        left_out[f"the document names more than {MAX_PICTURES}"] = list(names[MAX_PICTURES:])
        names = names[:MAX_PICTURES]
    room = MAX_PICTURES_BYTES
    far = [name for name in names if where.address_of(name)]
    with ExitStack() as stack:
        visit = stack.enter_context(Visit(WEB_SECONDS)) if far and where.online else None
        pool = stack.enter_context(ThreadPoolExecutor(_AT_ONCE))
        reader = _Reader(where, visit, frozenset(far[:MAX_WEB_PICTURES]))
        for first in range(0, len(names), _AT_ONCE):  # a few at a time, so that no more than these wait for room
            some = names[first : first + _AT_ONCE]
            outcomes = pool.map(partial(reader.outcome, max_bytes=min(room, MAX_PICTURE_BYTES)), some)
            for name, outcome in zip(some, outcomes, strict=True):
                if isinstance(outcome, str):
                    left_out.setdefault(outcome, []).append(name)
                elif len(outcome.data) > room:
                    left_out.setdefault("the pictures before it are too large together", []).append(name)
                else:
                    room -= len(outcome.data)
                    assets.append(outcome)
    return tuple(assets), tuple(_warning(reason, named) for reason, named in left_out.items())


class Whereabouts(NamedTuple):
    """Where a document is, which decides what its pictures' names mean."""

    folder: Path | None = None
    """Folder of a file; no picture file outside of it is read."""
    address: str = ""
    """Address of a document on the web."""
    nowhere: str = ""
    """Why a path leads nowhere, where there is neither."""
    online: bool = False
    """Whether pictures on the web may be fetched."""
    base: str = ""
    """What the document says its addresses are relative to."""

    def address_of(self, name: str) -> str:
        """Return the address of a picture on the web, empty for any other."""
        if is_data_address(name):
            return ""
        try:
            if self.address or _is_address(name) or _is_address(self.base):
                return urljoin(urljoin(self.address or "https:", self.base), name)
        except ValueError:  # an address that is broken so that it cannot be joined
            return name
        return ""

    def path_of(self, name: str) -> str:
        """Return the path of a picture in the document's folder."""
        path = unquote(name.partition("?")[0].partition("#")[0])
        below, slash, _ = unquote(self.base).rpartition("/")
        return path if path.startswith("/") else f"{below}{slash}{path}"


def _is_address(name: str) -> bool:
    return name.startswith("//") or "://" in name.partition("?")[0]


class _Reader:
    """Reads one picture after the other, from wherever each of them is."""

    def __init__(self, where: Whereabouts, visit: Visit | None, allowed: frozenset[str]) -> None:
        self._where = where
        self._visit = visit
        self._allowed = allowed
        self._drawn_s = 0.0

    def outcome(self, name: str, max_bytes: int) -> Asset | str:
        """Return the picture, or why it cannot be shown."""
        try:
            data = self._data(name, max_bytes)
            data = self._drawn(data) if is_svg(data) else data
            return Asset(name=asset_name(name), data=data, media_type=media_type_of(data))
        except LeftOutError as error:
            return str(error)
        except (DocumentError, WebError) as error:
            return error.reason

    def _drawn(self, data: bytes) -> bytes:
        if self._drawn_s > DRAWING_SECONDS:
            raise LeftOutError("the drawings before it took too long")
        began = time.monotonic()
        try:
            return drawn(data)
        finally:
            self._drawn_s += time.monotonic() - began

    def _data(self, name: str, max_bytes: int) -> bytes:
        if is_data_address(name):
            return data_of(name, max_bytes)
        if address := self._where.address_of(name):
            if self._visit is None:
                raise LeftOutError("pictures on the web are fetched with --allow-network alone")
            if name not in self._allowed:
                raise LeftOutError(f"it names more than {MAX_WEB_PICTURES} pictures on the web")
            return self._visit.get(address, max_bytes).data
        if self._where.folder is None:
            raise LeftOutError(self._where.nowhere)
        path = self._where.path_of(name)
        return _read_below(self._where.folder, _best_of_any(self._where.folder, path), max_bytes)


def _best_of_any(folder: Path, name: str) -> str:
    """Return the path of the best picture where a name leaves its kind open, `flow.*` as Sphinx does; else the name."""
    if not name.endswith(".*"):
        return name
    found = (name[:-2] + suffix for suffix in _BEST_FIRST)
    return next((path for path in found if _is_file_below(folder, path)), name)


def _is_file_below(folder: Path, name: str) -> bool:
    """Return whether there is such a file in the folder: nothing is found out of what is outside of it."""
    try:
        return (path := (folder / name).resolve()).is_relative_to(folder.resolve()) and path.is_file()
    except (OSError, ValueError, RuntimeError):
        return False


def _read_below(folder: Path, name: str, max_bytes: int) -> bytes:
    """Return a file that is really below `folder`, symlinks followed: before it is opened, and of what was opened."""
    if Path(name).is_absolute():
        raise LeftOutError("absolute paths are not followed")
    try:
        real = folder.resolve()
        path = (folder / name).resolve()
        inside = path.is_relative_to(real)
    except (OSError, ValueError, RuntimeError) as error:
        raise LeftOutError("it is no valid path") from error
    if not inside:
        raise LeftOutError("it leads out of the document's folder")
    return read_bytes(path, max_bytes, below=real)


def _warning(reason: str, names: list[str]) -> str:
    """Return one line for all pictures left out for one reason: a page may name dozens."""
    first = asset_name(names[0]) if is_data_address(names[0]) else names[0]
    if len(names) == 1:
        return f"picture {first} is left out: {reason}"
    return f"{len(names)} pictures are left out, {first} the first of them: {reason}"
