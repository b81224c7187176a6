"""Turns Markdown's inline tokens into inline markup, and takes the pictures out."""

import re
from typing import NamedTuple

from markdown_it.token import Token

from video_gen.models.inline import Run, Style, markup_of
from video_gen.models.source import asset_name
from video_gen.parsing.joining import join_lines
from video_gen.parsing.picture import Picture, pictures_in
from video_gen.parsing.raised import RAISED_TAGS, mark, on_the_line

STRONG_TAGS = frozenset({"b", "strong"})
CODE_TAGS = frozenset({"code", "tt", "samp"})
GONE_TAGS = frozenset({"del", "s", "strike", "rt", "rp"})
"""What is struck out, and how East Asian words are said, which stands above them."""
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)


class Inline(NamedTuple):
    """The text of a paragraph, heading or cell."""

    markup: str
    pictures: tuple[Picture, ...]


def read_inline(token: Token) -> Inline:
    """Return the markup of an `inline` token: code and strong kept, links and emphasis by their text."""
    runs: list[Run] = []
    pictures: list[Picture] = []
    strong = struck = 0
    for child in token.children or ():
        strong += _change(child, "strong", STRONG_TAGS)
        struck += _change(child, "s", GONE_TAGS)
        if child.type == "image":
            pictures.append(_picture(child))
        elif child.type == "html_inline":
            pictures.extend(pictures_in(child.content))
            if child.content[:3].lower() == "<br":
                runs.append(Run("\n", "plain"))
            elif (tag := _TAG.match(child.content)) and (place := RAISED_TAGS.get(tag[2].lower())):
                runs.append(Run(mark(place, end=bool(tag[1])), "strong" if strong else "plain"))
        elif not struck and (run := _run(child, strong=strong > 0)):
            runs.append(run)
    return Inline(one_line(runs), tuple(pictures))


def is_emphasis(token: Token) -> bool:
    """Return whether all text of an `inline` token is emphasised: below a picture it is its caption."""
    depth = 0
    for child in token.children or ():
        depth += (child.type == "em_open") - (child.type == "em_close")
        if not depth and child.type in {"text", "code_inline", "html_inline"} and child.content.strip():
            return False
    return any(child.type == "em_open" for child in token.children or ())


def _change(token: Token, name: str, tags: frozenset[str]) -> int:
    """Return 1 where `token` opens the style `name`, in Markdown or as one of `tags`, -1 where it closes it, else 0."""
    if token.type == "html_inline" and (match := _TAG.match(token.content)) and match[2].lower() in tags:
        return -1 if match[1] else 1
    return int(token.type == f"{name}_open") - int(token.type == f"{name}_close")


def _run(token: Token, *, strong: bool) -> Run | None:
    if token.type in {"softbreak", "hardbreak"}:
        return Run("\n", "strong" if strong else "plain")
    if token.type in {"code_inline", "math_inline", "math_inline_double"}:
        return Run(token.content, "code")
    if token.type == "text" and token.content:
        return Run(token.content, "strong" if strong else "plain")
    return None


def one_line(runs: list[Run]) -> str:
    """Return the markup of `runs` with every gap one space wide, none at the ends or around pictures."""
    pieces: list[tuple[list[str], Style]] = []
    for text, style in runs:
        if pieces and pieces[-1][1] == style:
            pieces[-1][0].append(text)
        else:
            pieces.append(([text], style))
    joined = [Run("".join(texts), style) for texts, style in pieces]
    spaced = [Run(_squeezed(text), style) for text, style in on_the_line(joined)]
    return markup_of([run for run in spaced if run.text.strip() or run.style == "plain"]).strip()


def _squeezed(text: str) -> str:
    """Return `text` as `join_lines` does, with a space kept at either end."""
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() else ""
    middle = join_lines(text)
    return f"{left}{middle}{right}" if middle else left


def _picture(token: Token) -> Picture:
    address = str(token.attrs.get("src", ""))
    alt = " ".join(child.content for child in token.children or () if child.content)
    return Picture(asset_name(address), " ".join(alt.split()), str(token.attrs.get("title", "")))
