"""What a document is called, and the texts that its language shows in."""

from video_gen.models.document import Block, Heading, Html, Image, ItemList, Paragraph, Rule, Slide
from video_gen.models.inline import plain

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


def texts_of(blocks: tuple[Block, ...]) -> list[str]:
    """Return the texts in which the document's language shows: no code, no names of files."""
    texts = []
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            texts.append(plain(block.text))
        elif isinstance(block, ItemList):
            texts += [plain(item.text) for item in block.items]
        elif isinstance(block, Slide):
            texts += block.narration
        if len(texts) > _ENOUGH_TEXTS:
            break
    return texts
