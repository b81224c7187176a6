"""Makes items of lists out of the blocks that stand in them."""

from collections.abc import Sequence

from video_gen.models.document import Block, ItemList, ListItem, Paragraph
from video_gen.models.span import SourceSpan


def item_of(blocks: Sequence[Block], span: SourceSpan, *, checked: bool | None = None) -> ListItem:
    """Return an item: its first paragraph is its text, what follows hangs below it."""
    if blocks and isinstance(blocks[0], Paragraph):
        return ListItem(span=span, text=blocks[0].text, checked=checked, blocks=tuple(blocks[1:]))
    return ListItem(span=span, text="", checked=checked, blocks=tuple(blocks))


def defined_item(term: str, blocks: Sequence[Block], span: SourceSpan) -> ListItem:
    """Return the item of a definition list: `term: definition`."""
    item = item_of(blocks, span)
    return item.model_copy(update={"text": f"{term}: {item.text}" if term and item.text else term or item.text})


def notes_of(blocks: Sequence[Block]) -> tuple[ListItem, ...]:
    """Return the notes that stand in a list, or one a block."""
    notes: list[ListItem] = []
    for block in blocks:
        notes += block.items if isinstance(block, ItemList) else [item_of([block], block.span)]
    return tuple(notes)
