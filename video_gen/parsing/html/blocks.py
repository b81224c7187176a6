"""Builds blocks out of a walk through a tree of HTML, without recursion."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborNode

from video_gen.media.html_tree import Step, text_of
from video_gen.models.document import (
    Block,
    Code,
    Footnotes,
    Heading,
    Image,
    ItemList,
    ListItem,
    Math,
    Paragraph,
    Quote,
    Rule,
)
from video_gen.models.inline import plain
from video_gen.models.span import SourceSpan
from video_gen.parsing.alerts import AlertKind, alert_kind
from video_gen.parsing.html.formula import formula_of
from video_gen.parsing.html.inline_text import InlineText
from video_gen.parsing.html.kinds import Kind, alert_of, code_language, is_checked, is_unlike, kind_of, list_start
from video_gen.parsing.html.table import CUT, TableRows
from video_gen.parsing.list_items import defined_item, item_of, notes_of
from video_gen.parsing.picture import Picture, picture_of

MAX_NESTING: Final = 20
"""Deeper lists and quotes are read as if they stood at this depth; Markdown's reader has the same limit."""
_CONTAINERS: Final = {"list", "item", "definitions", "definition", "quote", "alert", "table", "footnotes"}
_LINES: Final = {"heading", "term", "alert title", "cell", "caption", "summary"}
"""What is one line of text, whatever elements it is made of."""
_LEAVES: Final = {"picture", "break", "code", "math", "rule", "note mark"}
_ONLY_IN: Final = {"row": "table", "cell": "table", "definition": "definitions", "term": "definitions"}


@dataclass
class _Frame:
    """A container that is open, and what it holds so far."""

    kind: str
    node: LexborNode | None
    span: SourceSpan
    blocks: list[Block] = field(default_factory=list)
    items: list[ListItem] = field(default_factory=list)
    title: str = ""
    """Title of an alert, or the term that waits for its definition."""
    rows: TableRows = field(default_factory=TableRows)


