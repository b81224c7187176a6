"""Cuts a document into its sections, and leaves out those that nobody wants to hear."""

import re
from dataclasses import dataclass, field

from video_gen.models.document import Block, Document, Heading, Slide
from video_gen.models.inline import plain
from video_gen.models.span import SourceSpan
from video_gen.scripting.marked import cleaned, marked, to_plain
from video_gen.scripting.sentence_rules import IDENTIFIER
from video_gen.scripting.word_patterns import either
from video_gen.scripting.words import count_words

_LEFT_OUT = re.compile(
    r"(?:\W|\d)*"
    + either(
        "(?:table_of_)?contents? toc index(?:_of_.*)? licen[sc]e licen[sc]ing copyright contribut\\w+(?:_.*)? credits? "
        "acknowledge?ments? thanks sponsors?(?:_.*)? backers authors? maintainers? contact(?:_.*)? translations? "
        "badges? change_?log changes release_notes links? resources (?:external_)?references? (?:for_)?further_reading "
        "learn_more(?:_about_.*)? "
        "additional_reading see_also related_(?:projects?|work|links) sources?(?:\\(s\\))?(?:_and_.*)? bibliography "
        "footnotes? appendi(?:x|ces) works_cited literature_cited "
        "support(?:_us)? getting_help community donat\\w+ code_of_conduct under_development in_the_wild "
        "chat_.* get_involved projects_using_.* others? 目录 许可证? 贡献 法律 فهرست منابع विषय-?सूची"
    )
    + r"\W*$",
    re.IGNORECASE,
)
_INDEX = re.compile(r"(?:table of )?contents?$|toc$|index$|目录|فهرست", re.IGNORECASE)
"""Says nothing of what is in the document, even as its title."""
_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*[.)]?|step \d+[:.])\s+", re.IGNORECASE)
VERSION = re.compile(
    r"(?:version |release |v)?\[?v?(?P<number>\d+(?:\.\d+){1,3}(?:[-.]?(?:a|b|rc|alpha|beta|dev)[.-]?\d*)?)\]?"
    r"(?:[\s,:(–—-]+(?P<when>\d{4}-\d\d-\d\d|[A-Z][a-z]+ \d{1,2},? \d{4}|\d{1,2}\.? [A-Z][a-z]+ \d{4})\)?)?$",
    re.IGNORECASE,
)
"""The heading of a version in a list of changes: `[2.0.0] - 2026-03-01`."""
_AROUND = " .:;,!-–—#*{}[]"
_MOST_HEADING_WORDS = 36
_STRAY = 2
"""A second title parts nothing, where other headings do."""
_NO_LEVEL = 7
"""Deeper than any heading: nothing is being dropped."""


@dataclass(eq=False)
class Section:
    """A heading and the blocks below it, up to the next heading; of a deck, a slide."""

    heading: str
    """Plain text, empty for what stands before the first heading."""
    level: int
    chapter: str
    """The heading of the part that it belongs to; empty for what stands before the first part."""
    span: SourceSpan
    opens: list[Block] = field(default_factory=list)
    """What opens it: the heading, and the mark of the slide."""
    blocks: list[Block] = field(default_factory=list)
    left_out: str = ""
    """Why nobody wants to hear it; empty where somebody may."""
    slide: Slide | None = None
    """The slide that it is part of, of a deck."""


def sections_of(document: Document) -> list[Section]:
    """Return the sections in order, every block in one of them.

    Contents, links, licence and the like are marked as left out, with all below them; a document of that name is not.
    """
    part_level = _part_level(document)
    sections = [Section("", 0, "", SourceSpan(first=1, last=1))]
    chapter, dropped_below = "", _NO_LEVEL
    for block in document.blocks:
        if isinstance(block, Slide):
            dropped_below = _NO_LEVEL
            left_out = "skipped by the writer" if block.skip else ""
            sections.append(Section("", 0, chapter, block.span, [block], left_out=left_out, slide=block))
            continue
        heading = heading_text(block.text) if isinstance(block, Heading) else ""
        if not isinstance(block, Heading) or block.level > dropped_below or not _says_something(heading):
            sections[-1].blocks.append(block)
            continue
        names_all = not any(section.heading for section in sections) and block.level == 1
        dropped_below = block.level if is_left_out(heading) and not names_all else _NO_LEVEL
        if block.level <= part_level:
            chapter = heading if block.level == part_level else ""
        slide = sections[-1].slide
        if slide is None or sections[-1].heading or sections[-1].blocks:
            sections.append(Section(heading, block.level, chapter, block.span, slide=slide))
        else:  # the heading of a slide that has only begun
            sections[-1].heading, sections[-1].level, sections[-1].chapter = heading, block.level, chapter
        section = sections[-1]
        section.opens.append(block)
        if slide and slide.skip:
            section.left_out = "skipped by the writer"
        elif dropped_below != _NO_LEVEL:
            section.left_out = f"sections such as {heading} are left out"
    return [section for section in sections if section.opens or section.blocks]


def is_worded(text: str) -> bool:
    """Return whether there is anything to say in `text`."""
    return any(character.isalnum() for character in text)


def _says_something(heading: str) -> bool:
    """Return whether a heading has a word beside numbers that only a machine made up."""
    return is_worded(IDENTIFIER.sub("", heading))


def heading_text(markup: str) -> str:
    """Return a heading for the screen and the voice: without numbers, emoji, asides and closing punctuation."""
    if version := VERSION.match(" ".join(plain(markup).split())):
        return ", ".join(filter(None, version.group("number", "when")))
    text = _NUMBER.sub("", cleaned(marked(markup)).replace("(s)", "s"))
    text = re.sub(r"(?<=[?!]) [-–—] ", " ", text.strip(_AROUND))
    if text.count("(") != text.count(")"):
        text = text.strip(_AROUND + "()")
    return to_plain(text.removesuffix("()"))


def is_left_out(heading: str) -> bool:
    """Return whether a section of that heading is nothing to listen to."""
    return bool(_LEFT_OUT.match(heading)) or count_words(heading) > _MOST_HEADING_WORDS


def _part_level(document: Document) -> int:
    """Return the level of the headings that part the document: that of its versions, or the first with several."""
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    levels = [block.level for block in headings]
    versions = [block.level for block in headings if VERSION.match(plain(block.text).strip())]
    if versions and 2 * versions.count(versions[0]) > levels.count(versions[0]):
        return versions[0]
    often = [level for level in range(1, 7) if levels.count(level) > _STRAY]
    return (often or [level for level in range(1, 7) if levels.count(level) == _STRAY] or [2])[0]


def title_of(document: Document) -> str:
    """Return the document's title for the screen and the voice, empty where it has none that says something."""
    title = heading_text(plain(document.title).replace("\\", ""))
    return (
        "" if _INDEX.match(title) or count_words(title) > _MOST_HEADING_WORDS or not _says_something(title) else title
    )
