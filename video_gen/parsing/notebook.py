"""Reads a Jupyter notebook: its Markdown, its code, and what running it gave where that is worth showing."""

from typing import Final

from video_gen.media.html_tree import parse_html, walk
from video_gen.media.notebook import Cell, Notebook, Output, read_notebook
from video_gen.models.document import OUTPUT, Block, Code, Document, Html, Image, Math, Part
from video_gen.models.language import detect_language
from video_gen.models.source import Source
from video_gen.models.span import SourceSpan
from video_gen.parsing.html.blocks import HtmlBlocks
from video_gen.parsing.markdown import markdown_blocks
from video_gen.parsing.numbering import numbered
from video_gen.parsing.titles import texts_of, title_of

_MOST_OUTPUT_LINES: Final = 15
_MOST_OUTPUT_CHARS: Final = 1_000
_ANYWHERE: Final = SourceSpan(first=1, last=1)
"""Until the blocks of a cell are numbered."""
_HIDDEN: Final = frozenset({"remove-cell", "remove_cell", "hide-cell", "hide_cell"})
_WITHOUT_CODE: Final = frozenset({"remove-input", "remove_input", "hide-input", "hide_input"})
_WITHOUT_OUTPUT: Final = frozenset({"remove-output", "remove_output", "hide-output", "hide_output"})


def parse_notebook(source: Source) -> Document:
    """Return the notebook's blocks, whose spans count them, with a part for each cell.

    Raises:
        DocumentError: It is no notebook.
    """
    notebook = read_notebook(source.text, source.origin)
    blocks: list[Block] = []
    parts: list[Part] = []
    warnings = list(source.warnings)
    for cell in notebook.cells:
        read, reasons = _blocks_of(cell, notebook)
        warnings += [f"cell {cell.number}: {reason}" for reason in reasons]
        made = numbered(read, len(blocks) + 1, cell.name_of)
        if made:
            parts.append(Part(name=f"cell {cell.number}", first=len(blocks) + 1))
            blocks += made
    found = tuple(blocks)
    return Document(
        title=notebook.title or title_of(found),
        language=detect_language(texts_of(found)),
        blocks=found,
        parts=tuple(parts),
        assets=source.assets,
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _blocks_of(cell: Cell, notebook: Notebook) -> tuple[list[Block], list[str]]:
    """Return the blocks of a cell, and warnings."""
    if not cell.text.strip() and not cell.outputs:
        return [], []
    if cell.kind == "raw" or cell.tags & _HIDDEN:
        return [_kept(cell.text)], []
    if cell.kind == "markdown":
        return markdown_blocks(cell.text)
    code = cell.text.strip("\n")
    blocks: list[Block] = []
    warnings: list[str] = []
    if code.strip():
        shown = not cell.tags & _WITHOUT_CODE
        blocks.append(Code(span=_ANYWHERE, language=notebook.language, text=code) if shown else _kept(code))
    for output in cell.outputs:
        made, reasons = ([_kept(output.text)], []) if cell.tags & _WITHOUT_OUTPUT else _output(output)
        blocks += made
        warnings += reasons
    return blocks, warnings


def _output(output: Output) -> tuple[list[Block], list[str]]:
    """Return the blocks of an output, and warnings; errors and long texts are kept and not shown."""
    text = output.text.strip("\n")
    if output.kind == "picture":
        return [Image(span=_ANYWHERE, name=output.text)], []
    if output.kind == "markdown":
        return markdown_blocks(text)
    if output.kind == "html":
        body, builder = parse_html(text).body, HtmlBlocks()
        return list(builder.build(walk(body))) if body is not None else [], builder.warnings
    return [_printed(output, text)] if text.strip() else [], []


def _printed(output: Output, text: str) -> Block:
    if output.kind == "latex":
        return Math(span=_ANYWHERE, tex=text.strip().strip("$").strip())
    is_short = text.count("\n") < _MOST_OUTPUT_LINES and len(text) <= _MOST_OUTPUT_CHARS
    if output.kind == "error" or not is_short or text.startswith("<"):
        return _kept(text)
    return Code(span=_ANYWHERE, language=OUTPUT, text=text)


def _kept(text: str) -> Html:
    return Html(span=_ANYWHERE, html=text)