class HtmlBlocks:
    """Keeps a stack of the containers that are open."""

    def __init__(self, span: SourceSpan | None = None) -> None:
        """Begin.

        Args:
            span: The lines that all blocks come from; None where spans are to count blocks.
        """
        self._span_of_all = span
        self._frames = [_Frame("root", None, span or SourceSpan(first=1, last=1))]
        self._kinds: list[Kind] = []
        self._text = InlineText()
        self._line: int | None = None
        """How many elements are open around the line of text that is being read; None between such lines."""
        self._passed_over: int | None = None
        self._figures: list[int] = []
        self.warnings: list[str] = []

    def build(self, steps: Iterable[Step]) -> tuple[Block, ...]:
        """Return the blocks of all that the walk came by."""
        for step, node in steps:
            if self._passed_over is not None:
                if step == "close" and node.mem_id == self._passed_over:
                    self._passed_over = None
            elif step == "text":
                self._text.add(node.text_content or "")
            elif step == "open":
                self._open(node)
            else:
                self._close(node)
        self._flush()
        return tuple(self._frames[0].blocks)

    @property
    def _top(self) -> _Frame:
        return self._frames[-1]

    @property
    def _span(self) -> SourceSpan:
        """The lines of what is added next, or its number where blocks are counted."""
        if self._span_of_all:
            return self._span_of_all
        number = len(self._frames[0].blocks) + 1
        return SourceSpan(first=number, last=number)

    def _open(self, node: LexborNode) -> None:
        kind = self._kind(node)
        if kind in _LEAVES:
            self._add_leaf(kind, node)
            return
        if kind != "inline":
            self._flush()
        self._kinds.append(kind)
        self._text.change(node.tag or "", 1)
        if kind in _CONTAINERS:
            self._frames.append(_Frame(kind, node, self._span))
        elif kind in _LINES and self._line is None:
            self._line = len(self._kinds)
            self._text.change("strong", int(kind == "summary"))
        elif kind == "row":
            self._top.rows.begin_row()
        elif kind == "figure":
            self._figures.append(len(self._top.blocks))

    def _kind(self, node: LexborNode) -> Kind:
        """Return what an element is where it stands."""
        kind = kind_of(node)
        if kind in _ONLY_IN and self._top.kind != _ONLY_IN[kind]:
            return "block"
        if self._line is not None:
            return "block" if kind in _CONTAINERS else kind
        too_deep = kind in _CONTAINERS and len(self._frames) > MAX_NESTING
        return "block" if too_deep or is_unlike(kind, node) else kind

    def _close(self, node: LexborNode) -> None:
        kind = self._kinds.pop()
        self._text.change(node.tag or "", -1)
        if self._line == len(self._kinds) + 1:
            self._close_line(kind, node)
        elif kind != "inline":
            self._flush()
        if kind in _CONTAINERS:
            self._close_container(self._frames.pop())
        elif kind == "figure":
            self._figures.pop()

    def _flush(self) -> None:
        """End the paragraph that is being read; within a line of text, only a word."""
        if self._line is not None:
            self._text.add("\n")
            return
        markup, pictures = self._text.take()
        if markup:
            self._top.blocks.append(Paragraph(span=self._span, text=markup))
        self._add_pictures(pictures)

    def _add_pictures(self, pictures: tuple[Picture, ...]) -> None:
        for picture in pictures:
            self._top.blocks.append(Image(span=self._span, name=picture.name, alt=picture.alt, title=picture.title))

    def _add_leaf(self, kind: Kind, node: LexborNode) -> None:
        if node.first_child is not None:
            self._passed_over = node.mem_id
        else:
            self._kinds.append("inline")  # its end comes next
            self._text.change(node.tag or "", 1)
        if kind == "picture" and (picture := picture_of(node)):
            self._text.add_picture(picture)
        elif kind == "break" and self._text.add_break():
            self._flush()
        elif kind == "math":
            self._add_formula(node)
        elif kind == "rule":
            self._flush()
            self._top.blocks.append(Rule(span=self._span))
        elif kind == "code":
            self._add_code(node)

    def _add_code(self, node: LexborNode) -> None:
        text = text_of(node).removeprefix("\n").rstrip()
        if self._line is not None:
            self._text.add(text, "code")
        elif text:
            self._flush()
            self._top.blocks.append(Code(span=self._span, language=code_language(node), text=text))

    def _add_formula(self, node: LexborNode) -> None:
        tex, display = formula_of(node)
        if not display or self._line is not None:
            self._text.add(tex, "code")
        elif tex:
            self._flush()
            self._top.blocks.append(Math(span=self._span, tex=tex))

    def _close_line(self, kind: Kind, node: LexborNode) -> None:
        """Hand a finished line of text to where it belongs."""
        self._text.change("strong", -int(kind == "summary"))
        self._line = None
        markup, pictures = self._text.take()
        top = self._top
        if kind == "cell":
            top.rows.add(markup, node)  # pictures in cells are buttons and flags
            return
        if kind == "term":
            self._end_term(top)
            top.title = markup
        elif top.kind == "alert" and not top.blocks and kind in {"alert title", "summary"}:
            top.title = markup if kind == "alert title" else plain(markup)
        elif kind == "caption" and self._figures and markup:
            self._add_caption(markup)
        elif markup and kind == "heading":
            top.blocks.append(Heading(span=self._span, level=int((node.tag or "h6")[1:]), text=markup))
        elif markup:
            top.blocks.append(Paragraph(span=self._span, text=markup))
        self._add_pictures(pictures)

    def _add_caption(self, markup: str) -> None:
        """Give a caption to the pictures of its figure; where it has none, the caption is a paragraph."""
        blocks, found = self._top.blocks, False
        for n in range(self._figures[-1], len(blocks)):
            block = blocks[n]
            if isinstance(block, Image):
                blocks[n], found = block.model_copy(update={"title": plain(markup)}), True
        if not found:
            blocks.append(Paragraph(span=self._span, text=markup))

    def _end_term(self, frame: _Frame) -> None:
        """Make an item of a term that nothing defines."""
        if frame.title:
            frame.items.append(defined_item(frame.title, [], self._span))
            frame.title = ""

    def _close_container(self, frame: _Frame) -> None:
        """Hand a finished container to the one around it."""
        top, span, node = self._top, self._span, frame.node
        assert node is not None  # noqa: S101  # only the root has none, and it is never closed
        if frame.kind == "item" and top.kind == "list":
            if frame.blocks:
                top.items.append(item_of(frame.blocks, span, checked=is_checked(node)))
        elif frame.kind == "definition":
            top.items.append(defined_item(top.title, frame.blocks, span))
            top.title = ""
        elif frame.kind in {"list", "definitions"}:
            self._end_term(frame)
            self._close_list(frame, node)
        elif frame.kind in {"quote", "alert"}:
            self._close_quote(frame, node)
        elif frame.kind == "footnotes" and (notes := notes_of(frame.blocks)):
            top.blocks.append(Footnotes(span=span, items=notes))
        else:
            top.blocks += frame.blocks
            if table := frame.rows.table(self._span):
                top.blocks.append(table)
                self.warnings += [CUT] * frame.rows.is_cut

    def _close_quote(self, frame: _Frame, node: LexborNode) -> None:
        if not frame.blocks and not frame.title:
            return
        alert: AlertKind = (alert_of(node) or "note") if frame.kind == "alert" else ""
        title = "" if alert_kind(plain(frame.title)) else frame.title
        self._top.blocks.append(Quote(span=self._span, alert=alert, title=title, blocks=tuple(frame.blocks)))

    def _close_list(self, frame: _Frame, node: LexborNode) -> None:
        """Hand on a list; blocks that stand in it and in no item, as malformed pages have them, go before it."""
        top = self._top
        if top.kind == "list" and frame.items and top.items:  # a list right in a list belongs to the item before it
            inner = ItemList(
                span=frame.span, ordered=node.tag == "ol", start=list_start(node), items=tuple(frame.items)
            )
            top.items[-1] = top.items[-1].model_copy(update={"blocks": (*top.items[-1].blocks, *frame.blocks, inner)})
            return
        top.blocks += frame.blocks
        if frame.items:
            span = self._span if len(self._frames) == 1 else frame.span
            start = list_start(node)
            top.blocks.append(ItemList(span=span, ordered=node.tag == "ol", start=start, items=tuple(frame.items)))
