"""Turns the tree of docutils into blocks with their lines."""

from collections.abc import Callable, Sequence
from typing import Final

from docutils import nodes

from video_gen.models.document import (
    Block,
    Code,
    Footnotes,
    Heading,
    Html,
    Image,
    ItemList,
    ListItem,
    Math,
    Paragraph,
    Quote,
    Rule,
)
from video_gen.models.inline import Run, escape, markup_of, plain
from video_gen.models.span import SourceSpan
from video_gen.parsing.alerts import alert_kind
from video_gen.parsing.joining import join_lines
from video_gen.parsing.list_items import defined_item, item_of
from video_gen.parsing.picture import Picture, named
from video_gen.parsing.rst.lines import Lines
from video_gen.parsing.rst.sphinx_directives import LANGUAGE
from video_gen.parsing.rst.table import table_of
from video_gen.parsing.rst.text import TextReader

_UNSEEN: Final = (nodes.target, nodes.substitution_definition, nodes.pending, nodes.meta, nodes.decoration)
_BOXES: Final = (nodes.container, nodes.compound, nodes.legend, nodes.topic, nodes.definition, nodes.docinfo)
_MOST_LEVEL: Final = 6
_UNSEEN_ABOVE: Final = (nodes.title, nodes.comment, *_UNSEEN)
_BIBLIOGRAPHIC: Final = frozenset({
    "author", "authors", "organization", "contact", "address", "version", "revision", "status", "date", "copyright",
    "license", "dedication", "tocdepth", "nocomments", "orphan", "nosearch", "lang", "language", "category", "tags",
    "slug", "modified", "summary", "series", "type", "created", "post-history", "last-modified", "content-type",
})  # fmt: skip
"""Names of fields that describe a document. Source: docutils' bibliographic fields, Sphinx, Pelican, PEP 1."""
_Maker = Callable[[nodes.Element, SourceSpan, int], Sequence[Block]]


