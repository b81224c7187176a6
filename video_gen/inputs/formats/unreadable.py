"""Formats that are known by sight and not read: their error says what it is and how to turn it into one that is."""

from typing import NamedTuple

from video_gen.errors import DocumentError
from video_gen.inputs.archive import entry_names
from video_gen.inputs.received import Received
from video_gen.models.source import Source

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Source: [MS-CFB] 2.2, the container of Office 97 to 2003 and of encrypted Office documents."""
_ZIP = b"PK\x03\x04"
_HEAD_BYTES = 4096


class _Kind(NamedTuple):
    name: str
    remedy: str


_ENCRYPTED = _Kind("an Office document with a password", "Remove the password in the program it is for and save it")
_OLD = {
    "WordDocument": _Kind("a Word 97 to 2003 document", "Save it as .docx"),
    "PowerPoint Document": _Kind("a PowerPoint 97 to 2003 deck", "Save it as .pptx"),
    "Workbook": _Kind("an Excel 97 to 2003 workbook", "Save what is to be told in it as .docx or Markdown"),
}
_COMPOUND = _Kind("an Office document of before 2007, or one with a password", "Save it as .docx or .pptx, unprotected")
_OPEN_DOCUMENT = {
    "text": _Kind("an OpenDocument text", "Save it as .docx"),
    "presentation": _Kind("an OpenDocument presentation", "Save it as .pptx"),
    "spreadsheet": _Kind("an OpenDocument spreadsheet", "Save what is to be told in it as .docx or Markdown"),
}
_IN_ARCHIVE = {
    "xl/workbook.xml": _Kind("an Excel workbook", "Save what is to be told in it as .docx or Markdown"),
    "xl/workbook.bin": _Kind("an Excel workbook", "Save what is to be told in it as .docx or Markdown"),
    "META-INF/container.xml": _Kind("an EPUB book", "Give one of its chapters as HTML"),
    "Index/Document.iwa": _Kind("a Pages or Keynote document", "Export it as .docx or .pptx"),
}
_BY_MARK = {
    b"{\\rtf": _Kind("a Rich Text document", "Save it as .docx"),
    b"%!PS": _Kind("a PostScript file", "Turn it into a PDF"),
    _ZIP: _Kind("a zip file, and no Word document or PowerPoint deck", "Give one document of it"),
    b"PK\x05\x06": _Kind("an empty zip file", "Give a document"),
}
_BROKEN = {".docx": "Word document", ".pptx": "PowerPoint deck", ".pdf": "PDF"}
"""What the formats that are read by their content are called, by the extension that promises them."""


def accepts(received: Received) -> bool:
    """Return whether it is one of them, or not what its name promises."""
    return _kind(received.data) is not None or received.suffix in _BROKEN


def convert(received: Received) -> Source:
    """Refuse it.

    Raises:
        DocumentError: Always: it says what it is.
    """
    if received.data.startswith(_ZIP) and not entry_names(received.data):
        raise DocumentError(received.origin, "it is cut off or damaged", "Give the complete file")
    kind = _kind(received.data)
    if kind:
        raise DocumentError(received.origin, f"it is {kind.name}, which is not read", kind.remedy)
    if not received.data:
        raise DocumentError(received.origin, "it is empty", "Give the complete file")
    promised = _BROKEN[received.suffix]
    raise DocumentError(
        received.origin, f"it is no {promised}, or a damaged one", "Give the complete file, or name it for what it is"
    )


def _kind(data: bytes) -> _Kind | None:
    if data.startswith(_COMPOUND_FILE):
        return _compound_kind(data)
    names = entry_names(data)
    if "mimetype" in names and b"opendocument." in data[:_HEAD_BYTES]:
        word = data[:_HEAD_BYTES].partition(b"opendocument.")[2].decode("ascii", "replace")
        for name, kind in _OPEN_DOCUMENT.items():
            if word.startswith(name):
                return kind
    inside = next((kind for name, kind in _IN_ARCHIVE.items() if name in names), None)
    return inside or next((kind for mark, kind in _BY_MARK.items() if data.startswith(mark)), None)


def _compound_kind(data: bytes) -> _Kind:
    """Return what a compound file holds, by the names in its directory, which are UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _ENCRYPTED
    return next((kind for name, kind in _OLD.items() if name.encode("utf-16-le") in data), _COMPOUND)
