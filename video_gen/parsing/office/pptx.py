"""Reads a PowerPoint deck."""

from collections import Counter
from xml.etree.ElementTree import Element

from video_gen.models.document import Block, Document, Heading, Part, Slide
from video_gen.models.inline import plain
from video_gen.models.language import language_of
from video_gen.parsing.embedded_pictures import EmbeddedPictures
from video_gen.parsing.front_matter import language_tag
from video_gen.parsing.numbered import Numbering
from video_gen.parsing.office.drawings import Drawings
from video_gen.parsing.office.package import Package
from video_gen.parsing.office.placeholders import Placeholders, placeholder_of
from video_gen.parsing.office.slide_blocks import SlideBlocks
from video_gen.parsing.office.slide_text import paragraphs_of
from video_gen.parsing.office.xml import child, number
from video_gen.parsing.titles import texts_of

_SIZE_EMU = (12_192_000, 6_858_000)
"""Of a 16:9 deck, where none is given."""


def read_pptx(data: bytes) -> Document:
    """Return the deck: each slide with its speaker's notes, and the pictures inside it.

    Raises:
        DocumentError: It is broken or made to do harm.
    """
    package, pictures, numbering = Package(data), EmbeddedPictures(), Numbering()
    root = package.xml(package.main)
    size, drawings = _size(root), Drawings(package, pictures)
    relations = package.relations(package.main)
    blocks: list[Block] = []
    parts: list[Part] = []
    warnings: list[str] = []
    languages: Counter[str] = Counter()
    for entry in root.iter("p:sldId"):
        name = relations[entry.get("r:id", "")].part if entry.get("r:id", "") in relations else ""
        if not name:
            continue
        slide = package.xml(name)
        languages.update(language_tag(run.get("lang", "")) for run in slide.iter("a:rPr"))
        span = numbering.span()
        parts.append(Part(name=f"slide {len(parts) + 1}", first=span.first))
        is_hidden = slide.get("show") in {"0", "false"}
        blocks.append(Slide(span=span, narration=_notes(package, name), skip=is_hidden))
        placeholders = Placeholders(package, name)
        builder = SlideBlocks(package.relations(name), placeholders, drawings, numbering, size)
        tree = child(slide, "p:cSld", "p:spTree")
        level = 1 if len(parts) == 1 and _opens(placeholders, tree) else 2
        blocks += [] if tree is None else builder.read(tree, level)
        warnings += builder.warnings
    language = languages.most_common(1)[0][0] if languages else ""
    first = next((plain(block.text) for block in blocks if isinstance(block, Heading)), "")
    opens = any(isinstance(block, Heading) and block.level == 1 for block in blocks)
    return Document(
        title=first if opens else package.title() or first,
        language=language_of(texts_of(tuple(blocks)), language_tag(package.language()) or language),
        blocks=tuple(blocks),
        parts=tuple(parts),
        assets=pictures.assets,
        warnings=(*warnings, *pictures.warnings),
    )


def _opens(placeholders: Placeholders, tree: Element | None) -> bool:
    """Return whether a slide is one that shows the deck's title."""
    marks = [placeholder_of(shape) for shape in tree] if tree is not None else []
    return placeholders.layout_kind == "title" or any(
        mark is not None and mark.get("type") == "ctrTitle" for mark in marks
    )


def _notes(package: Package, slide: str) -> tuple[str, ...]:
    """Return the speaker's notes, a paragraph each, as plain text."""
    notes = package.related(slide, "notesSlide")
    lines: list[str] = []
    for shape in () if notes is None else notes.iter("p:sp"):
        placeholder = placeholder_of(shape)
        if placeholder is not None and placeholder.get("type") == "body":
            lines += (plain(paragraph.markup) for paragraph in paragraphs_of(child(shape, "p:txBody"), []))
    return tuple(line for line in lines if any(character.isalnum() for character in line))


def _size(root: Element) -> tuple[int, int]:
    size = child(root, "p:sldSz")
    if size is None:
        return _SIZE_EMU
    return number(size.get("cx"), _SIZE_EMU[0]), number(size.get("cy"), _SIZE_EMU[1])
