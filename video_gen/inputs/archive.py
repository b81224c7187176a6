"""Looks into the zip file that an Office document is, before anything unpacks it."""

import io
import struct
import zipfile
from itertools import pairwise
from pathlib import PurePosixPath

from video_gen.errors import DocumentError
from video_gen.inputs.local_file import MEBIBYTE

MAX_ENTRIES = 5_000
MAX_ENTRY_BYTES = 100 * MEBIBYTE
MAX_TOTAL_BYTES = 300 * MEBIBYTE
MAX_RATIO = 200
"""Deflate packs at most 1032 to 1; the XML of real documents stays below 40 to 1."""
MAX_DIRECTORY_BYTES = 2 * MEBIBYTE
"""Each entry costs 46 bytes here, and ten times as many in memory."""
_RATIO_MATTERS_BYTES = MEBIBYTE
_MAX_FOLDERS = 12
_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_MARK = b"PK\x03\x04"
# Source: PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.15 and 4.3.16
_LOCAL_HEADER_BYTES = 30
_END = struct.Struct("<4s4H2LH")
_END_MARK, _LOCATOR_64_MARK, _LOCATOR_64_BYTES = b"PK\x05\x06", b"PK\x06\x07", 20
_LONGEST_COMMENT = 0xFFFF


def entry_names(data: bytes) -> frozenset[str]:
    """Return the names in a zip file; empty where it is none, or where its directory is broken or too long."""
    try:
        return frozenset(entry.filename for entry in _entries(data))
    except zipfile.BadZipFile:
        return frozenset()


def check_archive(data: bytes, origin: str) -> None:
    """Return when a zip file, as its directory describes it, unpacks to no more than a document needs.

    That the directory tells the truth shows when an entry is read: `zipfile` stops at the size that it names, and
    compares checksums.

    Raises:
        DocumentError: It is broken, encrypted, or made to do harm.
    """
    try:
        fault = _fault(_entries(data))
    except zipfile.BadZipFile as error:
        raise DocumentError(origin, "it is cut off or damaged", "Give the complete file") from error
    if fault:
        raise DocumentError(origin, fault, "If you trust where it came from, save it anew with the program it is for")


def _entries(data: bytes) -> list[zipfile.ZipInfo]:
    """Return what the archive's directory lists; its size is looked at before it is read.

    Raises:
        BadZipFile: There is none, it is broken, or it is too long.
    """
    at = data.rfind(_END_MARK, max(0, len(data) - _END.size - _LONGEST_COMMENT))
    if not data.startswith(_MARK) or not 0 <= at <= len(data) - _END.size:
        raise zipfile.BadZipFile("no directory")
    directory_bytes = _END.unpack_from(data, at)[5]
    if directory_bytes > MAX_DIRECTORY_BYTES or data[at - _LOCATOR_64_BYTES : at].startswith(_LOCATOR_64_MARK):
        raise zipfile.BadZipFile("a directory too long")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.infolist()
    except (ValueError, NotImplementedError, struct.error) as error:  # names and versions that cannot be
        raise zipfile.BadZipFile("a broken directory") from error


def _fault(entries: list[zipfile.ZipInfo]) -> str:
    """Return what is wrong with the entries; empty where nothing is."""
    if len(entries) > MAX_ENTRIES:
        return f"it holds {len(entries)} files, more than the limit of {MAX_ENTRIES}"
    if sum(entry.file_size for entry in entries) > MAX_TOTAL_BYTES:
        return f"it unpacks to more than {MAX_TOTAL_BYTES // MEBIBYTE} MB"
    if _overlap(entries):
        return "files in it overlap"
    return next(filter(None, map(_entry_fault, entries)), "")


def _entry_fault(entry: zipfile.ZipInfo) -> str:
    path = PurePosixPath(entry.filename)
    if path.is_absolute() or ".." in path.parts or "\\" in entry.filename or len(path.parts) > _MAX_FOLDERS:
        return f"it holds a file of the name {entry.filename}"
    if entry.flag_bits & _ENCRYPTED:
        return f"{entry.filename} in it is encrypted"
    if entry.compress_type not in _METHODS:
        return f"{entry.filename} in it is packed in an unusual way"
    if entry.file_size > MAX_ENTRY_BYTES:
        return f"{entry.filename} in it unpacks to more than {MAX_ENTRY_BYTES // MEBIBYTE} MB"
    if entry.file_size > max(_RATIO_MATTERS_BYTES, entry.compress_size * MAX_RATIO):
        return f"{entry.filename} in it unpacks to more than {MAX_RATIO} times its size"
    return ""


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    """Return whether entries share bytes: then they unpack to far more than the file could hold."""
    ends = sorted((e.header_offset, e.header_offset + _LOCAL_HEADER_BYTES + e.compress_size) for e in entries)
    return any(end > following for (_, end), (following, _) in pairwise(ends))
