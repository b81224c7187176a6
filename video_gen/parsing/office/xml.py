"""Reads the XML inside an Office document: short names for its namespaces, and nothing that could run away."""

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

MAX_DEPTH = 200
"""Elements inside each other; a text box in a table of a real document stands about 30 deep."""
MAX_ELEMENTS = 2_000_000
_OOXML = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_PREFIXES = {
    "wordprocessingml/2006/main": "w",
    "wordprocessingml/main": "w",
    "presentationml/2006/main": "p",
    "presentationml/main": "p",
    "drawingml/2006/main": "a",
    "drawingml/main": "a",
    "drawingml/2006/chart": "c",
    "drawingml/chart": "c",
    "drawingml/2006/picture": "pic",
    "drawingml/picture": "pic",
    "drawingml/2006/diagram": "dgm",
    "drawingml/diagram": "dgm",
    "drawingml/2006/wordprocessingDrawing": "wp",
    "drawingml/wordprocessingDrawing": "wp",
    "officeDocument/2006/math": "m",
    "officeDocument/math": "m",
    "officeDocument/2006/relationships": "r",
    "officeDocument/relationships": "r",
    "markup-compatibility/2006": "mc",
    "package/2006/relationships": "rel",
}
"""Source: ECMA-376 parts 1 and 4, Annex A; the second of each pair is that of the strict form."""
_OTHERS = {"urn:schemas-microsoft-com:vml": "v", "http://purl.org/dc/elements/1.1/": "dc"}
_TRANSPARENT = frozenset(
    {
        "mc:AlternateContent",
        "mc:Choice",
        "w:sdt",
        "w:sdtContent",
        "w:smartTag",
        "w:customXml",
        "w:ins",
        "w:moveTo",
        "w:hyperlink",
        "w:fldSimple",
        "w:dir",
        "w:bdo",
    }
)
"""Their children stand for them: wrappers, and text that a tracked change puts in."""
_DROPPED = frozenset(
    {
        "mc:Fallback",
        "w:del",
        "w:moveFrom",
        "w:sdtPr",
        "w:sdtEndPr",
        "w:rPrChange",
        "w:pPrChange",
        "w:tblPrChange",
        "w:sectPrChange",
    }
)
"""They count as not being there: what a tracked change takes out, and a second form of what was read already."""


class XmlError(Exception):
    """It is no XML, or XML that no Office program writes; the text says why."""


def read_xml(data: bytes) -> Element:
    """Return the root element; tags and attributes read `w:p`, wrappers and deleted text are gone.

    Raises:
        XmlError: It is not well-formed, declares entities, or is nested too deep or too large.
    """
    reader = _Reader()
    try:
        return reader.read(data)
    except expat.ExpatError as error:
        raise XmlError(f"its XML is broken: {expat.ErrorString(error.code)}") from error
    except (ValueError, LookupError) as error:  # an encoding that is none
        raise XmlError("its XML is broken") from error


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first element that `path` leads to from `element`, child by child; None where there is none."""
    for tag in path:
        element = next((inner for inner in element if inner.tag == tag), None) if element is not None else None
    return element


def value(element: Element | None, *path: str, name: str = "w:val") -> str | None:
    """Return an attribute of the element that `path` leads to; None where either is missing."""
    found = child(element, *path)
    return None if found is None else found.get(name)


def number(text: str | None, default: int = 0) -> int:
    """Return a whole number that a hostile file may write in any way."""
    try:
        return int(text or "")
    except ValueError:
        return default


def is_on(element: Element | None, *path: str) -> bool:
    """Return whether a switch such as `<w:b/>` is there and not turned off."""
    found = child(element, *path)
    return found is not None and found.get("w:val", "1") not in {"0", "false", "off", "none"}


class _Reader:
    """Builds the tree from expat's events."""

    def __init__(self) -> None:
        self._builder = TreeBuilder()
        self._names: dict[str, str] = {}
        self._depth = self._elements = 0
        self._dropped_below = MAX_DEPTH + 1

    def read(self, data: bytes) -> Element:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(data, True)  # noqa: FBT003  # positional in C
        return self._builder.close()

    def _refuse_doctype(self, *_: object) -> None:
        raise XmlError("its XML declares a document type, which no Office program does")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > MAX_DEPTH:
            raise XmlError("its XML is nested too deep")
        if self._elements > MAX_ELEMENTS:
            raise XmlError(f"its XML has more than {MAX_ELEMENTS} elements")
        tag = self._short(name)
        if self._depth < self._dropped_below and tag in _DROPPED:
            self._dropped_below = self._depth
        if self._depth < self._dropped_below and tag not in _TRANSPARENT:
            self._builder.start(tag, {self._short(key): text for key, text in attributes.items()})

    def _end(self, name: str) -> None:
        tag = self._short(name)
        if self._depth < self._dropped_below and tag not in _TRANSPARENT:
            self._builder.end(tag)
        elif self._depth == self._dropped_below:
            self._dropped_below = MAX_DEPTH + 1
        self._depth -= 1

    def _text(self, text: str) -> None:
        if self._depth < self._dropped_below:
            self._builder.data(text)

    def _short(self, name: str) -> str:
        """Return `prefix:name`; the bare name where it has no namespace, or one that is not read."""
        if name not in self._names:
            uri, _, local = name.rpartition(" ")
            prefix = _OTHERS.get(uri) or _PREFIXES.get(uri.removeprefix(_OOXML).removeprefix(_STRICT))
            self._names[name] = f"{prefix}:{local}" if prefix else local if not uri else f"?:{local}"
        return self._names[name]
