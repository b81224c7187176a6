"""Reads the words after a fence of colons or backticks that opens a directive: `note Title`, `{figure} a.png`."""

import re
from typing import NamedTuple

_DIRECTIVE = re.compile(r"\s*\{?\s*\.?(?:callout-)?([A-Za-z][\w:-]*)([^}\n]*)\}?\s*(.*)")
_TITLE = re.compile(r"title\s*=\s*(?:\"([^\"]*)\"|'([^']*)')|^\s*\[(.*)\]")
_OPTION = re.compile(r":([\w-]+):[ \t]*(.*)")


class Directive(NamedTuple):
    """What a directive is and what it is given."""

    name: str
    """In lower case."""
    argument: str
    """A title, a file, a language."""


class Content(NamedTuple):
    """What stands in a directive."""

    options: dict[str, str]
    lines: list[str]
    skipped: int
    """How many lines stand before `lines`."""


def directive_of(info: str) -> Directive:
    """Return what MyST, Quarto, Docusaurus, VitePress and Pandoc would read after the opening fence."""
    match = _DIRECTIVE.match(info)
    if match is None:
        return Directive("", "")
    inside, behind = match[2].strip(), match[3].strip()
    if title := _TITLE.search(inside):
        return Directive(match[1].lower(), title[1] or title[2] or title[3] or "")
    argument = behind or ("" if "=" in inside or inside.startswith((".", "#")) else inside)
    return Directive(match[1].lower(), argument)


def content_of(text: str) -> Content:
    """Return the options at the beginning of a directive's content (`:alt: A dog`), and the rest."""
    lines = text.split("\n")
    options = {}
    at = 0
    while at < len(lines) and (match := _OPTION.fullmatch(lines[at].strip())):
        options[match[1]] = match[2]
        at += 1
    return Content(options, lines[at:], at)
