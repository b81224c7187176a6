"""Reads a PDF."""

import ctypes
import re
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from video_gen.errors import DocumentError
from video_gen.models.document import Block, Document, Footnotes, Heading, ListItem, Paragraph
from video_gen.models.inline import plain
from video_gen.models.language import language_of
from video_gen.parsing.embedded_pictures import EmbeddedPictures
from video_gen.parsing.front_matter import language_tag
from video_gen.parsing.made_up_titles import is_made_up
from video_gen.parsing.numbered import Numbering
from video_gen.parsing.pdf.blocks import Column, PdfBlocks
from video_gen.parsing.pdf.characters import read_page
from video_gen.parsing.pdf.columns import regions_of
from video_gen.parsing.pdf.fragments import fragments_of
from video_gen.parsing.pdf.furniture import without_furniture
from video_gen.parsing.pdf.headings import Bookmark, Headings
from video_gen.parsing.pdf.joining import Words, markup_of_lines
from video_gen.parsing.pdf.lines import Line, lines_of
from video_gen.parsing.pdf.notes import mark_length, split_notes
from video_gen.parsing.pdf.pictures import PagePicture, pictures_on
from video_gen.parsing.titles import texts_of, title_of

MAX_PAGES = 500
MAX_BOOKMARKS = 5_000
_LANGUAGE_BYTES = 128
_SECTION_NUMBER = re.compile(r"^\d{1,2}(\.\d{1,2})*\.?\s+")


class _Page(NamedTuple):
    """What stands on a page; nothing on one that is damaged."""

    lines: list[Line]
    pictures: list[PagePicture]
    height: float
    """In points."""


def read_pdf(data: bytes) -> Document:
    """Return the document: headings, paragraphs, lists, code, tables, pictures and footnotes in reading order.

    Raises:
        DocumentError: It is broken, has a password, or is a scan without text.
    """
    pdf, pictures = _opened(data), EmbeddedPictures()
    pages, warnings = _pages(pdf, pictures)
    if not any(page.lines for page in pages):
        count = f"{len(pdf)} page{'s' if len(pdf) != 1 else ''}"
        reason = f"it has {count} but no text layer: it is a scan or a drawing"
        raise DocumentError("document", reason, "Run it through OCR, with ocrmypdf for instance, and give the result")
    kept = without_furniture([page.lines for page in pages], [page.height for page in pages])
    pages = [page._replace(lines=lines) for page, lines in zip(pages, kept, strict=True)]
    every = [line for page in pages for line in page.lines]
    headings, words, numbering = Headings(every, _bookmarks(pdf)), Words.of(every), Numbering()
    builder = PdfBlocks(headings, words, numbering)
    notes: list[list[Line]] = []
    for page in pages:
        for column in _columns(page.lines, page.pictures):
            lines = [one for one in column if isinstance(one, Line)]
            text_lines, found = split_notes(lines, headings.body_size, page.height)
            notes += found
            of_text = {id(line) for line in text_lines}
            builder.read([one for one in column if isinstance(one, PagePicture) or id(one) in of_text])
    builder.finish()
    blocks = (*_without_front_lines(builder.blocks), *_footnotes(notes, words, numbering))
    given = " ".join(pdf.get_metadata_value("Title").split())
    printed = _SECTION_NUMBER.sub("", title_of(blocks))
    return Document(
        title=printed if headings.has_title or is_made_up(given) else given,
        language=language_of(texts_of(blocks), language_tag(_language(pdf))),
        blocks=blocks,
        parts=builder.parts,
        assets=pictures.assets,
        warnings=(*warnings, *pictures.warnings),
    )


def _pages(pdf: pypdfium2.PdfDocument, pictures: EmbeddedPictures) -> tuple[list[_Page], list[str]]:
    """Return the pages, whose pictures go to `pictures`, and warnings."""
    pages: list[_Page] = []
    damaged: list[int] = []
    cut: list[int] = []
    regions = 0
    for number in range(min(len(pdf), MAX_PAGES)):
        try:
            page = pdf[number]
        except pypdfium2.PdfiumError:
            damaged.append(number + 1)
            pages.append(_Page([], [], 0.0))
            continue
        text = read_page(page)
        cut += [number + 1] * text.is_cut
        lines: list[Line] = []
        for region in regions_of(fragments_of(text.characters)):
            lines += lines_of(region, number, regions)
            regions += 1
        pages.append(_Page(lines, pictures_on(page, number, pictures) if lines else [], text.height))
        page.close()
    warnings = [f"of {len(pdf)} pages, the first {MAX_PAGES} are read"] if len(pdf) > MAX_PAGES else []
    if damaged:
        warnings.append(f"{len(damaged)} page(s) left out, page {damaged[0]} the first of them: damaged")
    if cut:
        warnings.append(f"{len(cut)} page(s) read in part, page {cut[0]} the first of them: too many characters")
    return pages, warnings


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            reason, remedy = "it is protected with a password", "Save it without one"
            raise DocumentError("document", reason, remedy) from error
        raise DocumentError("document", "it is no sound PDF", "Give the complete file, or print it anew") from error


def _columns(lines: list[Line], pictures: list[PagePicture]) -> Iterator[Column]:
    """Give the columns of a page in order, with each picture before the first line that stands below it."""
    columns: dict[int, Column] = {}
    for line in lines:
        columns.setdefault(line.region, []).append(line)
    if not columns and pictures:
        columns[0] = []
    for picture in sorted(pictures, key=lambda one: one.top):
        below = (line for line in lines if line.top > picture.bottom - line.size and _overlap(line, picture))
        first = next(below, None)
        column = columns[first.region] if first else columns[max(columns)]
        column.insert(column.index(first) if first else len(column), picture)
    yield from columns.values()


def _overlap(line: Line, picture: PagePicture) -> bool:
    return line.left < picture.right and picture.left < line.right


def _without_front_lines(blocks: list[Block]) -> list[Block]:
    """Return the blocks with the lines below the title that are only set like headings as text: authors, dates."""
    first = next((n for n, block in enumerate(blocks) if not isinstance(block, Heading)), len(blocks))
    return [
        Paragraph(span=block.span, text=block.text)
        if 0 < n < first - 1 and isinstance(block, Heading) and not _SECTION_NUMBER.match(block.text)
        else block
        for n, block in enumerate(blocks)
    ]


def _footnotes(notes: list[list[Line]], words: Words, numbering: Numbering) -> list[Block]:
    number = numbering.following
    texts = (markup_of_lines(note, words, skip=mark_length(note)) for note in notes)
    items = tuple(ListItem(span=numbering.span(), text=text) for text in texts if plain(text))
    return [Footnotes(span=numbering.since(number), items=items)] if items else []


def _bookmarks(pdf: pypdfium2.PdfDocument) -> Iterator[Bookmark]:
    for count, entry in enumerate(pdf.get_toc(max_depth=5)):
        if count == MAX_BOOKMARKS:
            return
        target = entry.get_dest()
        page = target.get_index() if target else None
        if page is not None:
            yield Bookmark(entry.get_title(), entry.level, page)


def _language(pdf: pypdfium2.PdfDocument) -> str:
    buffer = ctypes.create_string_buffer(_LANGUAGE_BYTES)
    length = pdfium.FPDFCatalog_GetLanguage(
        pdf, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), _LANGUAGE_BYTES
    )
    return buffer.raw[: max(0, min(length, _LANGUAGE_BYTES) - 2)].decode("utf-16-le", "replace")
