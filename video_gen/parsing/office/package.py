"""Opens the zip file of an Office document: parts, and the relations between them."""

import io
import posixpath
import zipfile
import zlib
from typing import NamedTuple
from xml.etree.ElementTree import Element

from video_gen.errors import DocumentError
from video_gen.parsing.made_up_titles import is_made_up
from video_gen.parsing.office.xml import XmlError, read_xml

_DAMAGED = "Save it anew with the program that made it"


class Relation(NamedTuple):
    """What a part says about another one."""

    kind: str
    """The last word of its type, such as `image`, `slide` or `notesSlide`."""
    part: str
    """Name of the other part in the archive; empty where it lies outside of the document."""


class Package:
    """The parts of a document, read as they are asked for."""

    def __init__(self, data: bytes) -> None:
        """Open the archive.

        Raises:
            DocumentError: It is broken.
        """
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise DocumentError("document", "it is cut off or damaged", _DAMAGED) from error
        self._names = frozenset(self._archive.namelist())
        self.main = next((r.part for r in self.relations("").values() if r.kind == "officeDocument"), "")

    def read(self, part: str) -> bytes:
        """Return the bytes of a part; no more than the archive's directory says.

        Raises:
            DocumentError: There is no such part, or it is not what the directory says.
        """
        try:
            return self._archive.read(part)
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
            raise DocumentError("document", f"{part or 'its main part'} in it is damaged", _DAMAGED) from error

    def xml(self, part: str) -> Element:
        """Return the root element of a part.

        Raises:
            DocumentError: There is no such part, or its XML is broken or made to do harm.
        """
        try:
            return read_xml(self.read(part))
        except XmlError as error:
            raise DocumentError("document", f"{part} in it: {error}", _DAMAGED) from error

    def relations(self, part: str) -> dict[str, Relation]:
        """Return the relations of a part by their id; those of the document itself for an empty name."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self._names:
            return {}
        found = {}
        for entry in self.xml(listed).iter("rel:Relationship"):
            target = posixpath.normpath(posixpath.join("/", folder, entry.get("Target", ""))).lstrip("/")
            inside = entry.get("TargetMode") != "External" and target in self._names
            kind = entry.get("Type", "").rpartition("/")[2]
            found[entry.get("Id", "")] = Relation(kind, target if inside else "")
        return found

    def related(self, part: str, kind: str) -> Element | None:
        """Return the root of the first part of that kind that `part` relates to; None where there is none."""
        name = next((r.part for r in self.relations(part).values() if r.kind == kind and r.part), "")
        return self.xml(name) if name else None

    def title(self) -> str:
        """Return the title in the document's properties; empty where there is none, or a program made it up."""
        title = self._property("dc:title")
        return "" if is_made_up(title) else title

    def language(self) -> str:
        """Return the language in the document's properties, as it is written there."""
        return self._property("dc:language")

    def _property(self, tag: str) -> str:
        properties = self.related("", "core-properties")
        found = None if properties is None else next(properties.iter(tag), None)
        return " ".join((found.text or "").split()) if found is not None else ""
