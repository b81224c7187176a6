"""YAML that people write: read without surprises, and guarded against texts made to do harm."""

import re
from collections.abc import Hashable
from typing import Any

import yaml

from video_gen.errors import DocumentError, one_line

MAX_DEPTH = 32


class _Refused(yaml.MarkedYAMLError):
    """Something YAML allows and a document may not use."""


class _Loader(yaml.SafeLoader):
    """Reads mappings, lists and plain scalars, and nothing that can grow or run.

    Scalars follow the YAML 1.2 core schema: `no`, `on`, `12:30` and dates stay the texts that they are.
    """

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Return the next node; aliases, tags and deep nesting are refused."""
        event = self.peek_event()  # type: ignore[no-untyped-call]  # PyYAML
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused(None, None, "anchors and aliases (& and *) are not allowed", event.start_mark)
        if getattr(event, "tag", None):
            raise _Refused(None, None, "tags (!) are not allowed", event.start_mark)
        if self.depth == MAX_DEPTH:
            raise _Refused(None, None, f"it is nested more than {MAX_DEPTH} deep", event.start_mark)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002  # PyYAML's own signature
        """Return the mapping; a key given twice would silently win, so it is refused."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen if isinstance(key, yaml.ScalarNode) else True:
                raise _Refused(None, None, "a key is given twice or is no plain text", key.start_mark)
            seen.add(key.value)
        return {str(key): value for key, value in super().construct_mapping(node, deep=deep).items()}


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?(?:0|[1-9][0-9]{0,17})", "-+0123456789"),
    ("float", r"[-+]?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}(?:[eE][-+]?[0-9]{1,2})?", "-+0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})$"), list(_first))


class _Dumper(yaml.SafeDumper):
    """Writes blocks, and texts of several lines as they look."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002  # PyYAML's own signature
        """Indent lists below their key."""
        super().increase_indent(flow, indentless=False)


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    # YAML reads NEL, LS and PS as line ends, so that only a quoted form keeps them.
    quoted = any(mark in text for mark in "\x85\u2028\u2029\ufeff")
    style = '"' if quoted else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)


def read_mapping(text: str, subject: str, *, max_chars: int, first_line: int = 1) -> dict[str, Any]:
    """Return the mapping that `text` holds: keys are text, values JSON values; an empty text gives an empty one.

    Args:
        text: The YAML.
        subject: What it is, for errors.
        max_chars: Longest text that is read.
        first_line: Line of the document on which `text` begins, for errors.

    Raises:
        DocumentError: It is no mapping, too long, or uses what a document may not use.
    """
    remedy = "Write plain `key: value` lines, lists and texts in quotes"
    if len(text) > max_chars:
        raise DocumentError(subject, f"it is longer than {max_chars} characters", "Shorten it")
    try:
        value = yaml.load(text, Loader=_Loader)  # noqa: S506  # a SafeLoader with fewer powers still
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f", line {mark.line + first_line}" if mark else ""
        raise DocumentError(f"{subject}{line}", one_line(error.problem or str(error)), remedy) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise DocumentError(subject, one_line(str(error)), remedy) from error
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise DocumentError(f"{subject}, line {first_line}", "it is no mapping of keys to values", remedy)
    return value


def write_mapping(mapping: dict[str, Any]) -> str:
    """Return block-style YAML that `read_mapping` reads back as `mapping`."""
    return str(yaml.dump(mapping, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100))
