"""Builds the blocks of one slide."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from video_gen.models.document import Block, Code, Heading, Math, Paragraph, Table
from video_gen.parsing.nesting import Entry, lists_of
from video_gen.parsing.numbered import Numbering
from video_gen.parsing.office.drawings import Drawings, Shown, alt_of
from video_gen.parsing.office.package import Relation
from video_gen.parsing.office.placeholders import Box, Placeholders, placeholder_of
from video_gen.parsing.office.slide_tables import CUT, is_cut, read_table
from video_gen.parsing.office.slide_text import SlideParagraph, paragraphs_of
from video_gen.parsing.office.xml import child

_TITLES = {"title", "ctrTitle"}
_FURNITURE = {"dt", "ftr", "sldNum", "hdr"}
"""Date, footer, number: what stands on every slide."""
_SHAPES = {"p:sp", "p:pic", "p:graphicFrame", "p:grpSp"}
_SAME_ROW = 0.05
"""Shapes whose tops differ by less than this share of the slide's height stand beside each other."""
_LEAST_PICTURE = 0.02
"""Share of the slide's area below which a picture is a logo or an icon."""


class SlideBlocks:
    """Reads the shapes of a slide in the order in which people do: the title, then row by row."""

    def __init__(
        self,
        relations: dict[str, Relation],
        placeholders: Placeholders,
        drawings: Drawings,
        numbering: Numbering,
        size: tuple[int, int],
    ) -> None:
        self._relations, self._placeholders = relations, placeholders
        self._drawings, self._numbering = drawings, numbering
        self._width, self._height = size
        self.warnings: list[str] = []

    def read(self, tree: Element, title_level: int) -> list[Block]:
        """Return the blocks of a slide's `p:spTree`."""
        shapes = list(self._in_order(tree))
        titles = [shape for shape in shapes if _kind(shape) in _TITLES]
        blocks: list[Block] = []
        for shape in titles:
            texts = (p.markup for p in paragraphs_of(child(shape, "p:txBody"), []))
            if text := " ".join(filter(None, texts)).replace("**", ""):
                blocks.append(Heading(span=self._numbering.span(), level=title_level, text=text))
        for shape in shapes:
            if _kind(shape) not in _TITLES | _FURNITURE:
                blocks += self._shape(shape)
        return blocks

    def _in_order(self, container: Element) -> Iterator[Element]:
        """Give the shapes row by row, those of a group where the group is."""
        boxed = [(self._placeholders.box(shape), shape) for shape in container if shape.tag in _SHAPES]
        for _, shape in _by_rows(boxed, self._height * _SAME_ROW):
            if shape.tag == "p:grpSp":
                yield from self._in_order(shape)
            else:
                yield shape

    def _shape(self, shape: Element) -> list[Block]:
        if shape.tag == "p:pic":
            return self._picture(shape)
        if shape.tag == "p:graphicFrame":
            return self._graphic(shape)
        styles = list(self._placeholders.list_styles(shape))
        return self._text([p for p in paragraphs_of(child(shape, "p:txBody"), styles) if p.markup or p.formulas])

    def _text(self, paragraphs: list[SlideParagraph]) -> list[Block]:
        runs = [run for paragraph in paragraphs for run in paragraph.runs if run.text.strip()]
        if runs and all(run.style == "code" for run in runs):
            return [Code(span=self._numbering.span(), text="\n".join(p.verbatim for p in paragraphs))]
        blocks: list[Block] = []
        entries: list[Entry] = []
        for paragraph in paragraphs:
            if paragraph.bullet and paragraph.markup:
                entries.append(Entry(paragraph.level, paragraph.markup, paragraph.bullet == "number", paragraph.start))
                continue
            blocks += lists_of(entries, self._numbering)
            entries = []
            if paragraph.markup:
                blocks.append(Paragraph(span=self._numbering.span(), text=paragraph.markup))
            blocks += [Math(span=self._numbering.span(), tex=tex) for tex in paragraph.formulas if tex]
        return [*blocks, *lists_of(entries, self._numbering)]

    def _picture(self, shape: Element) -> list[Block]:
        box, blip = self._placeholders.box(shape), child(shape, "p:blipFill", "a:blip")
        is_icon = 0 < box.width * box.height < _LEAST_PICTURE * self._width * self._height
        properties = child(shape, "p:nvPicPr", "p:cNvPr")
        if blip is None or is_icon:
            return []
        return self._drawn("picture", blip.get("r:embed", ""), "" if properties is None else alt_of(properties))

    def _graphic(self, frame: Element) -> list[Block]:
        data = child(frame, "a:graphic", "a:graphicData")
        blocks: list[Block] = []
        for part in () if data is None else data:
            if part.tag == "a:tbl" and (rows := read_table(part)):
                blocks.append(Table(span=self._numbering.span(), header=rows[0], rows=tuple(rows[1:])))
                self.warnings += [CUT] * is_cut(part)
            elif part.tag == "c:chart":
                blocks += self._drawn("chart", part.get("r:id", ""), "")
            elif part.tag == "dgm:relIds":
                blocks += self._drawn("diagram", part.get("r:dm", ""), "")
            else:  # an embedded object is shown by a picture of it
                for picture in part.iter("p:pic"):
                    blocks += self._picture(picture)
        return blocks

    def _drawn(self, kind: str, relation: str, alt: str) -> list[Block]:
        part = self._relations.get(relation, Relation("", "")).part
        return self._drawings.blocks_of(Shown(kind, relation, alt), part, self._numbering)


def _kind(shape: Element) -> str:
    """Return what kind of placeholder a shape is; empty where it is none."""
    placeholder = placeholder_of(shape)
    return "" if placeholder is None else placeholder.get("type", "")


def _by_rows(boxed: list[tuple[Box, Element]], tolerance: float) -> list[tuple[Box, Element]]:
    """Return shapes from top to bottom, those of about one height from left to right."""
    ordered: list[tuple[Box, Element]] = []
    row: list[tuple[Box, Element]] = []
    for entry in sorted(boxed, key=lambda entry: entry[0].top):
        if row and entry[0].top - row[0][0].top > tolerance:
            ordered += sorted(row, key=lambda entry: entry[0].left)
            row = []
        row.append(entry)
    return ordered + sorted(row, key=lambda entry: entry[0].left)
