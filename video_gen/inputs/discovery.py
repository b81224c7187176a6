"""Which documents a list of files, folders, patterns and addresses names."""

import glob
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from video_gen.errors import DocumentError
from video_gen.models.choices import SourceType
from video_gen.models.found import FoundDocument

SUFFIXES = frozenset({".docx", ".htm", ".html", ".ipynb", ".markdown", ".md", ".pdf", ".pptx", ".rst"})
"""What is taken for a document inside a folder; a file that is named, or fits a pattern, may have any name."""
_NO_DOCUMENTS = frozenset({"__pycache__", "node_modules"})
_VIRTUAL_ENVIRONMENT = "pyvenv.cfg"
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def discover(sources: Sequence[str], output_dir: Path) -> list[FoundDocument]:
    """Return the documents that `sources` name, each once, in the order of the sources and by name in a folder.

    Args:
        sources: Files, folders (with all folders below them that are not hidden), patterns such as `docs/**/*.md`,
            and web addresses. A file that is not there is a document like any other, and fails for itself.
        output_dir: Where the videos go; nothing in it is a document.

    Raises:
        DocumentError: A folder or a pattern holds no document.
    """
    files: dict[Path, str] = {}
    addresses: dict[str, None] = {}
    roots: list[Path] = []
    for source in sources:
        if _ADDRESS.match(source):
            addresses[source] = None
            continue
        place = Path(source).expanduser()
        found = _files(place, source, _absolute(output_dir))
        roots += [_absolute(place)] if place.is_dir() else [_absolute(file).parent for file in found]
        for file in found:
            files.setdefault(_absolute(file), str(file))
    base = os.path.commonpath(roots) if roots else ""
    wanted: list[tuple[str, SourceType, PurePosixPath]] = [
        (given, "file", PurePosixPath(path.relative_to(base))) for path, given in files.items()
    ]
    wanted += [(address, "url", _address_place(address)) for address in addresses]
    return list(_placed(wanted))


def _absolute(path: Path) -> Path:
    """Return a path from the root, without `..`; links stay links."""
    return Path(os.path.abspath(path.expanduser()))  # noqa: PTH100  # pathlib keeps the `..` or follows the links


def _address_place(address: str) -> PurePosixPath:
    """Return a name of host and path; of a query, which may hold secrets, a digest, and of a login nothing."""
    parts = urlsplit(address)
    query = f"-{hashlib.sha256(parts.query.encode()).hexdigest()[:6]}" if parts.query else ""
    named = re.sub(r"\W+", "-", parts.netloc.rpartition("@")[2] + parts.path).strip("-")
    return PurePosixPath((named or "page") + query)


def _files(place: Path, source: str, output_dir: Path) -> list[Path]:
    if place.is_dir():
        found = [file for file in _below(place, output_dir) if file.suffix.lower() in SUFFIXES]
    elif glob.has_magic(source) and not place.exists():
        hits = map(Path, sorted(glob.glob(str(place), recursive=True)))  # noqa: PTH207  # pathlib takes no absolute one
        found = [hit for hit in hits if hit.is_file() and not _absolute(hit).is_relative_to(output_dir)]
    else:
        found = [place]
    if not found:
        raise DocumentError(
            source, "it holds no document", f"Name files, or a folder with {', '.join(sorted(SUFFIXES))}"
        )
    return found


def _below(folder: Path, output_dir: Path) -> Iterator[Path]:
    """Yield the files of a folder and of those below it by name; links are not followed out of it."""
    for parent, folders, names in os.walk(folder):
        here = Path(parent)
        folders[:] = sorted(name for name in folders if _may_hold_documents(here / name, output_dir))
        yield from (here / name for name in sorted(names) if not name.startswith(".") and _inside(here / name, folder))


def _may_hold_documents(folder: Path, output_dir: Path) -> bool:
    plain = not folder.name.startswith(".") and folder.name not in _NO_DOCUMENTS
    return plain and _absolute(folder) != output_dir and not (folder / _VIRTUAL_ENVIRONMENT).exists()


def _inside(file: Path, folder: Path) -> bool:
    return not file.is_symlink() or file.resolve().is_relative_to(folder.resolve())


def _placed(wanted: Iterable[tuple[str, SourceType, PurePosixPath]]) -> Iterator[FoundDocument]:
    """Yield the documents, each in the folder of its name; where two share it, with its suffix, then a number."""
    taken: set[str] = set()
    for source, source_type, path in wanted:
        names = chain((path.with_suffix(""), path), (path.with_name(f"{path.name}-{number}") for number in count(2)))
        place = next(name for name in names if str(name).casefold() not in taken)
        taken.add(str(place).casefold())
        yield FoundDocument(source=source, source_type=source_type, place=place)
