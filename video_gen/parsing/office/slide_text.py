"""Reads the text of a shape on a slide."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from video_gen.models.inline import Run, Style
from video_gen.parsing.office.formulas import tex_of
from video_gen.parsing.office.xml import child, number, value
from video_gen.parsing.raised import placed, without_marks
from video_gen.parsing.styled_line import styled_line
from video_gen.parsing.typefaces import is_for_code

_CHANGING = ("slidenum", "datetime")
"""Fields whose text is different each time."""
_MOST_LEVELS = 8


class SlideParagraph(NamedTuple):
    """A paragraph of a shape."""

    runs: tuple[Run, ...]
    level: int
    """How deep it is indented, from 0."""
    bullet: str
    """`bullet`, `number`, or empty for plain text."""
    start: int
    """The number that a numbered list begins with."""
    formulas: tuple[str, ...]

    @property
    def markup(self) -> str:
        """The text on one line, as inline markup."""
        return styled_line(list(self.runs))

    @property
    def verbatim(self) -> str:
        """The text as it stands."""
        return without_marks("".join(run.text for run in self.runs))


def paragraphs_of(body: Element | None, styles: list[Element]) -> Iterator[SlideParagraph]:
    """Give the paragraphs of a `p:txBody`, `a:txBody` or the like.

    Args:
        body: The text of a shape or cell.
        styles: List styles that hold for it, nearest first.
    """
    for paragraph in () if body is None else body:
        if paragraph.tag == "a:p":
            properties = child(paragraph, "a:pPr")
            level = min(max(number(None if properties is None else properties.get("lvl")), 0), _MOST_LEVELS)
            bullet, start = _bullet(properties, level, styles)
            formulas = tuple(tex_of(f).strip() for m in paragraph if m.tag == "?:m" for f in m.iter("m:oMath"))
            yield SlideParagraph(tuple(_runs(paragraph)), level, bullet, start, formulas)


def _bullet(properties: Element | None, level: int, styles: list[Element]) -> tuple[str, int]:
    """Return what stands before a paragraph: the nearest that says anything about it decides."""
    for candidate in (properties, *(child(style, f"a:lvl{level + 1}pPr") for style in styles)):
        for mark in () if candidate is None else candidate:
            if mark.tag == "a:buNone":
                return "", 1
            if mark.tag == "a:buAutoNum":
                return "number", max(number(mark.get("startAt"), 1), 0)
            if mark.tag in {"a:buChar", "a:buBlip"}:
                return "bullet", 1
    return "", 1


def _runs(paragraph: Element) -> Iterator[Run]:
    for part in paragraph:
        if part.tag == "a:br":
            yield Run("\n", "plain")
        elif part.tag == "a:r" or (part.tag == "a:fld" and not part.get("type", "").startswith(_CHANGING)):
            properties = child(part, "a:rPr")
            struck = "noStrike" if properties is None else properties.get("strike", "noStrike")
            text = child(part, "a:t")
            if struck == "noStrike" and text is not None:
                yield Run(_placed((text.text or "").replace("\v", "\n"), properties), _style(properties))


def _placed(written: str, properties: Element | None) -> str:
    """Return what is written, marked where it is raised or lowered."""
    shift = number(None if properties is None else properties.get("baseline"))
    return placed(written, ("raised" if shift > 0 else "lowered") if shift else None)


def _style(properties: Element | None) -> Style:
    if properties is None:
        return "plain"
    if is_for_code(value(properties, "a:latin", name="typeface") or ""):
        return "code"
    return "strong" if properties.get("b") in {"1", "true"} else "plain"