class RstBlocks:
    """Builds the blocks of one document."""

    def __init__(self, document: nodes.document, text: str) -> None:
        self._document = document
        self._text = TextReader(document)
        self._lines = Lines(text)
        self.troubles: list[str] = []
        """What is wrong with the text, with its line."""
        self._makers: tuple[tuple[type | tuple[type, ...], _Maker], ...] = (
            (nodes.section, self._section),
            (nodes.paragraph, self._paragraph),
            ((nodes.bullet_list, nodes.enumerated_list), self._list),
            (nodes.definition_list, self._definitions),
            ((nodes.field_list, nodes.option_list), self._fields),
            ((nodes.literal_block, nodes.doctest_block), self._code),
            (nodes.block_quote, self._quote),
            ((nodes.Admonition, nodes.sidebar), self._alert),
            (nodes.table, self._table),
            (nodes.image, self._image),
            (nodes.figure, self._figure),
            (nodes.math_block, self._math),
            ((nodes.footnote, nodes.citation), self._note),
            (nodes.line_block, self._line_block),
            ((nodes.rubric, nodes.title, nodes.subtitle, nodes.caption), self._strong),
            (nodes.transition, self._rule),
            ((nodes.comment, nodes.raw), self._kept),
            (nodes.system_message, self._trouble),
            (_BOXES, self._box),
        )  # fmt: skip

    def build(self) -> tuple[Block, ...]:
        """Return the blocks of the whole document."""
        return tuple(self.of(self._document, self._lines.whole))

    def of(self, parent: nodes.Element, span: SourceSpan, level: int = 0) -> list[Block]:
        """Return the blocks of a node's children, which stand in the lines of `span`."""
        children = [child for child in parent.children if isinstance(child, nodes.Element)]
        blocks: list[Block] = []
        for child, lines in zip(children, self._lines.spans(children, span), strict=True):
            blocks += self._made(child, lines, level)
        return blocks

    def _made(self, node: nodes.Element, span: SourceSpan, level: int) -> Sequence[Block]:
        if isinstance(node, _UNSEEN):
            return ()
        for kinds, make in self._makers:
            if isinstance(node, kinds):
                return make(node, span, level)
        return self._paragraph(node, span, level)

    def _section(self, node: nodes.Element, span: SourceSpan, level: int) -> Sequence[Block]:
        title, blocks = node.next_node(nodes.title), self.of(_without_title(node), span, level + 1)
        if title is None:
            return blocks
        end = self._lines.title_end(span.first)
        text = self._text.read(title).markup
        head = Heading(span=SourceSpan(first=span.first, last=end), level=min(level + 1, _MOST_LEVEL), text=text)
        return [head, *blocks] if text else blocks

    def _paragraph(self, node: nodes.Element, span: SourceSpan, _level: int) -> Sequence[Block]:
        markup, pictures = self._text.read(node)
        found: list[Block] = [Paragraph(span=span, text=markup)] if markup else []
        return found + [_image(picture, span) for picture in pictures]

    def _list(self, node: nodes.Element, span: SourceSpan, level: int) -> Sequence[Block]:
        children = [child for child in node.children if isinstance(child, nodes.list_item)]
        spans = self._lines.spans(children, span)
        items = [item_of(self.of(c, s, level), s) for c, s in zip(children, spans, strict=True)]
        items = [item for item in items if item.text or item.blocks]
        ordered = isinstance(node, nodes.enumerated_list)
        start = max(int(node.get("start", 1)), 0)
        return [ItemList(span=span, ordered=ordered, start=start, items=tuple(items))] if items else []

    def _definitions(self, node: nodes.Element, span: SourceSpan, level: int) -> Sequence[Block]:
        children = [child for child in node.children if isinstance(child, nodes.definition_list_item)]
        items: list[ListItem] = []
        for child, item_span in zip(children, self._lines.spans(children, span), strict=True):
            terms = [self._text.read(part).markup for part in child.children if isinstance(part, nodes.term)]
            definitions = [part for part in child.children if isinstance(part, nodes.definition)]
            blocks = [block for part in definitions for block in self.of(part, item_span, level)]
            items.append(defined_item(", ".join(terms), blocks, item_span))
        return [ItemList(span=span, items=tuple(items))] if items else []

    def _fields(self, node: nodes.Element, span: SourceSpan, level: int) -> Sequence[Block]:
        """Return fields as a list of definitions; those that describe the document are kept and not read."""
        if isinstance(node, nodes.field_list) and _describes(node, self._document):
            return [Html(span=span, html=self._lines.text(span))]
        children = [child for child in node.children if isinstance(child, nodes.Element)]
        items: list[ListItem] = []
        for child, item_span in zip(children, self._lines.spans(children, span), strict=True):
            name, *body = [part for part in child.children if isinstance(part, nodes.Element)] or [child]
            blocks = [block for part in body for block in self.of(part, item_span, level)]
            term = self._text.read(name).markup if isinstance(node, nodes.field_list) else f"`{escape(name.astext())}`"
            items.append(defined_item(term, blocks, item_span))
        return [ItemList(span=span, items=tuple(items))] if items else []

    def _code(self, node: nodes.Element, span: SourceSpan, _level: int) -> Sequence[Block]:
        text = node.astext().strip("\n")
        language = "python" if isinstance(node, nodes.doctest_block) else str(node.get(LANGUAGE, ""))
        return [Code(span=span, language=language.lower(), text=text)] if text else []

    def _quote(self, node: nodes.Element, span: SourceSpan, level: int) -> Sequence[Block]:
        blocks = self.of(node, span, level)
        if blocks and isinstance(node.children[-1], nodes.attribution):
            last = blocks[-1]
            blocks[-1] = Paragraph(span=last.span, text=f"— {self._text.read(node.children[-1]).markup}")
        return [Quote(span=span, blocks=tuple(blocks))] if blocks else []

    def _alert(self, node: nodes.Element, span: SourceSpan, level: int) -> Sequence[Block]:
        names = [node.tagname, *node.get("classes", ())]
        alert = next((kind for kind in map(alert_kind, reversed(names)) if kind), "note")
        head = next((child for child in node.children if isinstance(child, nodes.title)), None)
        title = self._text.read(head).markup if head is not None else ""
        blocks = self.of(_without_title(node), span, level)
        return [Quote(span=span, alert=alert, title=title, blocks=tuple(blocks))] if blocks or title else []

    def _table(self, node: nodes.Element, span: SourceSpan, _level: int) -> Sequence[Block]:
        head = next((child for child in node.children if isinstance(child, nodes.title)), None)
        table = table_of(node, span, self._text)
        title = self._text.read(head).markup if head is not None else ""
        found: list[Block] = [Paragraph(span=span, text=title)] if title else []
        return [*found, table] if table else found

    def _image(self, node: nodes.Element, span: SourceSpan, _level: int) -> Sequence[Block]:
        picture = named(str(node.get("uri", "")), str(node.get("alt", "")))
        return [_image(picture, span)] if picture else []

    def _figure(self, node: nodes.Element, span: SourceSpan, level: int) -> Sequence[Block]:
        blocks = self.of(node, span, level)
        caption = next((child for child in node.children if isinstance(child, nodes.caption)), None)
        images = [n for n, block in enumerate(blocks) if isinstance(block, Image)]
        if caption is None or not images:
            return blocks
        words = plain(self._text.read(caption).markup)
        blocks[images[0]] = blocks[images[0]].model_copy(update={"title": words})
        return [block for block in blocks if not (isinstance(block, Paragraph) and plain(block.text) == words)]

    def _math(self, node: nodes.Element, span: SourceSpan, _level: int) -> Sequence[Block]:
        return [Math(span=span, tex=node.astext().strip())]

    def _note(self, node: nodes.Element, span: SourceSpan, level: int) -> Sequence[Block]:
        label = nodes.label
        children = nodes.container("", *[child for child in node.children if not isinstance(child, label)])
        return [Footnotes(span=span, items=(item_of(self.of(children, span, level), span),))]

    def _line_block(self, node: nodes.Element, span: SourceSpan, _level: int) -> Sequence[Block]:
        lines = [self._text.read(line).markup for line in node.findall(nodes.line)]
        text = join_lines("\n".join(line for line in lines if line))
        return [Paragraph(span=span, text=text)] if text else []

    def _strong(self, node: nodes.Element, span: SourceSpan, _level: int) -> Sequence[Block]:
        text = plain(self._text.read(node).markup)
        is_caption = isinstance(node, nodes.caption)
        markup = escape(text) if is_caption else markup_of([Run(text, "strong")])
        return [Paragraph(span=span, text=markup)] if text else []

    def _rule(self, _node: nodes.Element, span: SourceSpan, _level: int) -> Sequence[Block]:
        return [Rule(span=span)]

    def _kept(self, node: nodes.Element, span: SourceSpan, _level: int) -> Sequence[Block]:
        return [Html(span=span, html=node.astext())]

    def _trouble(self, node: nodes.Element, span: SourceSpan, _level: int) -> Sequence[Block]:
        """Keep what could not be read as it is written."""
        if int(node.get("level", 0)) > 1:
            said = node.children[0].astext() if node.children else ""
            self.troubles.append(f"line {node.get('line', span.first)}: {said}")
        written = [child.astext() for child in node.children if isinstance(child, nodes.literal_block)]
        return [Html(span=span, html=text) for text in written]

    def _box(self, node: nodes.Element, span: SourceSpan, level: int) -> Sequence[Block]:
        return self.of(node, span, level)


def _describes(fields: nodes.field_list, document: nodes.document) -> bool:
    """Return whether fields say what the document is: they open it or its first section, or have the names for that."""
    if isinstance(fields.parent, nodes.document):
        return True
    names = {field.children[0].astext().strip().lower() for field in fields.children if field.children}
    if names <= _BIBLIOGRAPHIC:
        return True
    first = document.first_child_matching_class(nodes.section)
    inside = [] if first is None else [c for c in document.children[first].children if not isinstance(c, _UNSEEN_ABOVE)]
    return bool(inside) and inside[0] is fields


def _without_title(node: nodes.Element) -> nodes.Element:
    return nodes.container("", *[child for child in node.children if not isinstance(child, nodes.title)])


def _image(picture: Picture, span: SourceSpan) -> Image:
    return Image(span=span, name=picture.name, alt=picture.alt, title=picture.title)
