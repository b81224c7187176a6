"""Turns Markdown's inline tokens into inline markup, and takes the pictures out."""

import re
from typing import NamedTuple

from markdown_it.token import Token

from video_gen.models.inline import Run, markup_of
from video_gen.models.source import asset_name
from video_gen.parsing.html_pictures import Picture, pictures_in
from video_gen.parsing.joining import join_lines

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


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
        strong += _change(child, "strong")
        struck += _change(child, "s")
        if child.type == "image":
            pictures.append(_picture(child))
        elif child.type == "html_inline":
            pictures.extend(pictures_in(child.content))
            if _BREAK.match(child.content):
                runs.append(Run("\n", "plain"))
        elif not struck and (run := _run(child, strong=strong > 0)):
            runs.append(run)
    return Inline(_one_line(runs), tuple(pictures))


def _change(token: Token, name: str) -> int:
    """Return 1 where `token` opens the style `name`, -1 where it closes it, else 0."""
    return int(token.type == f"{name}_open") - int(token.type == f"{name}_close")


def _run(token: Token, *, strong: bool) -> Run | None:
    if token.type in {"softbreak", "hardbreak"}:
        return Run("\n", "strong" if strong else "plain")
    if token.type in {"code_inline", "math_inline", "math_inline_double"}:
        return Run(token.content, "code")
    if token.type == "text" and token.content:
        return Run(token.content, "strong" if strong else "plain")
    return None


def _one_line(runs: list[Run]) -> str:
    """Return the markup of `runs` with every gap one space wide, none at the ends or around pictures."""
    joined: list[Run] = []
    for text, style in runs:
        if joined and joined[-1].style == style:
            joined[-1] = Run(joined[-1].text + text, style)
        else:
            joined.append(Run(text, style))
    spaced = [Run(_squeezed(text), style) for text, style in joined]
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
