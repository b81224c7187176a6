"""Reads a Word document."""

from video_gen.models.document import Block, Document, Footnotes, ListItem
from video_gen.models.language import language_of
from video_gen.parsing.embedded_pictures import EmbeddedPictures
from video_gen.parsing.front_matter import language_tag
from video_gen.parsing.numbered import Numbering
from video_gen.parsing.office.drawings import Drawings
from video_gen.parsing.office.package import Package
from video_gen.parsing.office.styles import Styles
from video_gen.parsing.office.word_blocks import WordBlocks
from video_gen.parsing.office.word_text import Note, read_paragraph
from video_gen.parsing.office.xml import child
from video_gen.parsing.titles import texts_of, title_of


def read_docx(data: bytes) -> Document:
    """Return the document's blocks and the pictures inside it; headers, footers and comments are no part of it.

    Raises:
        DocumentError: It is broken or made to do harm.
    """
    package = Package(data)
    styles = Styles(package.related(package.main, "styles"))
    pictures = EmbeddedPictures()
    builder = WordBlocks(package, styles, Drawings(package, pictures))
    body = child(package.xml(package.main), "w:body")
    if body is not None:
        builder.read(body)
    blocks = (*builder.blocks, *_footnotes(package, styles, builder.notes, builder.numbering))
    return Document(
        title=builder.title or package.title() or title_of(blocks),
        language=language_of(texts_of(blocks), language_tag(package.language()) or styles.language),
        blocks=blocks,
        assets=pictures.assets,
        warnings=(*builder.warnings, *pictures.warnings),
    )


def _footnotes(package: Package, styles: Styles, marks: list[Note], numbering: Numbering) -> list[Block]:
    """Return the notes that the text points at, in the order of their marks."""
    texts: dict[Note, str] = {}
    for kind in ("footnote", "endnote"):
        root = package.related(package.main, f"{kind}s")
        for note in () if root is None else root:
            paragraphs = [read_paragraph(paragraph, styles).markup for paragraph in note.iter("w:p")]
            texts[Note(kind, note.get("w:id", ""))] = " ".join(filter(None, paragraphs))
    number = numbering.following
    found = [texts[mark] for mark in dict.fromkeys(marks) if texts.get(mark)]
    items = tuple(ListItem(span=numbering.span(), text=text) for text in found)
    return [Footnotes(span=numbering.since(number), items=items)] if items else []
