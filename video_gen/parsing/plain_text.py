"""Reads plain text: paragraphs between blank lines, with lists and headings where they are plain to see."""

import re

from video_gen.models.document import Block, Document, Heading, ItemList, ListItem, Paragraph
from video_gen.models.inline import escape
from video_gen.models.language import detect_language
from video_gen.models.source import Source
from video_gen.models.span import SourceSpan
from video_gen.parsing.joining import join_lines
from video_gen.parsing.titles import texts_of, title_of

_BULLET = re.compile(r"\s{0,8}(?:[-*•+]|(\d{1,9})[.)])\s+(?=\S)")
_UNDERLINE = re.compile(r"(=|-|~){3,}\s*")
_LONGEST_HEADING = 80
_FEWEST_LETTERS = 3


def parse_plain_text(source: Source) -> Document:
    """Return the document's blocks with their lines."""
    blocks: list[Block] = []
    chunk: list[str] = []
    for number, line in enumerate([*source.text.split("\n"), ""], start=1):
        if line.strip():
            chunk.append(line)
        elif chunk:
            blocks += _blocks_of(chunk, number - len(chunk))
            chunk = []
    found = tuple(blocks)
    return Document(
        title=title_of(found),
        language=detect_language(texts_of(found)),
        blocks=found,
        assets=source.assets,
        warnings=source.warnings,
    )


def _blocks_of(lines: list[str], first: int) -> list[Block]:
    """Return the blocks of lines between blank ones, of which the first is line `first` of the document."""
    underlines = [n for n in range(1, len(lines)) if _UNDERLINE.fullmatch(lines[n]) and _is_short(lines[n - 1])]
    blocks: list[Block] = []
    at = 0
    for underline in underlines:
        if underline > at + 1:
            blocks += _text_blocks(lines[at : underline - 1], first + at)
        if underline > at:
            blocks.append(_heading(lines[underline - 1 : underline + 1], first + underline - 1))
        at = underline + 1
    if not underlines and len(lines) == 1 and _shouts(lines[0]):
        return [_heading([lines[0].title()], first)]
    return blocks + _text_blocks(lines[at:], first + at)


def _heading(lines: list[str], first: int) -> Heading:
    level = 1 if lines[-1].startswith("=") else 2
    return Heading(span=SourceSpan(first=first, last=first + len(lines) - 1), level=level, text=_markup(lines[:1]))


def _text_blocks(lines: list[str], first: int) -> list[Block]:
    """Return a paragraph and the list that follows it, either where there is one."""
    starts = [index for index, line in enumerate(lines) if _BULLET.match(line)]
    text_end = starts[0] if starts else len(lines)
    blocks: list[Block] = []
    if text_end:
        span = SourceSpan(first=first, last=first + text_end - 1)
        blocks.append(Paragraph(span=span, text=_markup(lines[:text_end])))
    if starts:
        blocks.append(_list(lines, starts, first))
    return blocks


def _is_short(line: str) -> bool:
    return any(character.isalnum() for character in line) and len(line.strip()) <= _LONGEST_HEADING


def _shouts(line: str) -> bool:
    """Return whether a line is a heading in capitals."""
    text = line.strip()
    letters = [character for character in text if character.isalpha()]
    return len(letters) >= _FEWEST_LETTERS and _is_short(line) and text.isupper() and text[-1] not in ".,;"


def _markup(lines: list[str]) -> str:
    return escape(join_lines("\n".join(lines)))


def _list(lines: list[str], starts: list[int], first: int) -> ItemList:
    items = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        text = _markup([_BULLET.sub("", lines[start], count=1), *lines[start + 1 : end]])
        span = SourceSpan(first=first + start, last=first + end - 1)
        items.append(ListItem(span=span, text=text))
    number = (_BULLET.match(lines[starts[0]]) or [None, None])[1]
    return ItemList(
        span=SourceSpan(first=first + starts[0], last=first + len(lines) - 1),
        ordered=number is not None,
        start=int(number or 1),
        items=tuple(items),
    )
