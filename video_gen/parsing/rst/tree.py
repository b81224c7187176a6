"""Makes docutils' tree of a text that may hold anything: no files are read, nothing is fetched, nothing is lost."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Final

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser, directives, roles, states
from docutils.parsers.rst.languages import en
from docutils.utils import new_document

from video_gen.parsing.long_text import pieces
from video_gen.parsing.rst.sphinx_directives import CODE, AnyDirective, AnyOptions
from video_gen.parsing.rst.sphinx_roles import any_role

_DIRECTIVE: Final = re.compile(r"\.\. (?:\|[^|\n]{1,200}\| )?([A-Za-z][\w:+.-]{0,60})::")
_ROLE: Final = re.compile(r":([A-Za-z][\w:+.-]{0,60}):`|`:([A-Za-z][\w:+.-]{0,60}):")
_OURS: Final = CODE | {
    "contents",
    "sectnum",
    "include",
    "date",
    "meta",
    "title",
    "target-notes",
    "header",
    "footer",
    "class",
}
"""Directives of docutils that are read as Sphinx's are, or that leave nothing to read."""
_SETTINGS: Final = {
    "_disable_config": True,
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,
    "halt_level": 5,
    "line_length_limit": 10**9,
    "syntax_highlight": "none",
    "smart_quotes": False,
}
_LONGEST_TEXT: Final = 3_000
_PIECE: Final = 1_500


def _inliner() -> states.Inliner:
    """Return docutils' reader of inline text, which reads very long paragraphs piece by piece.

    Marks that nothing closes take it time by the square of the length.
    """
    inliner = states.Inliner()
    read = inliner.parse

    def parse(text: str, lineno: int, memo: Any, parent: Any) -> tuple[list[nodes.Node], list[Any]]:  # noqa: ANN401  # docutils' own
        found: list[nodes.Node] = []
        messages: list[Any] = []
        for piece in pieces(text, _LONGEST_TEXT, _PIECE):
            more, said = read(piece, lineno, memo, parent)
            found += more
            messages += said
        return found, messages

    inliner.parse = parse  # type: ignore[method-assign]  # a class of our own would lack what docutils looks up in its own
    return inliner


def tree_of(text: str) -> nodes.document:
    """Return the tree of a text; where it is broken there are system messages that hold what is written there.

    Raises:
        RecursionError: It is nested too deep.
    """
    settings = get_default_settings(Parser())
    vars(settings).update(_SETTINGS)
    document = new_document("document", settings)
    with _readable(text):
        Parser(inliner=_inliner()).parse(text, document)
    return document


@contextmanager
def _readable(text: str) -> Iterator[None]:
    """Have every directive and role that `text` uses known; docutils keeps them for the whole process."""
    known, known_roles = vars(directives)["_directives"], vars(roles)["_roles"]  # it has no other way to forget
    before, roles_before = dict(known), dict(known_roles)
    known |= {name: _directive(name) for name in {match[1].lower() for match in _DIRECTIVE.finditer(text)}}
    for name in {(match[1] or match[2]).lower() for match in _ROLE.finditer(text)}:
        if name not in en.roles and name not in vars(roles)["_role_registry"]:
            known_roles[name] = any_role
    try:
        yield
    finally:
        for table, entries in ((known, before), (known_roles, roles_before)):
            table.clear()
            table.update(entries)


def _directive(name: str) -> type[Any]:
    """Return the class that reads a directive: docutils' own with any options, or one that reads its text."""
    own = {} if name in _OURS else vars(directives)["_directive_registry"]
    module_name, class_name = own.get(en.directives.get(name), ("", ""))
    module = import_module(f"docutils.parsers.rst.directives.{module_name}") if module_name else None
    made = getattr(module, class_name, None)
    if not isinstance(made, type):
        return AnyDirective
    options = AnyOptions(made.option_spec or {"name": directives.unchanged})  # type: ignore[attr-defined]  # every directive has one
    return type(class_name, (made,), {"option_spec": options})
