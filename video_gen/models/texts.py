"""Goes through the texts of blocks, however deep they stand."""

import re
from collections.abc import Iterable, Iterator

from video_gen.models.document import (
    Block,
    Code,
    Footnotes,
    Heading,
    Html,
    Image,
    ItemList,
    Paragraph,
    Quote,
    Slide,
    Table,
)
from video_gen.models.inline import escape

_TAG = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)


def texts_in(blocks: Iterable[Block]) -> Iterator[str]:
    """Give all texts as inline markup (see `models.inline`), whatever they stand in; formulas are none."""
    for block in blocks:
        if isinstance(block, ItemList | Footnotes):
            for item in block.items:
                yield item.text
                yield from texts_in(item.blocks)
        elif isinstance(block, Quote):
            yield from texts_in(block.blocks)
        else:
            yield from _own_texts(block)


def _own_texts(block: Block) -> Iterator[str]:
    """Give the texts of a block that holds no other blocks."""
    if isinstance(block, Heading | Paragraph):
        yield block.text
    elif isinstance(block, Table):
        yield from (cell for row in (block.header, *block.rows) for cell in row)
    elif isinstance(block, Code):
        yield from map(escape, block.text.splitlines())
    elif isinstance(block, Image):
        yield escape(block.alt)
    elif isinstance(block, Slide):
        yield from map(escape, block.narration)
    elif isinstance(block, Html):
        yield escape(_TAG.sub(" ", block.html))
