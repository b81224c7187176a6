"""Goes through the texts of blocks, however deep they stand."""

from collections.abc import Iterable, Iterator

from video_gen.models.document import Block, Code, Footnotes, Heading, ItemList, Math, Paragraph, Quote, Slide, Table


def texts_in(blocks: Iterable[Block]) -> Iterator[str]:
    """Give every text that somebody could see or hear."""
    for block in blocks:
        if isinstance(block, Heading | Paragraph | Code):
            yield block.text
        elif isinstance(block, Math):
            yield block.tex
        elif isinstance(block, Slide):
            yield from block.narration
        elif isinstance(block, Table):
            yield from (cell for row in (block.header, *block.rows) for cell in row)
        elif isinstance(block, ItemList | Footnotes):
            for item in block.items:
                yield item.text
                yield from texts_in(item.blocks)
        elif isinstance(block, Quote):
            yield from texts_in(block.blocks)


def has_words(blocks: Iterable[Block]) -> bool:
    """Return whether there is a letter or digit in any text."""
    return any(character.isalnum() for text in texts_in(blocks) for character in text)
