"""Reads the tables on slides."""

from xml.etree.ElementTree import Element

from video_gen.parsing.office.slide_text import paragraphs_of
from video_gen.parsing.office.xml import child

MAX_ROWS = 500
MAX_COLUMNS = 50
CUT = f"of a table, the first {MAX_ROWS} rows and {MAX_COLUMNS} columns are read"
_ON = {"1", "true"}


def is_cut(table: Element) -> bool:
    """Return whether an `a:tbl` is larger than what is read of one."""
    rows = [row for row in table if row.tag == "a:tr"]
    return len(rows) > MAX_ROWS or any(sum(cell.tag == "a:tc" for cell in row) > MAX_COLUMNS for row in rows)


def read_table(table: Element) -> list[tuple[str, ...]]:
    """Return the rows of an `a:tbl` that have text, all of one width.

    A cell merged across columns stands in the first of them; one merged down rows stands in each of them.
    """
    rows: list[list[str]] = []
    for row in (part for part in table if part.tag == "a:tr"):
        above = rows[-1] if rows else []
        cells: list[str] = []
        for cell in (part for part in row if part.tag == "a:tc"):
            text = " ".join(filter(None, (p.markup for p in paragraphs_of(child(cell, "a:txBody"), []))))
            if not text and cell.get("vMerge") in _ON and len(cells) < len(above):
                text = above[len(cells)]
            cells.append(text)
        if any(cells):
            rows.append(cells[:MAX_COLUMNS])
        if len(rows) == MAX_ROWS:
            break
    width = max(map(len, rows), default=0)
    return [tuple(row + [""] * (width - len(row))) for row in rows]
