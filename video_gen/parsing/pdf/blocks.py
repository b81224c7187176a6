"""Builds blocks out of the lines and pictures of a PDF."""

import re
from collections.abc import Iterator

from video_gen.models.document import Block, Code, Heading, Image, Paragraph, Part, Table
from video_gen.models.inline import plain
from video_gen.models.span import SourceSpan
from video_gen.parsing.nesting import Entry, lists_of
from video_gen.parsing.numbered import Numbering
from video_gen.parsing.pdf.headings import Headings
from video_gen.parsing.pdf.joining import Words, markup_of_lines
from video_gen.parsing.pdf.lines import Line
from video_gen.parsing.pdf.pictures import PagePicture
from video_gen.parsing.pdf.spacing import Spacing
from video_gen.parsing.pdf.tables import table_at

_BULLET = re.compile(r"[•●▪◦‣∙■□➢✓–—*-]\s+(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]\s+(?=\S)")
_CAPTION = re.compile(r"(?:figure|fig\.|abbildung|abb\.|figura|図|图)\s*\d", re.IGNORECASE)
_ROUND_BULLETS = "•●▪◦‣∙■□➢✓"
_SAME_INDENT = 3.0
_DEEPEST = 8
Column = list[Line | PagePicture]


class PdfBlocks:
    """Goes through the columns of all pages and keeps back the paragraph, list or code that may go on."""

    def __init__(self, headings: Headings, words: Words, numbering: Numbering) -> None:
        self.blocks: list[Block] = []
        self._headings, self._words, self._numbering = headings, words, numbering
        self._begins: dict[int, int] = {}
        self._text: list[Line] = []
        self._heading: tuple[int, list[Line]] = (0, [])
        self._items: list[tuple[list[Line], int, int]] = []
        """Lines of each item, its number (0 for a bullet), and how long its mark is."""
        self._code: list[Line] = []

    @property
    def parts(self) -> tuple[Part, ...]:
        """The pages on which a block begins."""
        return tuple(Part(name=f"page {page + 1}", first=first) for page, first in self._begins.items())

    def read(self, column: Column) -> None:
        """Add the lines of a column; the last of them may go on in the next column."""
        lines = [line for line in column if isinstance(line, Line)]
        spacing = Spacing(lines)
        numbers = {id(line): n for n, line in enumerate(lines)}
        skipped_to = 0
        for entry in column:
            if isinstance(entry, PagePicture):
                self._finish()
                self.blocks.append(Image(span=self._numbering.span(), name=entry.name))
                self._begun(entry.page, self.blocks[-1].span.first)
                continue
            n = numbers[id(entry)]
            if n < skipped_to:
                continue
            if not _mark(entry) and (table := table_at(lines, n)):
                self._finish()
                span = self._numbering.span()
                self._begun(entry.page, span.first)
                self.blocks.append(Table(span=span, header=table.rows[0], rows=tuple(table.rows[1:])))
                skipped_to = table.end
                continue
            before, after = (lines[n - 1] if n else None), (lines[n + 1] if n + 1 < len(lines) else None)
            self._line(entry, before, after, spacing)

    def finish(self) -> None:
        """Add what was kept back."""
        self._finish()

    def _line(self, line: Line, before: Line | None, after: Line | None, spacing: Spacing) -> None:
        if level := self._headings.level(line, before, after):
            self._add_heading(line, level, before)
        elif line.is_code and not self._is_name_in_text(line, before, spacing):
            if not self._code:
                self._finish()
            self._code.append(line)
        elif mark := self._item_mark(line, before, spacing):
            if not self._items:
                self._finish()
            self._items.append(([line], *mark))
        elif self._items and self._goes_on_in_item(line, before, spacing):
            self._items[-1][0].append(line)
        elif self._text and spacing.goes_on(self._text, line, before):
            self._text.append(line)
        else:
            self._finish()
            self._text = [line]

    def _is_name_in_text(self, line: Line, before: Line | None, spacing: Spacing) -> bool:
        """Return whether a line of code is one in the middle of a paragraph: a long path, say."""
        if not self._text or self._text[-1].text.endswith(":"):
            return False
        return spacing.goes_on(self._text, line, before)

    def _add_heading(self, line: Line, level: int, before: Line | None) -> None:
        last_level, last = self._heading
        if last and last_level == level and before is last[-1] and line.top - before.bottom < 0.5 * line.size:
            last.append(line)
        else:
            self._finish()
            self._heading = (level, [line])

    def _item_mark(self, line: Line, before: Line | None, spacing: Spacing) -> tuple[int, int] | None:
        """Return the number of the item that a line begins, 0 for a bullet, and the length of its mark."""
        if self._text and line.text[0] not in _ROUND_BULLETS and spacing.goes_on(self._text, line, before):
            return None  # a dash or a number within a paragraph
        if match := _BULLET.match(line.text):
            return 0, match.end()
        if match := _NUMBER.match(line.text):
            last = next((number for _, number, _ in reversed(self._items) if number), 0)
            if int(match[1]) == last + 1:
                return int(match[1]), match.end()
        return None

    def _goes_on_in_item(self, line: Line, before: Line | None, spacing: Spacing) -> bool:
        lines, _, _ = self._items[-1]
        if before is None or before.region != line.region:
            return spacing.goes_on(lines, line, before)
        return line.start > lines[0].start + _SAME_INDENT and not spacing.is_gap(before, line)

    def _finish(self) -> None:
        level, heading = self._heading
        if heading:
            text = markup_of_lines(heading, self._words).replace("**", "")
            self.blocks.append(Heading(span=self._span(heading[0]), level=level, text=text))
            self._heading = (0, [])
        if self._text:
            self._add_text()
        if self._code:
            text = "\n".join(_code_lines(self._code))
            self.blocks.append(Code(span=self._span(self._code[0]), text=text))
            self._code = []
        if self._items:
            self._begun(self._items[0][0][0].page, self._numbering.following)
            self.blocks += lists_of(list(self._entries()), self._numbering)
            self._items = []

    def _add_text(self) -> None:
        text = markup_of_lines(self._text, self._words)
        last = self.blocks[-1] if self.blocks else None
        if isinstance(last, Image) and not last.title and _CAPTION.match(plain(text)):
            self.blocks[-1] = last.replace(title=plain(text))
        elif text:
            self.blocks.append(Paragraph(span=self._span(self._text[0]), text=text))
        self._text = []

    def _entries(self) -> Iterator[Entry]:
        """Give the list's items; how far a bullet is indented says how deep it is."""
        indents: list[float] = []
        for left in sorted(lines[0].start for lines, _, _ in self._items):
            if not indents or left > indents[-1] + _SAME_INDENT:
                indents.append(left)
        for lines, number, skip in self._items:
            depth = sum(lines[0].start > indent + _SAME_INDENT for indent in indents)
            text = markup_of_lines(lines, self._words, skip=skip)
            yield Entry(min(depth, _DEEPEST), text, number > 0, number or 1)

    def _span(self, line: Line) -> SourceSpan:
        span = self._numbering.span()
        self._begun(line.page, span.first)
        return span

    def _begun(self, page: int, number: int) -> None:
        self._begins.setdefault(page, number)


def _mark(line: Line) -> bool:
    return bool(_BULLET.match(line.text) or _NUMBER.match(line.text))


def _code_lines(lines: list[Line]) -> Iterator[str]:
    """Give lines of code as they stand: indented by the width of their letters, blank lines where there is a gap."""
    left = min(line.left for line in lines)
    widths = [c.right - c.left for line in lines for one in line.fragments for c in one.characters if c.text != " "]
    width = max(sorted(widths)[len(widths) // 2], 1.0)
    for number, line in enumerate(lines):
        if number and line.region == lines[number - 1].region and line.top - lines[number - 1].bottom > line.size:
            yield ""
        text = ""
        for one in line.fragments:
            text = text.ljust(round((one.left - left) / width)) + one.text
        yield text
