r"""Turns Office's formulas into TeX: `m:f` becomes `\frac{a}{b}`."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from video_gen.parsing.office.xml import child, value

_WRAPPERS = {
    "m:f": (r"\frac{{{}}}{{{}}}", ("m:num", "m:den")),
    "m:sSup": ("{{{}}}^{{{}}}", ("m:e", "m:sup")),
    "m:sSub": ("{{{}}}_{{{}}}", ("m:e", "m:sub")),
    "m:sSubSup": ("{{{}}}_{{{}}}^{{{}}}", ("m:e", "m:sub", "m:sup")),
    "m:sPre": ("{{}}_{{{}}}^{{{}}}{{{}}}", ("m:sub", "m:sup", "m:e")),
    "m:limLow": ("{}_{{{}}}", ("m:e", "m:lim")),
    "m:limUpp": ("{}^{{{}}}", ("m:e", "m:lim")),
    "m:func": ("{} {}", ("m:fName", "m:e")),
    "m:bar": (r"\overline{{{}}}", ("m:e",)),
    "m:acc": (r"\hat{{{}}}", ("m:e",)),
}
_OPERATORS = {"∑": r"\sum", "∏": r"\prod", "∫": r"\int", "∬": r"\iint", "∮": r"\oint"}


def tex_of(element: Element) -> str:
    """Return the formula in TeX; what has no form here stands as its parts in their order."""
    tag = element.tag
    if tag == "m:t":
        return element.text or ""
    if tag.endswith("Pr"):
        return ""
    if tag in _WRAPPERS:
        pattern, parts = _WRAPPERS[tag]
        return pattern.format(*(_part(element, name) for name in parts))
    return _FORMS.get(tag, _row)(element)


def _row(element: Element) -> str:
    return "".join(map(tex_of, element))


def _part(element: Element, name: str) -> str:
    found = child(element, name)
    return tex_of(found).strip() if found is not None else ""


def _nary(element: Element) -> str:
    """Return a sum, product or integral with its bounds; Office writes an integral where it names none."""
    character = value(element, "m:naryPr", "m:chr", name="m:val") or "∫"
    lower, upper = _part(element, "m:sub"), _part(element, "m:sup")
    bounds = (f"_{{{lower}}}" if lower else "") + (f"^{{{upper}}}" if upper else "")
    return f"{_OPERATORS.get(character, character)}{bounds} {_part(element, 'm:e')}"


def _root(element: Element) -> str:
    degree, inside = _part(element, "m:deg"), _part(element, "m:e")
    return rf"\sqrt[{degree}]{{{inside}}}" if degree else rf"\sqrt{{{inside}}}"


def _delimited(element: Element) -> str:
    begin = value(element, "m:dPr", "m:begChr", name="m:val")
    end = value(element, "m:dPr", "m:endChr", name="m:val")
    inside = ",".join(tex_of(inner) for inner in element if inner.tag == "m:e")
    return f"{'(' if begin is None else begin}{inside}{')' if end is None else end}"


def _matrix(element: Element) -> str:
    rows = (" & ".join(tex_of(cell) for cell in row if cell.tag == "m:e") for row in element if row.tag == "m:mr")
    return r"\begin{matrix}" + r" \\ ".join(rows) + r"\end{matrix}"


def _equations(element: Element) -> str:
    return r" \\ ".join(tex_of(row) for row in element if row.tag == "m:e")


_FORMS: dict[str, Callable[[Element], str]] = {
    "m:rad": _root,
    "m:nary": _nary,
    "m:d": _delimited,
    "m:m": _matrix,
    "m:eqArr": _equations,
}
