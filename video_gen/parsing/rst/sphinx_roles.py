"""The roles that Sphinx and its extensions add to reStructuredText, read for the words that a reader sees."""

import re
from typing import Any, Final

from docutils import nodes
from docutils.utils import unescape

_TITLED: Final = re.compile(r"(.+?)\s*<([^<>]*)>", re.DOTALL)
_TARGETS: Final = frozenset({"ref", "doc", "numref", "std:ref", "std:doc", "download", "any"})
_PLAIN: Final = frozenset({
    "term", "abbr", "kbd", "menuselection", "guilabel", "index", "dfn", "std:term", "del", "ins", "strong", "emphasis",
    "sup", "sub", "issue", "issues", "pr", "pull", "gh", "ghissue", "ghpull", "user", "cite", "footcite", "ghuser",
})  # fmt: skip
_GAPS: Final = re.compile(r"[_\-]+")


def any_role(  # docutils' own signature
    name: str,
    rawtext: str,
    text: str,
    lineno: int,  # noqa: ARG001
    inliner: object,  # noqa: ARG001
    options: object = None,  # noqa: ARG001
    content: object = None,  # noqa: ARG001
) -> tuple[list[nodes.Node], list[Any]]:
    """Return what a role shows: a title where it has one, else its target in words or as code."""
    role = name.lower()
    shown = " ".join(unescape(text).split())
    titled = _TITLED.fullmatch(shown)
    if titled and role not in _PLAIN:
        return [nodes.inline(rawtext, titled[1])], []
    shown = shown.lstrip("!")
    if role in _TARGETS:
        words = _GAPS.sub(" ", shown.rsplit("/", 1)[-1]).strip()
        return [nodes.inline(rawtext, words)], []
    if role in _PLAIN:
        return [nodes.inline(rawtext, shown.partition(" (")[0] if role == "abbr" else shown)], []
    if shown.startswith("~"):
        shown = shown[1:].rsplit(".", 1)[-1]
    if role.rsplit(":", 1)[-1] in {"func", "meth"} and not shown.endswith(")"):
        shown += "()"
    return [nodes.literal(rawtext, shown)], []
