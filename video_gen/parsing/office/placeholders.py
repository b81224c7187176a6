"""Looks up what a shape on a slide inherits from the slide's layout and from the master."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from video_gen.parsing.office.package import Package
from video_gen.parsing.office.xml import child, number

_ALIKE = {"ctrTitle": "title", "subTitle": "body", "obj": "body", "": "body"}
"""What stands in for a kind of placeholder that the master does not have."""


class Box(NamedTuple):
    """Where a shape is and how large, in EMU (914,400 to an inch)."""

    left: int
    top: int
    width: int
    height: int


def placeholder_of(shape: Element) -> Element | None:
    """Return the `p:ph` of a shape; None where it is none of the layout's."""
    properties = next((part for part in shape if part.tag.startswith("p:nv")), None)
    return child(properties, "p:nvPr", "p:ph")


class Placeholders:
    """The shapes of a slide's layout and master that those on the slide stand in for."""

    def __init__(self, package: Package, slide: str) -> None:
        layout_part = _related(package, slide, "slideLayout")
        master_part = _related(package, layout_part, "slideMaster")
        self._layout = _shapes(package.xml(layout_part)) if layout_part else []
        master = package.xml(master_part) if master_part else None
        self._master = [] if master is None else _shapes(master)
        self._styles = child(master, "p:txStyles")
        self.layout_kind = package.xml(layout_part).get("type", "") if layout_part else ""
        """Such as `title` or `secHead`; empty for a layout of the writer's own."""

    def box(self, shape: Element) -> Box:
        """Return where a shape is: its own place, else that of the placeholder that it stands in for."""
        for candidate in (shape, *self._models(shape)):
            if (box := _own_box(candidate)) is not None:
                return box
        return Box(0, 0, 0, 0)

    def list_styles(self, shape: Element) -> Iterator[Element]:
        """Give the list styles that hold for a shape's text, nearest first."""
        for candidate in (shape, *self._models(shape)):
            if (style := child(candidate, "p:txBody", "a:lstStyle")) is not None:
                yield style
        is_body = placeholder_of(shape) is not None
        if (style := child(self._styles, "p:bodyStyle" if is_body else "p:otherStyle")) is not None:
            yield style

    def _models(self, shape: Element) -> Iterator[Element]:
        placeholder = placeholder_of(shape)
        if placeholder is None:
            return
        kind, index = placeholder.get("type", ""), placeholder.get("idx", "")
        for model, model_kind, model_index in self._layout:
            if (index and model_index == index) or (not index and model_kind == kind):
                yield model
                kind = model_kind or kind
                break
        for model, model_kind, _ in self._master:
            if model_kind == kind or model_kind == _ALIKE.get(kind):
                yield model
                break


def _related(package: Package, part: str, kind: str) -> str:
    return next((r.part for r in package.relations(part).values() if r.kind == kind), "") if part else ""


def _shapes(root: Element) -> list[tuple[Element, str, str]]:
    """Return the placeholders of a layout or master with their kinds and indexes."""
    found = ((shape, placeholder_of(shape)) for shape in root.iter() if shape.tag in {"p:sp", "p:pic"})
    return [(shape, ph.get("type", ""), ph.get("idx", "")) for shape, ph in found if ph is not None]


def _own_box(shape: Element) -> Box | None:
    transform = next(
        (found for place in ("p:spPr", "p:grpSpPr") if (found := child(shape, place, "a:xfrm")) is not None),
        child(shape, "p:xfrm"),
    )
    offset, extent = child(transform, "a:off"), child(transform, "a:ext")
    if offset is None or extent is None:
        return None
    return Box(number(offset.get("x")), number(offset.get("y")), number(extent.get("cx")), number(extent.get("cy")))
