"""What Sphinx and its extensions add to reStructuredText, as far as its text goes: no directive loses its words."""

import re
from collections.abc import Callable
from typing import Any, ClassVar, Final

from docutils import nodes
from docutils.parsers.rst import Directive

from video_gen.parsing.alerts import alert_kind

LANGUAGE: Final = "language"
"""Attribute of a code block's node: its language."""
CODE: Final = frozenset({
    "code", "code-block", "sourcecode", "parsed-code", "prompt", "doctest", "testcode", "testoutput", "testsetup",
    "ipython", "productionlist", "graphviz", "digraph", "mermaid", "uml", "plantuml", "tikz", "jupyter-execute",
    "command-output", "program-output", "literal",
})  # fmt: skip
_WITHOUT_ARGUMENT: Final = frozenset({"prompt", "doctest", "testcode", "testoutput", "testsetup", "program-output"})
_NOTHING_TO_READ: Final = frozenset({
    "toctree", "include", "literalinclude", "contents", "sectnum", "highlight", "currentmodule", "module", "index",
    "tabularcolumns", "default-domain", "bibliography", "date", "meta", "title", "target-notes", "header", "footer",
    "automodule", "autosummary", "program", "py:currentmodule", "py:module", "image-sg",
})  # fmt: skip
_ARGUMENT_IS_NO_TEXT: Final = frozenset({
    "only", "ifconfig", "class", "rst-class", "cssclass", "container", "hlist", "glossary", "tabs", "tab-set", "grid",
    "grid-item", "raw", "div", "centered-block", "role", "default-role",
})  # fmt: skip
_VERSIONS: Final = {
    "versionadded": "New in version",
    "versionchanged": "Changed in version",
    "deprecated": "Deprecated since version",
    "versionremoved": "Removed in version",
}
_OBJECT: Final = re.compile(
    r"(?:(?:py|c|cpp|js|rst|std|http|go|java|php|rb):)?(?:auto)?(?:function|func|class|method|staticmethod|classmethod|"
    r"attribute|data|exception|decorator|property|module|macro|type|struct|enum|enumerator|union|var|member|option|"
    r"cmdoption|envvar|confval|setting|describe|object|directive|role|get|post|put|patch|delete|head|any|click|argparse)"
)


class AnyOptions(dict[str, Callable[[str | None], Any]]):
    """An option specification that knows some options and takes any other as it is written."""

    def __missing__(self, name: str) -> Callable[[str | None], Any]:
        return lambda text: text or ""


class AnyDirective(Directive):
    """A directive of Sphinx or of somebody else, read for its text."""

    required_arguments = 0
    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Any] = AnyOptions(name=str)

    def run(self) -> list[nodes.Node]:
        """Return the nodes of its argument and content."""
        name = self.name.lower()
        if name in CODE:
            made: list[nodes.Node] = [self._code()]
        elif name in _NOTHING_TO_READ:
            made = [nodes.comment("", self.block_text)]
        elif name in _VERSIONS:
            made = self._version()
        elif alert_kind(name):
            made = [self._alert()]
        elif _OBJECT.fullmatch(name):
            made = [self._object()]
        else:
            made = self._other()
        for node in made:
            node.line = self.lineno
        return made

    def _code(self) -> nodes.Node:
        argument = " ".join(self.arguments).strip()
        language = "" if self.name.lower() in _WITHOUT_ARGUMENT else argument
        text = "\n".join(self.content)
        return nodes.literal_block(text, text, **{LANGUAGE: language})

    def _parsed(self, node: nodes.Element, lines: Any = None, offset: int | None = None) -> None:  # noqa: ANN401  # docutils' string list
        content = self.content if lines is None else lines
        self.state.nested_parse(content, self.content_offset if offset is None else offset, node)

    def _text(self, text: str) -> list[nodes.Node]:
        found, _ = self.state.inline_text(text, self.lineno)
        return list(found)

    def _version(self) -> list[nodes.Node]:
        argument = " ".join(" ".join(self.arguments).split())
        version, _, rest = argument.partition(" ")
        box = nodes.container()
        paragraph = nodes.paragraph(
            "", "", *self._text(f"{_VERSIONS[self.name.lower()]} {version}: {rest}".rstrip(": "))
        )
        paragraph.line = self.lineno
        box += paragraph
        self._parsed(box)
        return [box]

    def _alert(self) -> nodes.Node:
        alert = nodes.admonition("", classes=[self.name.lower()])
        if self.arguments:
            paragraph = nodes.paragraph("", "", *self._text(" ".join(self.arguments)))
            paragraph.line = self.lineno
            alert += paragraph
        self._parsed(alert)
        return alert

    def _object(self) -> nodes.Node:
        signature = " ".join(" ".join(self.arguments).split())
        definition = nodes.definition()
        self._parsed(definition)
        term = nodes.term("", "", nodes.literal(signature, signature))
        item = nodes.definition_list_item("", term, definition)
        item.line = term.line = self.lineno
        return nodes.definition_list("", item)

    def _other(self) -> list[nodes.Node]:
        box = nodes.container()
        if self.arguments and self.name.lower() not in _ARGUMENT_IS_NO_TEXT:
            paragraph = nodes.paragraph("", "", nodes.strong("", "", *self._text(" ".join(self.arguments))))
            paragraph.line = self.lineno
            box += paragraph
        self._parsed(box)
        return [box]
