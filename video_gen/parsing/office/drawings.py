"""Turns what is drawn in a document into blocks: pictures, charts and diagrams."""

from typing import NamedTuple
from xml.etree.ElementTree import Element

from video_gen.models.document import Block, Image, Paragraph, Table
from video_gen.models.inline import escape
from video_gen.parsing.embedded_pictures import EmbeddedPictures
from video_gen.parsing.nesting import Entry, lists_of
from video_gen.parsing.numbered import Numbering
from video_gen.parsing.office.charts import read_chart
from video_gen.parsing.office.package import Package


class Shown(NamedTuple):
    """A place in the text where something is drawn."""

    kind: str
    """`picture`, `chart` or `diagram`."""
    relation: str
    """Id of the relation to the part that holds it."""
    alt: str


class Drawings:
    """Reads the parts that hold drawings."""

    def __init__(self, package: Package, pictures: EmbeddedPictures) -> None:
        self._package, self._pictures = package, pictures

    def blocks_of(self, shown: Shown, part: str, numbering: Numbering) -> list[Block]:
        """Return a picture as it is, a chart as a table, a diagram as the list of its texts.

        Args:
            shown: The place where it is drawn.
            part: Name of the part that holds it; empty where it lies outside of the document.
            numbering: Numbers for the blocks.
        """
        if not part:
            self._pictures.leave_out(shown.alt or f"{shown.kind} {shown.relation}", "it is not inside the document")
            return []
        if shown.kind == "picture":
            is_kept = self._pictures.add(part, self._package.read(part))
            return [Image(span=numbering.span(), name=part, alt=shown.alt)] if is_kept else []
        root = self._package.xml(part)
        return _chart(root, numbering) if shown.kind == "chart" else _diagram(root, numbering)


def _chart(root: Element, numbering: Numbering) -> list[Block]:
    chart = read_chart(root)
    if not chart.rows:
        return []
    title = [Paragraph(span=numbering.span(), text=chart.title)] if chart.title else []
    return [*title, Table(span=numbering.span(), header=chart.header, rows=chart.rows)]


def _diagram(root: Element, numbering: Numbering) -> list[Block]:
    texts = (" ".join("".join(part.text or "" for part in point.iter("a:t")).split()) for point in root.iter("dgm:pt"))
    return [*lists_of([Entry(0, escape(text)) for text in texts if text], numbering)]


def alt_of(properties: Element) -> str:
    """Return the description of a drawing, without the line below it that says that a program wrote it."""
    described = properties.get("descr") or properties.get("title") or ""
    return " ".join(described.strip().partition("\n\n")[0].split())
