"""Numbers the blocks of a document that has no lines."""

from collections.abc import Callable, Iterable

from video_gen.models.document import Block, Footnotes, Image, ItemList, ListItem, Quote
from video_gen.models.span import SourceSpan


def numbered(blocks: Iterable[Block], first: int, name_of: Callable[[str], str] = str) -> tuple[Block, ...]:
    """Return blocks whose spans are their numbers from `first` on; what is inside of a block has the number of it.

    Args:
        blocks: The blocks.
        first: Number of the first.
        name_of: Gives the name that a picture is to have for the one it has.
    """
    return tuple(_with(block, SourceSpan(first=n, last=n), name_of) for n, block in enumerate(blocks, start=first))


def _with(block: Block, span: SourceSpan, name_of: Callable[[str], str]) -> Block:
    changes: dict[str, object] = {"span": span}
    if isinstance(block, Image):
        changes["name"] = name_of(block.name)
    elif isinstance(block, Quote):
        changes["blocks"] = tuple(_with(inner, span, name_of) for inner in block.blocks)
    elif isinstance(block, ItemList | Footnotes):
        changes["items"] = tuple(_item(item, span, name_of) for item in block.items)
    return block.model_copy(update=changes)


def _item(item: ListItem, span: SourceSpan, name_of: Callable[[str], str]) -> ListItem:
    blocks = tuple(_with(inner, span, name_of) for inner in item.blocks)
    return item.model_copy(update={"span": span, "blocks": blocks})
