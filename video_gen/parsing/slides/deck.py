"""Reads Markdown that is a deck of slides: Marp, Slidev, Narakeet, or any other whose front matter says so."""

from collections.abc import Callable
from typing import Any, Final, Literal

from markdown_it.token import Token

from video_gen.models.document import SLIDES_KEY, Block, Paragraph
from video_gen.models.inline import plain
from video_gen.parsing.block_builder import BlockBuilder, with_footnotes_in_place
from video_gen.parsing.slides.cuts import SlideText, cut_at_lines, cut_at_rules
from video_gen.parsing.slides.directions import Directions, comments_of, without_comments
from video_gen.parsing.slides.stage_directions import take_stage_directions

Dialect = Literal["", "marp", "slidev", "narakeet"]
_OWN_KEY: Final = "video-gen"
_SLIDEV: Final = {
    "aspectRatio", "canvasWidth", "class", "colorSchema", "download", "drawings", "exportFilename", "fonts",
    "highlighter", "layout", "lineNumbers", "mdc", "monaco", "persist", "presenter", "routerMode", "selectable",
    "themeConfig", "transition",
}  # fmt: skip
_NARAKEET: Final = {
    "background", "callouts", "canvas", "fps", "resources", "shortest-scene", "size", "style", "subtitles", "template",
    "theme", "title", "transition", "voice", "voice-pitch", "voice-speed", "voice-volume",
}  # fmt: skip
_NARAKEET_MARKS: Final = {"voice", "canvas", "shortest-scene", "voice-speed"}


def dialect_of(front_matter: dict[str, Any], lines: list[str]) -> Dialect:
    """Return what kind of deck the front matter says that the document is; empty where it is none."""
    own = front_matter.get(_OWN_KEY)
    asked = own.get(SLIDES_KEY) if isinstance(own, dict) else None
    keys = set(front_matter) - {_OWN_KEY}
    if asked is False:
        return ""
    if front_matter.get("marp") is True:
        return "marp"
    parted = sum(line.rstrip() == "---" for line in lines) > 2  # noqa: PLR2004  # two are those of the front matter
    if parted and "theme" in keys and keys & _SLIDEV:
        return "slidev"
    if parted and keys & _NARAKEET_MARKS and keys <= _NARAKEET:
        return "narakeet"
    return "marp" if asked is True or front_matter.get("presentation") is True else ""


def read_deck(
    dialect: Dialect,
    lines: list[str],
    front_matter: dict[str, Any],
    tokens: list[Token],
    parse: Callable[[str], list[Token]],
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Return the deck's blocks, those of each slide behind its mark, and warnings.

    Args:
        dialect: What kind of deck it is.
        lines: All lines of the document.
        front_matter: What its front matter says.
        tokens: The tokens of the whole document.
        parse: Makes tokens of a part of it.

    Raises:
        DocumentError: The front matter of a slide is invalid.
    """
    cuts = cut_at_rules(tokens, front_matter) if dialect == "marp" else cut_at_lines(lines, front_matter)
    blocks: list[Block] = []
    warnings: list[str] = []
    for number, cut in enumerate(cuts, start=1):
        directions = Directions(number)
        made = _slide(dialect, cut, lines, directions, parse)
        blocks += [directions.slide(cut.span), *made]
        warnings += directions.warnings
    return with_footnotes_in_place(blocks), tuple(dict.fromkeys(warnings))


def _slide(
    dialect: Dialect,
    cut: SlideText,
    lines: list[str],
    directions: Directions,
    parse: Callable[[str], list[Token]],
) -> tuple[Block, ...]:
    """Return a slide's blocks, and put what its writer directs into `directions`."""
    tokens, first = cut.tokens, 1
    if dialect != "marp":
        directions.read_header(cut.header)
        text = "\n".join(cut.lines)
        if dialect == "narakeet":
            text = take_stage_directions(text, directions)
        lines, first = text.split("\n"), cut.first
        tokens = parse(text)
    comments, at_end = comments_of(tokens)
    for n, comment in enumerate(comments, start=1):
        is_note = dialect == "marp" or (dialect == "slidev" and n == len(comments) and at_end)
        directions.read_comment(comment, parse, is_note=is_note)
    builder = BlockBuilder(lines, parse, first)
    blocks = builder.build(without_comments(tokens))
    for reason in builder.warnings:
        directions.warn(reason)
    if dialect != "narakeet":
        return blocks
    directions.say(plain(block.text) for block in blocks if isinstance(block, Paragraph))
    return tuple(block for block in blocks if not isinstance(block, Paragraph))
