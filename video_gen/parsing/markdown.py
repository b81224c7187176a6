"""Reads Markdown: CommonMark with GitHub's extensions, front matter and formulas, in one pass."""

import re
from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.gfm import gfm_plugin

from video_gen.models.document import Block, Document, Heading, Html, Image, ItemList, Paragraph, Rule
from video_gen.models.inline import plain
from video_gen.models.language import detect_language
from video_gen.models.source import Source
from video_gen.parsing.block_builder import BlockBuilder
from video_gen.parsing.front_matter import language_in, read_front_matter, title_in

_HTML_TITLE = re.compile(r"<h1\b[^<>]{0,500}>(.{1,500}?)</h1>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,1000}>")
_ENOUGH_TEXTS = 400


class _AnyAddress(MarkdownIt):
    """Takes any address as it is written: a link is only ever text and pictures are checked when they are read."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802  # the parser's own
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802  # likewise; it takes seconds for a picture of some megabytes
        return url


@cache
def _parser() -> MarkdownIt:
    return _AnyAddress("commonmark").use(gfm_plugin).use(front_matter_plugin).use(dollarmath_plugin)


def parse_markdown(source: Source) -> Document:
    """Return the document's blocks with their lines.

    Raises:
        DocumentError: The front matter is invalid.
    """
    tokens = _parser().parse(source.text)
    front_matter = {}
    if tokens and tokens[0].type == "front_matter":
        front_matter = read_front_matter(tokens[0].content)
    blocks = BlockBuilder(source.text.split("\n")).build(tokens)
    return Document(
        title=title_in(front_matter) or title_of(blocks),
        language=language_in(front_matter) or detect_language(texts_of(blocks)),
        front_matter=front_matter,
        blocks=blocks,
        assets=source.assets,
        warnings=source.warnings,
    )


def title_of(blocks: tuple[Block, ...]) -> str:
    """Return the document's heading as plain text, empty where there is none.

    That is its first heading, where it is of level 1 or stands before any text; a level 1 further down opens a part.
    """
    opens_with_text = False
    for block in blocks:
        if isinstance(block, Html) and (match := _HTML_TITLE.search(block.html)):
            if title := " ".join(_TAG.sub(" ", match[1]).split()):
                return title
        elif isinstance(block, Heading):
            return plain(block.text) if block.level == 1 or not opens_with_text else ""
        elif not isinstance(block, Html | Image | Rule):
            opens_with_text = True
    return ""


def texts_of(blocks: tuple[Block, ...]) -> list[str]:
    """Return the texts in which the document's language shows: no code, no names of files."""
    texts = []
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            texts.append(plain(block.text))
        elif isinstance(block, ItemList):
            texts += [plain(item.text) for item in block.items]
        if len(texts) > _ENOUGH_TEXTS:
            break
    return texts
