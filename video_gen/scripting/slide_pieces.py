"""What a slide of a deck shows: one thing after the other, whole, since the speaker's notes speak of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from video_gen.models.document import Block, Code, Image, ItemList, Paragraph, Quote, Table
from video_gen.models.inline import plain
from video_gen.models.item import Item
from video_gen.models.script import (
    BulletsVisual,
    CodeVisual,
    ImageVisual,
    QuoteVisual,
    StatementVisual,
    TableVisual,
    Visual,
)
from video_gen.models.source import Asset
from video_gen.models.texts import texts_in
from video_gen.scripting.alignment import lines_of_items
from video_gen.scripting.marked import cleaned, marked, to_markup, to_plain
from video_gen.scripting.outline import Section, is_worded
from video_gen.scripting.picture_scene import is_icon
from video_gen.scripting.segments import signature_of
from video_gen.scripting.words import Stems, stems

_Thing = TypeVar("_Thing")
_MOST_ITEMS, _MOST_CODE_LINES, _MOST_ROWS = 7, 22, 9
_RANK = ("image", "table", "code", "bullets", "quote", "statement")
"""What is shown where there are too few words for all of it, the first first."""


@dataclass(frozen=True)
class Piece:
    """Something to show."""

    visual: Visual
    blocks: tuple[Block, ...]
    """What it is made of."""
    section: Section

    @property
    def stems(self) -> Stems:
        """What it is about."""
        visual = self.visual
        if isinstance(visual, BulletsVisual):
            return stems(" ".join(plain(item.text) for item in visual.items))
        if isinstance(visual, TableVisual):
            return stems(" ".join(cell for row in (visual.header, *visual.rows) for cell in row))
        return stems(visual.code if isinstance(visual, CodeVisual) else " ".join(texts_in(self.blocks)))

    def told_by(self, lines: Sequence[str]) -> Visual:
        """Return it as it is shown while `lines` are said: bullets appear with the line that speaks of them."""
        if not isinstance(self.visual, BulletsVisual):
            return self.visual
        texts = [stems(plain(item.text)) for item in self.visual.items]
        found = lines_of_items(texts, [stems(line) for line in lines])
        items = (Item(text=item.text, line=line) for item, line in zip(self.visual.items, found, strict=True))
        return self.visual.replace(items=tuple(items))


def pieces_of(sections: Sequence[Section], assets: Mapping[str, Asset], most: int) -> list[Piece]:
    """Return what a slide shows, at most `most` things: in pages where there are enough words for each, else whole."""
    whole = [piece for section in sections for piece in _pieces(section, assets)]
    pages = [page for piece in whole for page in _pages(piece)]
    if len(pages) <= most:
        return pages
    ranked = sorted(range(len(whole)), key=lambda n: (_RANK.index(whole[n].visual.kind), n))
    return [whole[n] for n in sorted(ranked[:most])]


def _pieces(section: Section, assets: Mapping[str, Asset]) -> Iterator[Piece]:
    texts: list[Paragraph] = []
    for block in _opened(section.blocks):
        if isinstance(block, Paragraph):
            texts.append(block)
            continue
        if (visual := _visual(block, section.heading, assets)) is None:
            continue
        if texts:
            yield from _texts(texts, section)
            texts = []
        yield Piece(visual, (block, *_lists_in(block)), section)
    if texts:
        yield from _texts(texts, section)


def _opened(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give the blocks, those in quotes that are nobody's words in the quote's place."""
    for block in blocks:
        if isinstance(block, Quote) and not signature_of(block):
            yield from _opened(block.blocks)
        else:
            yield block


def _texts(paragraphs: Sequence[Paragraph], section: Section) -> Iterator[Piece]:
    shown = [(block, text) for block in paragraphs if is_worded(text := to_markup(cleaned(marked(block.text))))]
    if len(shown) == 1:
        yield Piece(StatementVisual(heading=section.heading, text=shown[0][1]), (shown[0][0],), section)
    elif shown:
        items = tuple(Item(text=text) for _, text in shown)
        blocks = tuple(block for block, _ in shown)
        yield Piece(BulletsVisual(heading=section.heading, items=items), blocks, section)


def _visual(block: Block, heading: str, assets: Mapping[str, Asset]) -> Visual | None:
    if isinstance(block, ItemList):
        items = [text for text in _item_texts(block) if is_worded(text)]
        bullets = tuple(Item(text=text) for text in items)
        return BulletsVisual(heading=heading, ordered=block.ordered, items=bullets) if bullets else None
    if isinstance(block, Code) and block.text.strip():
        return CodeVisual(heading=heading, language=block.language, code=block.text.strip("\n"))
    if isinstance(block, Table) and any(map(is_worded, texts_in([block]))):
        return TableVisual(heading=heading, header=block.header, rows=block.rows)
    if isinstance(block, Quote):
        name = signature_of(block)
        said = to_plain(cleaned(marked(" ".join(texts_in([block]))))).removesuffix(name).rstrip(" —–-―").strip('"“” ')
        return QuoteVisual(text=said, attribution=name) if is_worded(said) else None
    asset = assets.get(block.name) if isinstance(block, Image) else None
    if not isinstance(block, Image) or asset is None or is_icon(asset.data):
        return None
    caption = block.title or ""
    return ImageVisual(heading=heading, image=asset.data, media_type=asset.media_type, alt=block.alt, caption=caption)


def _item_texts(block: ItemList) -> Iterator[str]:
    """Give the items of a list and of the lists inside it, in the order in which they stand."""
    for item in block.items:
        yield to_markup(cleaned(marked(item.text)))
        for inner in item.blocks:
            if isinstance(inner, ItemList):
                yield from _item_texts(inner)


def _lists_in(block: Block) -> Iterator[Block]:
    if isinstance(block, ItemList):
        for inner in (inner for item in block.items for inner in item.blocks if isinstance(inner, ItemList)):
            yield inner
            yield from _lists_in(inner)


def _pages(piece: Piece) -> Iterator[Piece]:
    """Give a piece in parts that fill a screen each."""
    visual = piece.visual
    if isinstance(visual, BulletsVisual):
        for items in _evenly(visual.items, _MOST_ITEMS):
            yield replace(piece, visual=visual.replace(items=items))
    elif isinstance(visual, CodeVisual):
        for lines in _evenly(tuple(visual.code.split("\n")), _MOST_CODE_LINES):
            yield replace(piece, visual=visual.replace(code="\n".join(lines) or " "))
    elif isinstance(visual, TableVisual) and visual.rows:
        for rows in _evenly(visual.rows, _MOST_ROWS):
            yield replace(piece, visual=visual.replace(rows=rows))
    else:
        yield piece


def _evenly(whole: tuple[_Thing, ...], most: int) -> list[tuple[_Thing, ...]]:
    """Return `whole` in as few parts of about one size as hold at most `most` each."""
    count = -(-len(whole) // most)
    size = -(-len(whole) // count)
    return [whole[n : n + size] for n in range(0, len(whole), size)]
