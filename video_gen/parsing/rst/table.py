"""Tables of reStructuredText."""

from docutils import nodes

from video_gen.models.document import Table
from video_gen.models.span import SourceSpan
from video_gen.parsing.rst.text import TextReader


def table_of(node: nodes.Element, span: SourceSpan, text: TextReader) -> Table | None:
    """Return a table, all of its rows as wide as the widest; None where it has no text."""
    reaching: dict[int, tuple[int, str]] = {}
    """By column, a cell of a row above: how many rows it still reaches down to, and its text."""
    rows: list[list[str]] = []
    for row in node.findall(nodes.row):
        cells: list[str] = []
        for entry in row.children:
            _add_reaching(cells, reaching)
            if isinstance(entry, nodes.entry):
                words = " ".join(text.read(part).markup for part in entry.children if isinstance(part, nodes.Element))
                if down := int(entry.get("morerows", 0)):
                    reaching[len(cells)] = (down, words)
                cells += [words] + [""] * int(entry.get("morecols", 0))
        _add_reaching(cells, reaching)
        rows.append(cells)
    rows = [cells for cells in rows if any(cells)]
    if not rows:
        return None
    width = max(map(len, rows))
    header, *body = (tuple(cells + [""] * (width - len(cells))) for cells in rows)
    return Table(span=span, header=header, rows=tuple(body))


def _add_reaching(cells: list[str], reaching: dict[int, tuple[int, str]]) -> None:
    while len(cells) in reaching:
        down, words = reaching.pop(len(cells))
        if down > 1:
            reaching[len(cells)] = (down - 1, words)
        cells.append(words)
