"""What a document is called, and the texts that its language shows in."""

from collections.abc import Iterable, Iterator
from itertools import islice

from video_gen.models.document import Block, Heading, Html, Image, ItemList, Paragraph, Quote, Rule, Slide, Table
from video_gen.models.inline import escape, plain, runs

_ENOUGH_TEXTS = 400


def title_of(blocks: tuple[Block, ...]) -> str:
    """Return the document's heading as plain text, empty where there is none.

    That is its first heading, where it is of level 1 or stands before any text; a level 1 further down opens a part.
    """
    opens_with_text = False
    for block in blocks:
        if isinstance(block, Heading):
            return plain(block.text) if block.level == 1 or not opens_with_text else ""
        if not isinstance(block, Html | Image | Rule | Slide):
            opens_with_text = True
    return ""


def texts_of(blocks: Iterable[Block]) -> list[str]:
    """Return the texts in which the document's language shows, without code and names of files."""
    return list(islice((_prose(text) for text in _texts(blocks)), _ENOUGH_TEXTS))


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            yield block.text
        elif isinstance(block, ItemList):
            for item in block.items:
                yield item.text
                yield from _texts(item.blocks)
        elif isinstance(block, Quote):
            yield from _texts(block.blocks)
        elif isinstance(block, Table):
            yield from (cell for row in (block.header, *block.rows) for cell in row)
        elif isinstance(block, Slide):
            yield from map(escape, block.narration)


def _prose(markup: str) -> str:
    return " ".join(run.text for run in runs(markup) if run.style != "code")
