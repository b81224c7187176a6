"""Turns the inline nodes of docutils into inline markup, and takes the pictures out."""

from typing import Final

from docutils import nodes

from video_gen.models.inline import Run, Style
from video_gen.parsing.inline import Inline, one_line
from video_gen.parsing.picture import Picture, named
from video_gen.parsing.raised import Place, mark

_CODE: Final = (nodes.literal, nodes.math)
_UNSEEN: Final = (nodes.footnote_reference, nodes.citation_reference, nodes.system_message, nodes.comment, nodes.raw)
_PLACES: Final[dict[type, Place]] = {nodes.superscript: "raised", nodes.subscript: "lowered"}
_MOST_SUBSTITUTIONS: Final = 3
"""How deep definitions may stand in definitions: each could name another one several times."""


class TextReader:
    """Reads inline nodes of one document."""

    def __init__(self, document: nodes.document) -> None:
        self._defined = {name.lower(): node for name, node in document.substitution_defs.items()}

    def read(self, node: nodes.Element) -> Inline:
        """Return the text of a node as inline markup."""
        runs: list[Run] = []
        pictures: list[Picture] = []
        for child in node.children:
            self._read(child, "plain", runs, pictures, 0)
        return Inline(one_line(runs), tuple(pictures))

    def _read(self, node: nodes.Node, style: Style, runs: list[Run], pictures: list[Picture], depth: int) -> None:
        if isinstance(node, nodes.Text):
            runs.append(Run(node.astext(), style))
        elif isinstance(node, nodes.image):
            if picture := named(str(node.get("uri", "")), str(node.get("alt", ""))):
                pictures.append(picture)
        elif isinstance(node, nodes.substitution_reference):
            name = node.astext()
            defined = self._defined.get(str(node.get("refname", name)).lower())
            if defined is None or depth == _MOST_SUBSTITUTIONS:
                runs.append(Run(name, style))
            else:
                self._read_all(defined, style, runs, pictures, depth + 1)
        elif isinstance(node, nodes.Element) and not isinstance(node, _UNSEEN):
            place = _PLACES.get(type(node))
            if place:
                runs.append(Run(mark(place), style))
            inner: Style = "code" if isinstance(node, _CODE) else "strong" if isinstance(node, nodes.strong) else style
            self._read_all(node, inner, runs, pictures, depth)
            if place:
                runs.append(Run(mark(place, end=True), style))

    def _read_all(
        self, node: nodes.Element, style: Style, runs: list[Run], pictures: list[Picture], depth: int
    ) -> None:
        for child in node.children:
            self._read(child, style, runs, pictures, depth)
