"""Builds blocks out of Markdown's flat row of tokens, without recursion."""

from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from markdown_it.token import Token

from video_gen.models.document import (
    Block,
    Code,
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
from video_gen.models.span import SourceSpan
from video_gen.parsing.html_pictures import Picture, pictures_in
from video_gen.parsing.inline import read_inline

_CONTAINERS: Final = {
    "bullet_list_open",
    "ordered_list_open",
    "list_item_open",
    "blockquote_open",
    "alert_open",
    "table_open",
    "tr_open",
    "footnote_block_open",
    "footnote_open",
}
AlertKind = Literal["note", "tip", "important", "warning", "caution"]
_ALERTS = get_args(AlertKind)


@dataclass
class _Frame:
    """A container that is open, and what it holds so far."""

    token: Token
    span: SourceSpan
    blocks: list[Block] = field(default_factory=list)
    items: list[ListItem] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)


class BlockBuilder:
    """Keeps a stack of the containers that are open."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._stack = [_Frame(Token("root", "", 0), SourceSpan(first=1, last=max(len(lines), 1)))]

    def build(self, tokens: list[Token]) -> tuple[Block, ...]:
        """Return the blocks of the whole document."""
        leaf = Token("root", "", 0)
        for token in tokens:
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
        return tuple(self._stack[0].blocks)

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
        return SourceSpan(first=first + 1, last=max(end, first + 1))

    def _add_text(self, leaf: Token, token: Token) -> None:
        inline, span = read_inline(token), self._span(token)
        if leaf.type in {"th_open", "td_open"}:
            self._stack[-1].cells.append(inline.markup)  # pictures in cells are buttons and flags
            return
        if leaf.type == "heading_open" and inline.markup:
            self._blocks.append(Heading(span=span, level=int(leaf.tag[1:]), text=inline.markup))
        elif leaf.type == "paragraph_open" and inline.markup:
            self._blocks.append(Paragraph(span=span, text=inline.markup))
        self._add_pictures(inline.pictures, span)

    def _add_pictures(self, pictures: tuple[Picture, ...] | list[Picture], span: SourceSpan) -> None:
        for picture in pictures:
            self._blocks.append(Image(span=span, name=picture.name, alt=picture.alt, title=picture.title))

    def _add_leaf(self, token: Token) -> None:
        span = self._span(token)
        if token.type in {"fence", "code_block"}:
            language = token.info.split()[0].strip("{}.") if token.info.strip() else ""
            self._blocks.append(Code(span=span, language=language, text=token.content.removesuffix("\n")))
        elif token.type == "hr":
            self._blocks.append(Rule(span=span))
        elif token.type in {"math_block", "math_block_label"}:
            self._blocks.append(Math(span=span, tex=token.content.strip()))
        elif token.type == "html_block":
            self._blocks.append(Html(span=span, html=token.content))
            self._add_pictures(pictures_in(token.content), span)

    def _close(self, frame: _Frame) -> None:
        """Hand a finished container to the one around it."""
        kind, parent = frame.token.type, self._stack[-1]
        if kind == "tr_open":
            parent.rows.append(tuple(frame.cells))
        elif kind == "table_open":
            parent.blocks.append(_table(frame))
        elif kind in {"list_item_open", "footnote_open"}:
            parent.items.append(_item(frame))
        elif kind in {"blockquote_open", "alert_open"}:
            parent.blocks.append(Quote(span=frame.span, alert=_alert(frame.token), blocks=tuple(frame.blocks)))
        elif frame.items:
            ordered = kind in {"ordered_list_open", "footnote_block_open"}
            start = int(frame.token.attrs.get("start", 1)) if ordered else 1
            parent.blocks.append(ItemList(span=frame.span, ordered=ordered, start=start, items=tuple(frame.items)))


def _alert(token: Token) -> Literal["", "note", "tip", "important", "warning", "caution"]:
    named = str(token.info).lower()
    return next((alert for alert in _ALERTS if alert == named), "")


def _table(frame: _Frame) -> Table:
    header, *rows = frame.rows
    blank = ("",) * len(header)
    return Table(span=frame.span, header=header, rows=tuple((row + blank)[: len(header)] for row in rows))


def _item(frame: _Frame) -> ListItem:
    """Return the item: its first paragraph is its text, what follows hangs below it."""
    text, blocks = "", frame.blocks
    if blocks and isinstance(blocks[0], Paragraph):
        text, blocks = blocks[0].text, blocks[1:]
    checked = frame.token.meta.get("checked")
    return ListItem(span=frame.span, text=text, checked=checked, blocks=tuple(blocks))
