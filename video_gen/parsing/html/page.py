"""Reads a web page: its main text, without menus, banners and scripts."""

import re

from selectolax.lexbor import LexborHTMLParser

from video_gen.media.html_main import walk_main
from video_gen.media.html_tree import parse_html
from video_gen.models.document import Block, Document, Heading, Part
from video_gen.models.inline import plain
from video_gen.models.language import language_of
from video_gen.models.source import Source
from video_gen.parsing.front_matter import language_tag
from video_gen.parsing.html.blocks import HtmlBlocks
from video_gen.parsing.titles import texts_of, title_of

_PART_LEVEL = 2
_SITE = re.compile(r"\s+(?:[|·•»«–—-]|::)\s+")


def parse_html_page(source: Source) -> Document:
    """Return the page's blocks, whose spans count them: pages have no lines that mean anything.

    Raises:
        DocumentError: Its elements are nested too deep.
    """
    page = parse_html(source.text)
    builder = HtmlBlocks()
    blocks = builder.build(walk_main(page))
    return Document(
        title=title_of(blocks) or _title_of_head(page),
        language=language_of(texts_of(blocks), _language(page)),
        blocks=blocks,
        parts=_parts(blocks),
        assets=source.assets,
        warnings=source.warnings + tuple(builder.warnings),
    )


def _title_of_head(page: LexborHTMLParser) -> str:
    """Return the title that the page's head gives, without the name of the site."""
    shared = page.css_first("meta[property='og:title']")
    named = page.css_first("head > title")
    written = (shared.attributes.get("content") if shared is not None else "") or ""
    title = " ".join((written or (named.text() if named is not None else "") or "").split())
    return _SITE.split(title)[0]


def _language(page: LexborHTMLParser) -> str:
    root = page.root
    return language_tag((root.attributes.get("lang") or "") if root is not None and root.is_element_node else "")


def _parts(blocks: tuple[Block, ...]) -> tuple[Part, ...]:
    """Return a part for each chapter of the page, and one for what stands before the first."""
    heads = [block for block in blocks if isinstance(block, Heading) and block.level <= _PART_LEVEL]
    parts = [Part(name=f"section {plain(head.text)}", first=head.span.first) for head in heads]
    if parts and parts[0].first > 1:
        parts.insert(0, Part(name="opening", first=1))
    return tuple(parts)
