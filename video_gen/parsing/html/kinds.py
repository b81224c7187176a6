"""Says what an element of HTML is to a reader: which block, which alert, which language of code."""

import re
from typing import Final, Literal

from selectolax.lexbor import LexborNode

from video_gen.media.html_tree import classes
from video_gen.parsing.alerts import AlertKind, alert_kind
from video_gen.parsing.html.table import lays_out

Kind = Literal[
    "inline", "block", "heading", "list", "item", "definitions", "term", "definition", "quote", "alert", "alert title",
    "table", "row", "cell", "caption", "figure", "summary", "code", "math", "rule", "break", "picture", "footnotes",
    "note mark",
]  # fmt: skip
_BLOCKS: Final = [
    "address", "article", "body", "center", "dd", "dir", "div", "details", "fieldset", "footer", "form",
    "header", "hgroup", "html", "legend", "main", "nav", "p", "search", "section", "tbody", "tfoot", "thead",
]  # fmt: skip
_KINDS: Final[dict[str, Kind]] = {
    **dict.fromkeys(["h1", "h2", "h3", "h4", "h5", "h6"], "heading"),
    **dict.fromkeys(["ul", "ol", "menu"], "list"),
    **dict.fromkeys(["pre", "listing", "xmp"], "code"),
    **dict.fromkeys(["caption", "figcaption"], "caption"),
    **dict.fromkeys(["td", "th"], "cell"),
    **dict.fromkeys(_BLOCKS, "block"),
    "li": "item",
    "dl": "definitions",
    "dt": "term",
    "dd": "definition",
    "blockquote": "quote",
    "table": "table",
    "tr": "row",
    "figure": "figure",
    "summary": "summary",
    "math": "math",
    "script": "math",
    "hr": "rule",
    "br": "break",
    "img": "picture",
}
_ALERT_MARKS = frozenset(
    [
        "admonition",
        "admonitionblock",
        "alert",
        "callout",
        "custom-block",
        "markdown-alert",
        "starlight-aside",
        "theme-admonition",
    ]
)
_ALERT_PREFIX = re.compile(r"(?:(?:theme-)?admonition|(?:markdown-)?alert|callout|starlight-aside)-{1,2}(?=\w)")
_ALERT_TITLE = re.compile(
    r"(?:admonition-title|admonitionheading(?:_\w+)?|markdown-alert-title|custom-block-title|callout-(?:title|header)|"
    r"starlight-aside__title)"
)
_NOTE_MARKS = frozenset({"footnote-ref", "footnote-reference", "fn", "noteref"})
_NOTE_ADDRESS = re.compile(r"#(?:fn|footnote|cite_note|user-content-fn|id\d)", re.IGNORECASE)
_LANGUAGE = re.compile(r"(?:language|lang|highlight|brush:|source-)[-:]?(?=\w)([\w+#-]+)")
_NO_LANGUAGE = frozenset({"default", "none", "notranslate", "text", "plaintext", "source", "ipython3", "highlight"})


def kind_of(node: LexborNode) -> Kind:
    """Return what an element is."""
    tag = node.tag or ""
    kind = _KINDS.get(tag, "inline")
    names = classes(node)
    if names or tag in {"a", "section", "sup"}:
        kind = _kind_by_name(node, tag, names) or kind
    return kind


def is_unlike(kind: Kind, node: LexborNode) -> bool:
    """Return whether an element holds what shows that it is not what it is called; takes time by its size."""
    if kind == "heading":
        return node.css_first("p, ul, ol, pre, table") is not None  # it was never closed
    return kind == "table" and lays_out(node)


def _kind_by_name(node: LexborNode, tag: str, names: list[str]) -> Kind | None:
    attributes = node.attributes
    if tag in {"section", "div", "aside", "ol"}:
        role = attributes.get("role") or ""
        if role == "doc-endnotes" or not {"footnotes", "footnote-list"}.isdisjoint(names):
            return "footnotes"
    if alert_of(node) is not None:
        return "alert"
    if any(_ALERT_TITLE.fullmatch(name) for name in names):
        return "alert title"
    if "math" in names and tag in {"span", "div"}:
        return "math"
    if tag == "a" and (
        attributes.get("role") == "doc-noteref"
        or (not _NOTE_MARKS.isdisjoint(names) and (attributes.get("href") or "").startswith("#"))
        or (
            (node.parent is not None and node.parent.tag == "sup") and _NOTE_ADDRESS.match(attributes.get("href") or "")
        )
    ):
        return "note mark"
    return None


def alert_of(node: LexborNode) -> AlertKind | None:
    """Return the kind of alert that an element is; None where it is none."""
    names = classes(node)
    if not _ALERT_MARKS.isdisjoint(names) and node.tag in {"div", "aside", "section", "blockquote", "details"}:
        kinds = (alert_kind(_ALERT_PREFIX.sub("", name)) for name in reversed(names))
        return next((kind for kind in kinds if kind), "note")
    if node.tag == "details":
        return next((kind for kind in map(alert_kind, names) if kind), None)
    return None


def code_language(pre: LexborNode) -> str:
    """Return the language that the classes of a code block, or of what is around it, name; empty where none does."""
    inner = pre.css_first("code")
    around = pre.parent
    nodes = [inner, pre, around, around.parent if around is not None else None]
    for node in nodes:
        if node is None or not node.is_element_node:
            continue
        if named := (node.attributes.get("data-lang") or node.attributes.get("data-language")):
            return named.lower()
        for name in classes(node):
            match = _LANGUAGE.fullmatch(name)
            if match and match[1] not in _NO_LANGUAGE:
                return match[1]
    if inner is not None and len(names := classes(inner)) == 1 and names[0].isalnum():
        return "" if names[0] in _NO_LANGUAGE | {"hljs"} else names[0]
    return ""


def list_start(node: LexborNode) -> int:
    """Return the number of a list's first item."""
    start = node.attributes.get("start") or ""
    return int(start) if start.isascii() and start.isdigit() and len(start) < 10 else 1  # noqa: PLR2004


def is_checked(item: LexborNode) -> bool | None:
    """Return the state of a task; None where the item is none."""
    node = item.first_child
    while node is not None and (node.is_text_node or node.tag in {"p", "label"}):
        if node.is_text_node and (node.text_content or "").strip():
            return None
        node = node.next if node.is_text_node else node.first_child
    if node is None or node.tag != "input" or node.attributes.get("type") != "checkbox":
        return None
    return "checked" in node.attributes
