"""HTML as browsers read it: parsed without fail, walked without recursion, without what is no text for a reader."""

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from video_gen.errors import DocumentError

MOST_STEPS = 100_000_000
"""The parser looks for each element at all those around it; it does so many steps in about half a second."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,30})[^>]*>")
_NEVER_NEST = frozenset({
    "a", "area", "base", "body", "br", "col", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li",
    "link", "meta", "option", "p", "param", "rb", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead",
    "title", "tr", "track", "wbr",
})  # fmt: skip
"""Elements that are empty, or that their own kind closes."""
_NO_TEXT = frozenset({
    "applet", "audio", "base", "button", "canvas", "datalist", "dialog", "embed", "frame", "frameset", "head",
    "iframe", "input", "link", "map", "meta", "meter", "noembed", "noframes", "noscript", "object", "optgroup",
    "option", "param", "progress", "script", "select", "source", "style", "svg", "template", "textarea", "title",
    "track", "video",
})  # fmt: skip
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DIALOGS = frozenset({"alertdialog", "dialog"})
_HIDDEN_CLASSES = frozenset({"sr-only", "visually-hidden", "screen-reader-text", "visuallyhidden"})
_BEST_WIDTH = 1920.0
_WIDTH = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)([wx])")


class Step(NamedTuple):
    """One step of a walk through a tree."""

    kind: Literal["open", "text", "close"]
    node: LexborNode


def parse_html(text: str) -> LexborHTMLParser:
    """Return the tree that a browser makes of `text`, whatever is wrong with it.

    Raises:
        DocumentError: Its elements are nested too deep.
    """
    if _steps(text) > MOST_STEPS:
        raise DocumentError("HTML", "its elements are nested too deep", "Close the elements that it leaves open")
    return LexborHTMLParser(text)


def _steps(text: str) -> int:
    """Return the sum of how deep each element of `text` is nested, about; never less than it is."""
    depth = steps = 0
    for end, name in _TAG.findall(text, 0, text.rfind(">") + 1):
        if name.lower() in _NEVER_NEST:
            continue
        depth = max(depth - 1, 0) if end else depth + 1
        steps += depth
    return steps


def is_no_text(node: LexborNode) -> bool:
    """Return whether an element is nothing to read: a script, a control, a drawing, hidden, or shown on demand."""
    attributes = node.attributes
    if node.tag in _NO_TEXT:
        return not (node.tag == "script" and (attributes.get("type") or "").startswith("math/tex"))
    return bool(attributes) and (
        "hidden" in attributes
        or "popover" in attributes
        or attributes.get("aria-hidden") == "true"
        or (attributes.get("role") or "").lower() in _DIALOGS
        or bool(_HIDDEN_STYLE.search(attributes.get("style") or ""))
        or not _HIDDEN_CLASSES.isdisjoint(classes(node))
    )


def walk(root: LexborNode, is_left_out: Callable[[LexborNode], bool] = is_no_text) -> Iterator[Step]:
    """Give the elements and texts below `root` in reading order, without recursion.

    Args:
        root: The element whose content is given; it is not given itself.
        is_left_out: Tells the elements that are passed over with all that is in them.
    """
    node = root.first_child
    while node is not None:
        if node.is_text_node:
            yield Step("text", node)
        elif node.is_element_node and not is_left_out(node):
            yield Step("open", node)
            if node.first_child is not None:
                node = node.first_child
                continue
            yield Step("close", node)
        while node.next is None:
            node = node.parent
            if node is None or node.mem_id == root.mem_id:
                return
            yield Step("close", node)
        node = node.next


def classes(node: LexborNode) -> list[str]:
    """Return the classes of an element, in lower case."""
    return (node.attributes.get("class") or "").lower().split()


def text_of(root: LexborNode) -> str:
    """Return the text below `root` as it stands; line breaks are line ends."""
    pieces = []
    for kind, node in walk(root):
        if kind == "text":
            pieces.append(node.text_content or "")
        elif kind == "open" and node.tag == "br":
            pieces.append("\n")
    return "".join(pieces)


def picture_address(image: LexborNode) -> str:
    """Return the address of the picture that an `img` element shows once its page is up; empty where it has none."""
    attributes = image.attributes
    plain = (attributes.get("src") or "").strip()
    for name in ("data-src", "data-lazy-src", "data-original"):
        if late := (attributes.get(name) or "").strip():
            return late
    if plain and not plain.startswith("data:"):
        return plain
    for name in ("srcset", "data-srcset"):
        if best := _best_of(attributes.get(name) or ""):
            return best
    return plain


def _best_of(srcset: str) -> str:
    """Return the address of the widest picture in a `srcset` that is no wider than needed."""
    found = []
    for candidate in srcset.split(", "):
        address, _, size = candidate.strip().rstrip(",").partition(" ")
        if match := _WIDTH.fullmatch(size.strip() or "1x"):
            width = float(match[1]) * (1 if match[2] == "w" else _BEST_WIDTH / 2)
            found.append((width <= _BEST_WIDTH, width if width <= _BEST_WIDTH else -width, address))
    return max(found)[2] if found else ""
