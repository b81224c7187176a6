"""Formulas in HTML, as the TeX that they were made from."""

from typing import NamedTuple

from selectolax.lexbor import LexborNode

from video_gen.media.html_tree import classes, text_of

_FENCES = (("\\(", "\\)"), ("\\[", "\\]"), ("$$", "$$"), ("$", "$"))


class Formula(NamedTuple):
    """A formula."""

    tex: str
    """Its TeX, or its text where the page does not say it."""
    display: bool
    """Whether it stands on a line of its own."""


def formula_of(node: LexborNode) -> Formula:
    """Return the formula of a `math` element, a MathJax script or an element of the class `math`."""
    annotation = node.css_first("annotation")
    if node.tag == "script":
        return Formula((node.text() or "").strip(), "mode=display" in (node.attributes.get("type") or ""))
    tex = (annotation.text() if annotation is not None else text_of(node)) or ""
    math = node if node.tag == "math" else node.css_first("math")
    display = node.tag == "div" or any("display" in name for name in classes(node))
    if math is not None:
        display = display or math.attributes.get("display") == "block" or _in_display(math)
    return Formula(_bare(" ".join(tex.split())), display)


def _in_display(math: LexborNode) -> bool:
    parent = math.parent
    above = parent.parent if parent is not None else None
    box = above.parent if above is not None else None
    return box is not None and box.is_element_node and "katex-display" in classes(box)


def _bare(tex: str) -> str:
    for opening, closing in _FENCES:
        if tex.startswith(opening) and tex.endswith(closing) and len(tex) > len(opening) + len(closing):
            return tex.removeprefix(opening).removesuffix(closing).strip()
    return tex
