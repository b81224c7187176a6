"""Reads fenced blocks: code, formulas, and the directives that MyST and Quarto write as fences."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from video_gen.models.document import Block, Code, Html, Image, Math, Paragraph, Quote
from video_gen.models.inline import escape, plain
from video_gen.models.source import asset_name
from video_gen.models.span import SourceSpan
from video_gen.parsing.alerts import alert_kind
from video_gen.parsing.directives import Content, content_of, directive_of

_DIRECTIVE = re.compile(r"\{[\w:-]+\}")
_CODE_DIRECTIVES: Final = {"code", "code-block", "code-cell", "sourcecode", "literalinclude", "parsed-literal"}
_NO_TEXT: Final = {"toctree", "contents", "tableofcontents", "include", "bibliography", "raw", "index"}
_MOST_DEPTH = 4
"""A directive in a directive is parsed once for each around it; deeper ones are kept as they are written."""
ReadLines = Callable[[list[str], int], tuple[Block, ...]]


class Fence(NamedTuple):
    """A fenced or indented block."""

    info: str
    """What stands after the opening fence."""
    text: str
    span: SourceSpan
    depth: int
    """In how many fences of directives it stands."""


def read_fence(fence: Fence, read_lines: ReadLines) -> tuple[Block, ...]:
    """Return the blocks of a fence: code, most of the time.

    Args:
        fence: The fence.
        read_lines: Reads lines of Markdown, the first of which is that line of the document.
    """
    info, text, span, depth = fence
    if info.lower() == "math":
        return (Math(span=span, tex=text.strip()),)
    if _DIRECTIVE.match(info) and depth < _MOST_DEPTH:
        return _read_directive(fence, read_lines)
    return (Code(span=span, language=info.split()[0].strip("{}.") if info else "", text=text),)


def _read_directive(fence: Fence, read_lines: ReadLines) -> tuple[Block, ...]:
    span = fence.span
    name, argument = directive_of(fence.info)
    content = content_of(fence.text)
    body = "\n".join(content.lines).strip("\n")
    alert = alert_kind(name) or ("note" if name == "admonition" else "")
    if alert:
        kind = alert_kind(content.options.get("class", "")) or alert
        blocks = read_lines(content.lines, span.first + 1 + content.skipped)
        return (Quote(span=span, alert=kind, title=escape(argument), blocks=blocks),)
    if name == "math":
        return (Math(span=span, tex=body.strip()),)
    if name in {"figure", "image"} and argument:
        return (_picture(argument, content, span, read_lines),)
    if name in _NO_TEXT:
        return (Html(span=span, html=fence.text),)
    return (Code(span=span, language=argument if name in _CODE_DIRECTIVES else name, text=body),)


def _picture(address: str, content: Content, span: SourceSpan, read_lines: ReadLines) -> Image:
    below = read_lines(content.lines, span.first + 1 + content.skipped)
    caption = " ".join(plain(block.text) for block in below if isinstance(block, Paragraph))
    return Image(span=span, name=asset_name(address), alt=content.options.get("alt", ""), title=caption)
