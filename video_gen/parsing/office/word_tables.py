"""Reads the tables of a Word document."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from video_gen.parsing.office.styles import Styles
from video_gen.parsing.office.word_text import ParagraphText, read_paragraph
from video_gen.parsing.office.xml import child, is_on, number, value

MAX_ROWS = 2_000
MAX_COLUMNS = 50
CUT = f"of a table, the first {MAX_ROWS} rows and {MAX_COLUMNS} columns are read"

Row = tuple[str, ...]


def is_layout(table: Element) -> bool:
    """Return whether a table is a frame around text: it has one column."""
    return all(_width(row) <= 1 for row in rows_of(table))


def is_cut(table: Element) -> bool:
    """Return whether a table is larger than what is read of one."""
    rows = list(rows_of(table))
    return len(rows) > MAX_ROWS or any(_width(row) > MAX_COLUMNS for row in rows)


def rows_of(table: Element) -> Iterator[Element]:
    """Give the rows of a table, without those that a tracked change takes out."""
    return (row for row in table if row.tag == "w:tr")


def cells_of(row: Element) -> Iterator[Element]:
    """Give the cells of a row."""
    return (cell for cell in row if cell.tag == "w:tc")


def read_table(table: Element, styles: Styles) -> tuple[list[Row], list[ParagraphText]]:
    """Return the rows with text, all of one width, and the paragraphs in them.

    A cell merged across columns stands in the first of them; one merged down rows stands in each of them.
    """
    rows: list[list[str]] = []
    paragraphs: list[ParagraphText] = []
    for row in rows_of(table):
        above = rows[-1] if rows else []
        cells: list[str] = [""] * min(number(value(row, "w:trPr", "w:gridBefore")), MAX_COLUMNS)
        for cell in cells_of(row):
            inside = [read_paragraph(paragraph, styles) for paragraph in cell.iter("w:p")]
            paragraphs += inside
            text = " ".join(filter(None, (paragraph.markup for paragraph in inside)))
            if not text and _continues(cell) and len(cells) < len(above):
                text = above[len(cells)]
            span = min(max(number(value(cell, "w:tcPr", "w:gridSpan"), 1), 1), MAX_COLUMNS)
            cells += [text, *[""] * (span - 1)]
        if any(cells):
            rows.append(cells[:MAX_COLUMNS])
        if len(rows) == MAX_ROWS:
            break
    width = max(map(len, rows), default=0)
    return [tuple(row + [""] * (width - len(row))) for row in rows], paragraphs


def _continues(cell: Element) -> bool:
    """Return whether a cell is merged with the one above it."""
    merged = child(cell, "w:tcPr", "w:vMerge")
    return merged is not None and merged.get("w:val", "continue") == "continue" and is_on(cell, "w:tcPr", "w:vMerge")


def _width(row: Element) -> int:
    return sum(min(max(number(value(cell, "w:tcPr", "w:gridSpan"), 1), 1), MAX_COLUMNS) for cell in cells_of(row))
