"""Reads Markdown: CommonMark with GitHub's extensions, admonitions, definitions, front matter and formulas."""

from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.gfm import gfm_plugin

from video_gen.models.document import Block, Document
from video_gen.models.language import detect_language
from video_gen.models.source import Source
from video_gen.parsing.block_builder import BlockBuilder
from video_gen.parsing.data_addresses import with_short_data_addresses
from video_gen.parsing.front_matter import is_front_matter, language_in, read_front_matter, title_in
from video_gen.parsing.long_text import pieces_of_words
from video_gen.parsing.slides.deck import dialect_of, read_deck
from video_gen.parsing.titles import texts_of, title_of

_LONGEST_TEXT = 20_000
_PIECE = 8_000


class _AnyAddress(MarkdownIt):
    """Takes any address as it is written: a link is only ever text and pictures are checked when they are read."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802  # the parser's own
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802  # likewise; it takes seconds for a picture of some megabytes
        return url


@cache
def _parser(*, front_matter: bool = True) -> MarkdownIt:
    parser = _AnyAddress("commonmark").use(gfm_plugin)
    parser = parser.use(front_matter_plugin) if front_matter else parser
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False)  # `$5 a month, or $50 a year` are prices
    parser.use(admon_plugin).use(deflist_plugin)
    _cut_long_text(parser)
    return parser.use(container_plugin, name="any", validate=lambda info, _marker: bool(info.strip()))


def _cut_long_text(parser: MarkdownIt) -> None:
    """Have the parser read the inline text of very long paragraphs piece by piece."""
    read = parser.inline.parse

    def parse(src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        for piece in pieces_of_words(src, _LONGEST_TEXT, _PIECE):
            tokens += read(piece, md, env, [])
        return tokens

    parser.inline.parse = parse  # type: ignore[method-assign]  # it takes no parser of ours


def parse_markdown(source: Source) -> Document:
    """Return the document's blocks with their lines; those of a deck slide by slide.

    Raises:
        DocumentError: The front matter is invalid.
    """
    tokens = tokens_of(source.text)
    front_matter: dict[str, Any] = {}
    if tokens and tokens[0].type == "front_matter":
        if is_front_matter(tokens[0].content):
            front_matter = read_front_matter(tokens[0].content)
        else:
            tokens = _parser(front_matter=False).parse(with_short_data_addresses(source.text))
    lines = source.text.split("\n")
    warnings: tuple[str, ...] = ()
    if dialect := dialect_of(front_matter, lines):
        blocks, warnings = read_deck(dialect, lines, front_matter, tokens, tokens_of)
    else:
        builder = BlockBuilder(lines, tokens_of)
        blocks, warnings = builder.build(tokens), tuple(builder.warnings)
    return Document(
        title=title_in(front_matter) or title_of(blocks),
        language=language_in(front_matter) or detect_language(texts_of(blocks)),
        front_matter=front_matter,
        blocks=blocks,
        assets=source.assets,
        warnings=source.warnings + warnings,
    )


def markdown_blocks(text: str) -> tuple[list[Block], list[str]]:
    """Return the blocks of a Markdown text that is part of a document, and warnings."""
    text = "\n" + text  # a rule in its first line opens no front matter
    builder = BlockBuilder(text.split("\n"), tokens_of)
    return list(builder.build(tokens_of(text))), builder.warnings


def tokens_of(text: str) -> list[Token]:
    """Return Markdown's tokens."""
    return _parser().parse(with_short_data_addresses(text))
