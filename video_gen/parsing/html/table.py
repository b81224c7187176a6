"""Tables in HTML: cells that span rows and columns, and tables that only lay out a page."""

from selectolax.lexbor import LexborNode

from video_gen.models.document import Table
from video_gen.models.span import SourceSpan

_MOST_COLUMNS = 100
CUT = f"of a table, the first {_MOST_COLUMNS} columns are read"
_MOST_ROWS_SPANNED = 1_000


def lays_out(table: LexborNode) -> bool:
    """Return whether a table is no table of facts: it holds other tables, code, headings or lists of its own."""
    if (table.attributes.get("role") or "") in {"presentation", "none"}:
        return True
    return table.css_first("table table, pre, h1, h2, h3, h4, blockquote") is not None


class TableRows:
    """The rows of a table in the making."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self._spanning: dict[int, tuple[int, str]] = {}
        self.is_cut = False
        """Whether a row had a text in more columns than are read."""

    def begin_row(self) -> None:
        """Begin a row; cells of rows above that reach into it stand in it already, as soon as it comes to them."""
        self.rows.append([])
        self._fill()

    def add(self, text: str, cell: LexborNode) -> None:
        """Add a cell, in as many columns as it spans: the text stands in the first of them."""
        if not self.rows:
            self.begin_row()
        row = self.rows[-1]
        down = _number(cell, "rowspan", _MOST_ROWS_SPANNED)
        for n in range(_number(cell, "colspan", _MOST_COLUMNS)):
            if len(row) == _MOST_COLUMNS:
                self.is_cut |= n == 0 and bool(text)
                return
            if down > 1:
                self._spanning[len(row)] = (down - 1, text if n == 0 else "")
            row.append(text if n == 0 else "")
            self._fill()

    def table(self, span: SourceSpan) -> Table | None:
        """Return the table, all of its rows as wide as the widest; None where it has no text."""
        rows = [row for row in self.rows if any(row)]
        if not rows:
            return None
        width = max(len(row) for row in rows)
        header, *body = (tuple(row + [""] * (width - len(row))) for row in rows)
        return Table(span=span, header=header, rows=tuple(body))

    def _fill(self) -> None:
        """Add the cells of rows above that reach down to where the row has come."""
        row = self.rows[-1]
        while len(row) in self._spanning:
            left, text = self._spanning.pop(len(row))
            if left > 1:
                self._spanning[len(row)] = (left - 1, text)
            row.append(text)


def _number(cell: LexborNode, name: str, most: int) -> int:
    value = cell.attributes.get(name) or ""
    return min(max(int(value), 1), most) if value.isascii() and value.isdigit() and len(value) < 6 else 1  # noqa: PLR2004
