"""Cuts a document into its sections, and leaves out those that nobody wants to hear."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from video_gen.models.document import Block, Code, Document, Heading, Html, Image, ItemList, Paragraph, Quote, Table
from video_gen.models.inline import escape, plain
from video_gen.models.span import SourceSpan
from video_gen.scripting.marked import cleaned, marked, to_plain
from video_gen.scripting.word_patterns import either
from video_gen.scripting.words import count_words

_LEFT_OUT = re.compile(
    r"(?:\W|\d)*"
    + either(
        "(?:table_of_)?contents? toc index(?:_of_.*)? licen[sc]e licen[sc]ing copyright contribut\\w+(?:_.*)? credits? "
        "acknowledge?ments? thanks sponsors?(?:_.*)? backers authors? maintainers? contact(?:_.*)? translations? "
        "badges? change_?log changes release_notes links? resources (?:external_)?references? further_reading "
        "additional_reading see_also related_(?:projects?|work|links) sources?(?:\\(s\\))?(?:_and_.*)? bibliography "
        "footnotes? support(?:_us)? getting_help community donat\\w+ code_of_conduct under_development in_the_wild "
        "chat_.* get_involved projects_using_.* others? 目录 许可证? 贡献 法律 فهرست منابع विषय-?सूची"
    )
    + r"\W*$",
    re.IGNORECASE,
)
_TAG = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)
_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*[.)]?|step \d+[:.])\s+", re.IGNORECASE)
_MOST_HEADING_WORDS = 36
_STRAY = 2
"""A second title parts nothing, where other headings do."""
_NO_LEVEL = 7
"""Deeper than any heading: nothing is being dropped."""


@dataclass
class Section:
    """A heading and the blocks below it, up to the next heading."""

    heading: str
    """Plain text, empty for what stands before the first heading."""
    level: int
    chapter: str
    """The heading of the part that it belongs to; empty for what stands before the first part."""
    span: SourceSpan
    blocks: list[Block] = field(default_factory=list)


def sections_of(document: Document) -> list[Section]:
    """Return the sections worth hearing, in order; contents, links, licence and the like are dropped with their own."""
    part_level = _part_level(document)
    sections = [Section("", 0, "", SourceSpan(first=1, last=1))]
    chapter, dropped_below = "", _NO_LEVEL
    for block in document.blocks:
        if not isinstance(block, Heading):
            if dropped_below == _NO_LEVEL:
                sections[-1].blocks.append(block)
            continue
        if block.level > dropped_below:
            continue
        heading = heading_text(block.text)
        if not any(character.isalnum() for character in heading):
            continue
        dropped_below = block.level if is_left_out(heading) else _NO_LEVEL
        if block.level <= part_level:
            chapter = heading if block.level == part_level else ""
        if dropped_below == _NO_LEVEL:
            sections.append(Section(heading, block.level, chapter, block.span))
    return [section for section in sections if section.heading or section.blocks]


def heading_text(markup: str) -> str:
    """Return a heading for the screen and the voice: without numbers, emoji, asides and closing punctuation."""
    text = to_plain(cleaned(marked(markup)))
    return _NUMBER.sub("", text).strip(" .:;,!-–—#*(){}[]").strip()


def is_left_out(heading: str) -> bool:
    """Return whether a section of that heading is nothing to listen to."""
    return bool(_LEFT_OUT.match(heading)) or count_words(heading) > _MOST_HEADING_WORDS


def texts_in(blocks: Iterable[Block]) -> Iterator[str]:
    """Give all texts of a document as inline markup, whatever they stand in."""
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            yield block.text
        elif isinstance(block, ItemList):
            for item in block.items:
                yield item.text
                yield from texts_in(item.blocks)
        elif isinstance(block, Quote):
            yield from texts_in(block.blocks)
        elif isinstance(block, Table):
            yield from (cell for row in (block.header, *block.rows) for cell in row)
        elif isinstance(block, Code):
            yield from map(escape, block.text.splitlines())
        elif isinstance(block, Image):
            yield escape(block.alt)
        elif isinstance(block, Html):
            yield escape(_TAG.sub(" ", block.html))


def _part_level(document: Document) -> int:
    """Return the level of the headings that part the document: the first with several of them."""
    levels = [block.level for block in document.blocks if isinstance(block, Heading)]
    often = [level for level in range(1, 7) if levels.count(level) > _STRAY]
    return (often or [level for level in range(1, 7) if levels.count(level) == _STRAY] or [2])[0]


def title_of(document: Document) -> str:
    """Return the document's title for the screen and the voice, empty where it has none that says something."""
    title = heading_text(plain(document.title).replace("\\", ""))
    return "" if is_left_out(title) else title
