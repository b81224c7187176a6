"""Markdown for Prefect's pages, of texts that come from documents and may hold markup."""

import re
from collections.abc import Sequence

from video_gen.models.span import SourceSpan

_MARKS = {ord(mark): f"&#{ord(mark)};" for mark in "&<>|`[]!*_#~\\"}


def plain(text: str) -> str:
    """Return `text` as Markdown, in one line, that shows it as it is."""
    return " ".join(text.translate(_MARKS).split())


def fenced(text: str, language: str) -> str:
    """Return a text as a block of code, in a fence longer than any in it."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def lines_of(spans: Sequence[SourceSpan]) -> str:
    """Return where in the document something is, such as `lines 3-5, 9`."""
    if not spans:
        return ""
    ranges = [str(span.first) if span.first == span.last else f"{span.first}-{span.last}" for span in spans]
    return f"line{'' if ranges[0].isdecimal() and len(ranges) == 1 else 's'} {', '.join(ranges)}"
