"""Builds blocks out of Markdown's flat row of tokens, without recursion."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from markdown_it.token import Token

from video_gen.media.html_tree import parse_html, walk
from video_gen.models.document import (
    Block,
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
    Table,
)
from video_gen.models.inline import plain
from video_gen.models.span import SourceSpan
from video_gen.parsing.alerts import alert_kind
from video_gen.parsing.directives import directive_of
from video_gen.parsing.fences import Fence, read_fence
from video_gen.parsing.html.blocks import HtmlBlocks
from video_gen.parsing.inline import Inline, is_emphasis, read_inline
from video_gen.parsing.list_items import defined_item, item_of
from video_gen.parsing.picture import Picture

_CONTAINERS: Final = {
    "bullet_list_open",
    "ordered_list_open",
    "list_item_open",
    "blockquote_open",
    "alert_open",
    "admonition_open",
    "container_any_open",
    "dl_open",
    "dd_open",
    "table_open",
    "tr_open",
    "footnote_block_open",
    "footnote_open",
}
_COMMENT = "<!--"
_HOLDS_ITS_PARTS = re.compile(r"<(/?)(?:table|ul|ol|dl|figure|blockquote)\b", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"(?<=\S)\s+\{\s?[#.:][^{}]{0,200}\}$")
"""What Pandoc, Docusaurus and VitePress write after a heading: `{#its-anchor}`."""
Parse = Callable[[str], list[Token]]


@dataclass
class _Frame:
    """A container that is open, and what it holds so far."""

    token: Token
    span: SourceSpan
    blocks: list[Block] = field(default_factory=list)
    items: list[ListItem] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)
    title: str = ""
    """Title of an alert, or the term that waits for its definition."""


class BlockBuilder:
    """Keeps a stack of the containers that are open."""

    def __init__(self, lines: list[str], parse: Parse, first: int = 1, depth: int = 0) -> None:
        """Begin.

        Args:
            lines: The lines that the tokens were made from.
            parse: Makes tokens of a text; for text in the fences of directives.
            first: Number of the first line in the document.
            depth: In how many fences of directives the lines stand.
        """
        self._lines, self._parse, self._first, self._depth = lines, parse, first, depth
        whole = SourceSpan(first=first, last=first + max(len(lines), 1) - 1)
        self._stack = [_Frame(Token("root", "", 0), whole)]
        self._html: list[Token] = []
        self.warnings: list[str] = []

    def build(self, tokens: list[Token]) -> tuple[Block, ...]:
        """Return the blocks of all `tokens`."""
        leaf = Token("root", "", 0)
        for token in tokens:
            if token.type == "html_block":
                self._html.append(token)
                continue
            self._end_html()
            if token.type in _CONTAINERS:
                self._stack.append(_Frame(token, self._span(token)))
            elif token.type.endswith("_close") and token.type.replace("_close", "_open") in _CONTAINERS:
                self._close(self._stack.pop())
            elif token.type == "inline":
                self._add_text(leaf, token)
            elif token.nesting == 1:
                leaf = token
            elif token.nesting == 0:
                self._add_leaf(token)
        self._end_html()
        return with_footnotes_in_place(self._stack[0].blocks)

    @property
    def _blocks(self) -> list[Block]:
        return self._stack[-1].blocks

    def _span(self, token: Token) -> SourceSpan:
        """Return the token's lines without blank ones at its end; those of its container where it has none."""
        if not token.map:
            return self._stack[-1].span
        first, end = token.map
        while end > first + 1 and not self._lines[end - 1].strip():
            end -= 1
        return SourceSpan(first=first + self._first, last=max(end, first + 1) + self._first - 1)

    def _add_text(self, leaf: Token, token: Token) -> None:
        inline, span, top = read_inline(token), self._span(token), self._stack[-1]
        if leaf.type in {"th_open", "td_open"}:
            top.cells.append(inline.markup)  # pictures in cells are buttons and flags
            return
        if leaf.type in {"admonition_title_open", "dt_open"}:
            if leaf.type == "dt_open" and top.title:
                top.items.append(defined_item(top.title, [], span))
            top.title = inline.markup
        elif leaf.type == "heading_open" and inline.markup:
            self._blocks.append(Heading(span=span, level=int(leaf.tag[1:]), text=_ATTRIBUTES.sub("", inline.markup)))
        elif leaf.type == "paragraph_open" and inline.pictures and inline.markup and is_emphasis(token):
            caption = plain(inline.markup)
            inline = Inline("", tuple(picture._replace(title=caption) for picture in inline.pictures))
        elif leaf.type == "paragraph_open" and inline.markup and not self._is_caption(token, inline):
            self._blocks.append(Paragraph(span=span, text=inline.markup))
        self._add_pictures(inline.pictures, span)

    def _is_caption(self, token: Token, inline: Inline) -> bool:
        """Return whether a text is the caption of a picture right above it, which has it from then on."""
        last = self._blocks[-1] if self._blocks else None
        if inline.pictures or not is_emphasis(token) or not isinstance(last, Image) or last.title:
            return False
        if self._span(token).first > last.span.last + 2:
            return False
        self._blocks[-1] = last.model_copy(update={"title": plain(inline.markup)})
        return True

    def _add_pictures(self, pictures: tuple[Picture, ...], span: SourceSpan) -> None:
        for picture in pictures:
            self._blocks.append(Image(span=span, name=picture.name, alt=picture.alt, title=picture.title))

    def _add_leaf(self, token: Token) -> None:
        span = self._span(token)
        if token.type in {"fence", "code_block"}:
            fence = Fence(token.info.strip(), token.content.removesuffix("\n"), span, self._depth)
            self._blocks.extend(read_fence(fence, self._read_inside))
        elif token.type == "hr":
            self._blocks.append(Rule(span=span))
        elif token.type in {"math_block", "math_block_label"}:
            self._blocks.append(Math(span=span, tex=token.content.strip()))

    def _read_inside(self, lines: list[str], first: int) -> tuple[Block, ...]:
        """Return the blocks of lines that stand in the fence of a directive."""
        builder = BlockBuilder(lines, self._parse, first, self._depth + 1)
        blocks = builder.build(self._parse("\n".join(lines)))
        self.warnings += builder.warnings
        return blocks

    def _end_html(self) -> None:
        """Add the blocks of the raw HTML that was read; tables and lists may stand in several tokens."""
        tokens, self._html = self._html, []
        html, open_tags, first = "", 0, 0
        for token in tokens:
            span, content = self._span(token), token.content
            if content.lstrip().startswith(_COMMENT):
                comment, end, content = content.partition("-->")
                self._blocks.append(Html(span=span, html=comment + end + ("\n" if not content.strip() else "")))
            if not content.strip():
                continue
            first = first if html else span.first
            html += content
            open_tags += sum(-1 if end else 1 for end in _HOLDS_ITS_PARTS.findall(content))
            if open_tags <= 0 or token is tokens[-1]:
                self._add_html(html, SourceSpan(first=first, last=span.last))
                html, open_tags = "", 0

    def _add_html(self, html: str, span: SourceSpan) -> None:
        body = parse_html(html).body
        builder = HtmlBlocks(span)
        blocks = builder.build(walk(body)) if body is not None else ()
        self.warnings += builder.warnings
        self._blocks.extend(blocks or (Html(span=span, html=html),))

    def _close(self, frame: _Frame) -> None:
        """Hand a finished container to the one around it."""
        kind, parent = frame.token.type, self._stack[-1]
        if kind == "tr_open":
            parent.rows.append(tuple(frame.cells))
        elif kind == "table_open":
            parent.blocks.append(_table(frame))
        elif kind in {"list_item_open", "footnote_open"}:
            span = frame.span if frame.token.map else _span_of(frame.blocks, frame.span)
            parent.items.append(item_of(frame.blocks, span, checked=frame.token.meta.get("checked")))
        elif kind == "dd_open":
            parent.items.append(defined_item(parent.title, frame.blocks, frame.span))
            parent.title = ""
        elif kind in {"blockquote_open", "alert_open", "admonition_open", "container_any_open"}:
            self._close_quote(frame, parent)
        elif kind == "footnote_block_open":
            parent.blocks.extend(Footnotes(span=item.span, items=(item,)) for item in frame.items)
        elif frame.items:
            ordered = kind == "ordered_list_open"
            start = int(frame.token.attrs.get("start", 1)) if ordered else 1
            parent.blocks.append(ItemList(span=frame.span, ordered=ordered, start=start, items=tuple(frame.items)))

    def _close_quote(self, frame: _Frame, parent: _Frame) -> None:
        kind, named, title = frame.token.type, str(frame.token.info), frame.title
        if kind == "admonition_open":
            named = str(frame.token.meta.get("tag", ""))
        elif kind == "container_any_open":
            named, title = directive_of(named)
        alert = alert_kind(named) or ("note" if kind == "admonition_open" or named == "admonition" else "")
        if kind == "container_any_open" and not alert:
            parent.blocks += frame.blocks  # a column, a tab, a box of some other kind
        elif frame.blocks or title:
            title = "" if alert_kind(title) or title.lower() == named.lower() else title
            parent.blocks.append(Quote(span=frame.span, alert=alert, title=title, blocks=tuple(frame.blocks)))


def _table(frame: _Frame) -> Table:
    header, *rows = frame.rows
    blank = ("",) * len(header)
    return Table(span=frame.span, header=header, rows=tuple((row + blank)[: len(header)] for row in rows))


def _span_of(blocks: list[Block], otherwise: SourceSpan) -> SourceSpan:
    if not blocks:
        return otherwise
    return SourceSpan(first=min(b.span.first for b in blocks), last=max(b.span.last for b in blocks))


def with_footnotes_in_place(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks with the footnotes, which come last, where they are written; neighbours are one block."""
    if not any(isinstance(block, Footnotes) for block in blocks):
        return tuple(blocks)
    placed: list[Block] = []
    for block in sorted(blocks, key=lambda block: block.span.first):
        last = placed[-1] if placed else None
        if isinstance(block, Footnotes) and isinstance(last, Footnotes):
            span = SourceSpan(first=last.span.first, last=block.span.last)
            placed[-1] = Footnotes(span=span, items=last.items + block.items)
        else:
            placed.append(block)
    return tuple(placed)
