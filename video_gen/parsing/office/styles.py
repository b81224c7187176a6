"""Reads what the styles of a Word document mean, whatever language their names are in."""

import re
from collections.abc import Iterator
from typing import Literal
from xml.etree.ElementTree import Element

from video_gen.parsing.front_matter import language_tag
from video_gen.parsing.office.xml import child, is_on, number, value
from video_gen.parsing.typefaces import is_for_code

Role = Literal["", "title", "caption", "quote", "code", "contents"]
MAX_LEVEL = 6
_BODY_TEXT = 9
"""The outline level that is none."""
_MOST_ANCESTORS = 20
_DEEPEST = 8
_LIST = re.compile(r"list (?:bullet|number) ([2-5])")
_HEADING = re.compile(r"heading ([1-9])")
_ROLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"title"), "title"),
    (re.compile(r"caption|image caption|table caption|figure"), "caption"),
    (re.compile(r"(intense )?quote|block text|block quotation|quotations"), "quote"),
    (re.compile(r"(source )?code( block)?|html preformatted|preformatted text|verbatim|listing"), "code"),
    (re.compile(r"toc \d|toc heading|contents? heading|contents \d|table of figures|index \d"), "contents"),
)
"""Built-in styles keep their English names in the file; Word translates them when it shows them."""


class Styles:
    """The styles of a document by their id."""

    def __init__(self, root: Element | None) -> None:
        styles = [] if root is None else [style for style in root if style.tag == "w:style"]
        self._styles = {style.get("w:styleId", ""): style for style in styles}
        defaults = (s for s in styles if s.get("w:type") == "paragraph" and s.get("w:default") in {"1", "true", "on"})
        self._defaults = None if root is None else child(root, "w:docDefaults", "w:rPrDefault")
        self._default = next((style.get("w:styleId", "") for style in defaults), "")

    @property
    def language(self) -> str:
        """The language that text is taken to be in where no other is given; empty where there is none.

        It is often only that of the machine or template that the document was made with.
        """
        return language_tag(value(self._defaults, "w:rPr", "w:lang") or "")

    def role(self, paragraph: Element) -> Role:
        """Return what a paragraph is by its style."""
        for style in self._chain(self._style_of(paragraph)):
            name = (value(style, "w:name") or "").lower()
            for pattern, role in _ROLES:
                if pattern.fullmatch(name):
                    return role
        return "code" if self._is_for_code(self._style_of(paragraph)) else ""

    def heading_level(self, paragraph: Element) -> int:
        """Return the level of a heading from 1 to 6, 0 where the paragraph is none."""
        outline = value(paragraph, "w:pPr", "w:outlineLvl")
        if outline is not None:
            return self._level(number(outline, _BODY_TEXT))
        for style in self._chain(self._style_of(paragraph)):
            if match := _HEADING.fullmatch((value(style, "w:name") or "").lower()):
                return min(int(match[1]), MAX_LEVEL)
            if (outline := value(style, "w:pPr", "w:outlineLvl")) is not None:
                return self._level(number(outline, _BODY_TEXT))
        return 0

    def list_of(self, paragraph: Element) -> tuple[str, int]:
        """Return the list that a paragraph belongs to, by its number in the document, and its depth there."""
        own = child(paragraph, "w:pPr", "w:numPr")
        styles = (child(style, "w:pPr", "w:numPr") for style in self._chain(self._style_of(paragraph)))
        for properties in (own, *styles):
            if properties is not None and (name := value(properties, "w:numId")) is not None:
                depth = number(value(own, "w:ilvl") or value(properties, "w:ilvl")) or self._named_depth(paragraph)
                return ("" if name == "0" else name), min(max(depth, 0), _DEEPEST)
        return "", 0

    def _named_depth(self, paragraph: Element) -> int:
        """Return the depth that is in the name of a built-in style such as `List Bullet 2`."""
        names = ((value(style, "w:name") or "").lower() for style in self._chain(self._style_of(paragraph)))
        return next((int(match[1]) - 1 for name in names if (match := _LIST.fullmatch(name))), 0)

    def is_code(self, run: Element) -> bool:
        """Return whether a run is set in a typeface for code, by itself or by its style."""
        fonts = child(run, "w:rPr", "w:rFonts")
        if fonts is not None and (face := fonts.get("w:ascii") or fonts.get("w:hAnsi")):
            return is_for_code(face)
        style = value(run, "w:rPr", "w:rStyle")
        if not style:
            return False
        names = ((value(s, "w:name") or "").lower() for s in self._chain(style))
        return self._is_for_code(style) or any(re.search(r"\bcode\b|verbatim", name) for name in names)

    def is_strong(self, run: Element) -> bool:
        """Return whether a run is bold of itself or by a style for single words."""
        if child(run, "w:rPr", "w:b") is not None:
            return is_on(run, "w:rPr", "w:b")
        style = value(run, "w:rPr", "w:rStyle")
        return bool(style) and any(is_on(s, "w:rPr", "w:b") for s in self._chain(style or ""))

    def _is_for_code(self, style_id: str) -> bool:
        for style in self._chain(style_id):
            fonts = child(style, "w:rPr", "w:rFonts")
            if fonts is not None and (face := fonts.get("w:ascii") or fonts.get("w:hAnsi")):
                return is_for_code(face)
        return False

    def _style_of(self, paragraph: Element) -> str:
        return value(paragraph, "w:pPr", "w:pStyle") or self._default

    def _chain(self, style_id: str) -> Iterator[Element]:
        """Give a style and those that it is based on, nearest first; a file may base them on each other in a ring."""
        for _ in range(_MOST_ANCESTORS):
            style = self._styles.get(style_id)
            if style is None:
                return
            yield style
            style_id = value(style, "w:basedOn") or ""

    @staticmethod
    def _level(outline: int) -> int:
        return min(outline + 1, MAX_LEVEL) if 0 <= outline < _BODY_TEXT else 0
