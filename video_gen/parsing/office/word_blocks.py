"""Builds blocks out of the body of a Word document."""

import re
from xml.etree.ElementTree import Element

from video_gen.models.document import Block, Code, Heading, Image, Math, Paragraph, Quote, Table
from video_gen.models.inline import plain
from video_gen.parsing.nesting import Entry, lists_of
from video_gen.parsing.numbered import Numbering
from video_gen.parsing.office.drawings import Drawings, Shown
from video_gen.parsing.office.package import Package, Relation
from video_gen.parsing.office.styles import MAX_LEVEL, Styles
from video_gen.parsing.office.word_lists import WordLists
from video_gen.parsing.office.word_tables import CUT, cells_of, is_cut, is_layout, read_table, rows_of
from video_gen.parsing.office.word_text import Note, ParagraphText, read_paragraph

_TYPED_BULLET = re.compile(r"[•●▪◦‣∙■□➢✓]\s*(?=\S)")
_LONGEST_HEADING = 80


class WordBlocks:
    """Goes through the body, and keeps back what may go on with the next paragraph."""

    def __init__(self, package: Package, styles: Styles, drawings: Drawings) -> None:
        self.blocks: list[Block] = []
        self.notes: list[Note] = []
        self.numbering = Numbering()
        self.title = ""
        self.warnings: list[str] = []
        self._styles, self._drawings = styles, drawings
        self._relations: dict[str, Relation] = package.relations(package.main)
        self._lists = WordLists(package.related(package.main, "numbering"))
        self._entries: list[Entry] = []
        self._code: list[str] = []
        self._quoted: list[str] = []
        self._has_headings = False

    def read(self, body: Element) -> None:
        """Add the blocks of the whole body."""
        self._has_headings = any(self._styles.heading_level(paragraph) for paragraph in body.iter("w:p"))
        self._read(body)
        self._finish()

    def _read(self, container: Element) -> None:
        for part in container:
            if part.tag == "w:p":
                self._paragraph(part)
            elif part.tag == "w:tbl":
                self._table(part)

    def _paragraph(self, paragraph: Element) -> None:
        text, role = read_paragraph(paragraph, self._styles), self._styles.role(paragraph)
        markup = text.markup
        self.notes += text.notes
        level = self._styles.heading_level(paragraph)
        name, depth = self._styles.list_of(paragraph)
        if role == "contents":
            return
        if role == "code" or (text.is_all("code") and not name and not level):
            self._finish(but="code")
            self._code.append(text.verbatim)
        elif not markup:
            pass
        elif role == "title" or level:
            self._heading(markup, 1 if role == "title" else level, is_title=role == "title")
        elif name or _TYPED_BULLET.match(plain(markup)):
            self._item(markup, name, depth)
        elif role == "quote":
            self._finish(but="quote")
            self._quoted.append(markup)
        elif role == "caption" and self._captions(markup):
            pass
        elif self._is_heading_in_all_but_name(text):
            self._heading(markup.replace("**", ""), 2, is_title=False)
        else:
            self._finish()
            self.blocks.append(Paragraph(span=self.numbering.span(), text=markup))
        self._attachments(text)

    def _heading(self, markup: str, level: int, *, is_title: bool) -> None:
        """Add a heading; below a title, which stands over all, the others are a level deeper."""
        self._finish()
        markup = markup.replace("**", "")
        if is_title and not self.title:
            self.title = plain(markup)
        elif self.title:
            level += 1
        self.blocks.append(Heading(span=self.numbering.span(), level=min(level, MAX_LEVEL), text=markup))

    def _is_heading_in_all_but_name(self, text: ParagraphText) -> bool:
        """Return whether a paragraph is a short bold line, in a document whose writer knew no headings."""
        shown = text.markup.strip("*")
        return (
            not self._has_headings
            and text.is_all("strong")
            and len(shown) <= _LONGEST_HEADING
            and shown[-1:] not in ".,;:!?"
        )

    def _item(self, markup: str, name: str, depth: int) -> None:
        self._finish(but="list")
        if not name:
            self._entries.append(Entry(0, _TYPED_BULLET.sub("", markup, count=1)))
            return
        number = self._lists.count(name, depth)
        self._entries.append(Entry(depth, markup, self._lists.is_ordered(name, depth), number))

    def _captions(self, markup: str) -> bool:
        """Return whether a caption was given to the picture right before it."""
        last = self.blocks[-1] if self.blocks else None
        if not isinstance(last, Image) or last.title:
            return False
        self.blocks[-1] = last.replace(title=plain(markup))
        return True

    def _attachments(self, text: ParagraphText) -> None:
        if not (text.formulas or text.shown or text.boxes):
            return
        self._finish()
        self.blocks += [Math(span=self.numbering.span(), tex=tex) for tex in text.formulas if tex]
        for shown in text.shown:
            self._show(shown)
        for box in text.boxes:
            self._read(box)
            self._finish()

    def _show(self, shown: Shown) -> None:
        part = self._relations.get(shown.relation, Relation("", "")).part
        self.blocks += self._drawings.blocks_of(shown, part, self.numbering)

    def _table(self, table: Element) -> None:
        self._finish()
        if is_layout(table):
            for row in rows_of(table):
                for cell in cells_of(row):
                    self._read(cell)
            return
        rows, paragraphs = read_table(table, self._styles)
        self.warnings += [CUT] * is_cut(table)
        if rows:
            self.blocks.append(Table(span=self.numbering.span(), header=rows[0], rows=tuple(rows[1:])))
        for paragraph in paragraphs:
            self.notes += paragraph.notes
            for shown in paragraph.shown:
                self._show(shown)

    def _finish(self, *, but: str = "") -> None:
        """Add what was kept back, except what goes on."""
        if self._code and but != "code":
            code = "\n".join(self._code).strip("\n")
            self._code = []
            if code.strip():
                self.blocks.append(Code(span=self.numbering.span(), text=code))
        if self._entries and but != "list":
            self.blocks += lists_of(self._entries, self.numbering)
            self._entries = []
        if self._quoted and but != "quote":
            number = self.numbering.following
            inner = tuple(Paragraph(span=self.numbering.span(), text=markup) for markup in self._quoted)
            self.blocks.append(Quote(span=self.numbering.since(number), blocks=inner))
            self._quoted = []
