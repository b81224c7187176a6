"""Cuts a deck of slides into its slides."""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from markdown_it.token import Token

from video_gen.models.span import SourceSpan
from video_gen.parsing.front_matter import read_front_matter
from video_gen.parsing.slides.directions import comments_in, heading_divider

_SEPARATOR = re.compile(r"-{3,}\s*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADER_LINE = re.compile(r"[A-Za-z][\w-]*\s*:(?:\s|$)")
_LONGEST_HEADER: Final = 200


@dataclass
class SlideText:
    """What one slide is written as."""

    span: SourceSpan
    """The lines that begin it: its separator and its own front matter, or its first line."""
    header: dict[str, Any] = field(default_factory=dict)
    """Its own front matter."""
    lines: list[str] = field(default_factory=list)
    """Its lines, where the deck was cut by lines."""
    first: int = 1
    """Number of the first of them."""
    tokens: list[Token] = field(default_factory=list)
    """Its tokens, where the deck was cut by tokens."""


def cut_at_rules(tokens: list[Token], front_matter: dict[str, Any]) -> list[SlideText]:
    """Return the slides between rules (`---`) and, where a heading divider is set, before headings, as Marp does."""
    divider = heading_divider(front_matter.get("headingDivider"))
    slides = [SlideText(SourceSpan(first=1, last=1))]
    for token in tokens:
        if token.type == "front_matter":
            slides[0].span = _lines_of(token)
            continue
        divider = _divider_in(token) or divider
        if token.level == 0 and token.type == "hr":
            slides.append(SlideText(_lines_of(token)))
            continue
        begins = token.level == 0 and token.type == "heading_open" and int(token.tag[1:]) in divider
        if begins and any(not _is_comment(before) for before in slides[-1].tokens):
            slides.append(SlideText(_lines_of(token)))
        slides[-1].tokens.append(token)
    return slides if slides[0].tokens or len(slides) == 1 else slides[1:]


def _lines_of(token: Token) -> SourceSpan:
    first, last = token.map or (0, 1)
    return SourceSpan(first=first + 1, last=max(last, first + 1) if token.type == "front_matter" else first + 1)


def _is_comment(token: Token) -> bool:
    return token.type == "html_block" and not re.sub(r"<!--.*?(?:-->|$)", "", token.content, flags=re.DOTALL).strip()


def _divider_in(token: Token) -> frozenset[int]:
    """Return the heading divider that a comment sets; empty where it sets none."""
    if token.type != "html_block" or "headingDivider" not in token.content:
        return frozenset()
    lines = [line for comment in comments_in(token.content) for line in comment.split("\n")]
    values = [line.partition(":")[2] for line in lines if line.strip().startswith("headingDivider:")]
    return heading_divider(values[-1].strip()) if values else frozenset()


def cut_at_lines(lines: list[str], front_matter: dict[str, Any]) -> list[SlideText]:
    """Return the slides between lines of dashes, each with its own front matter, as Slidev and Narakeet do.

    Raises:
        DocumentError: The front matter of a slide is invalid; the subject names the line.
    """
    at = next((n for n in range(1, len(lines)) if _SEPARATOR.fullmatch(lines[n])), 0) + 1 if front_matter else 0
    slides = [SlideText(SourceSpan(first=1, last=max(at, 1)), front_matter, first=at + 1)]
    fence = ""
    while at < len(lines):
        line = lines[at]
        if not fence and _SEPARATOR.fullmatch(line):
            header, end = _header(lines, at + 1)
            slides.append(SlideText(SourceSpan(first=at + 1, last=end), header, first=end + 1))
            at = end
            continue
        if match := _FENCE.match(line):
            if not fence:
                fence = match[1]
            elif match[1].startswith(fence) and not line[match.end() :].strip():
                fence = ""
        slides[-1].lines.append(line)
        at += 1
    return [slide for slide in slides if slide.header or any(line.strip() for line in slide.lines)] or slides[:1]


def _header(lines: list[str], at: int) -> tuple[dict[str, Any], int]:
    """Return the front matter of the slide whose lines begin at `at`, and where it ends: `at` where it has none."""
    if at >= len(lines) or not _HEADER_LINE.match(lines[at]):
        return {}, at
    end = next((n for n in range(at, min(at + _LONGEST_HEADER, len(lines))) if _SEPARATOR.fullmatch(lines[n])), None)
    if end is None:
        return {}, at
    return read_front_matter("\n".join(lines[at:end]), first_line=at + 1), end + 1
