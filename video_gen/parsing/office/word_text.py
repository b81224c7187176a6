"""Reads what stands in a paragraph of a Word document."""

from dataclasses import dataclass, field
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from video_gen.models.inline import Run, Style
from video_gen.parsing.office.drawings import Shown, alt_of
from video_gen.parsing.office.formulas import tex_of
from video_gen.parsing.office.styles import Styles
from video_gen.parsing.office.xml import child, is_on, value
from video_gen.parsing.raised import Place, placed, without_marks
from video_gen.parsing.styled_line import styled_line

_BREAKS = {"w:br": "\n", "w:cr": "\n", "w:tab": "\t", "w:noBreakHyphen": "-", "w:ptab": "\t"}

_PLACES: Final[dict[str, Place]] = {"superscript": "raised", "subscript": "lowered"}


class Note(NamedTuple):
    """A mark in the text that points at a note."""

    kind: str
    """`footnote` or `endnote`."""
    id: str


@dataclass
class ParagraphText:
    """A paragraph taken apart."""

    runs: list[Run] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    """Display formulas in TeX."""
    shown: list[Shown] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    """Text boxes that hang on it."""
    notes: list[Note] = field(default_factory=list)

    @property
    def markup(self) -> str:
        """The text on one line, as inline markup."""
        return styled_line(self.runs)

    @property
    def verbatim(self) -> str:
        """The text as it stands."""
        return without_marks("".join(run.text for run in self.runs))

    def is_all(self, style: Style) -> bool:
        """Return whether there is text, and all of it in one style."""
        words = [run for run in self.runs if run.text.strip()]
        return bool(words) and all(run.style == style for run in words)


def read_paragraph(paragraph: Element, styles: Styles) -> ParagraphText:
    """Return what stands in a `w:p`; hidden and struck text is left out."""
    text = ParagraphText()
    for part in paragraph:
        if part.tag == "w:r":
            _read_run(part, styles, text)
        elif part.tag == "m:oMath":
            text.runs.append(Run(tex_of(part).strip(), "code"))
        elif part.tag == "m:oMathPara":
            text.formulas += [tex_of(formula).strip() for formula in part if formula.tag == "m:oMath"]
    return text


def _read_run(run: Element, styles: Styles, text: ParagraphText) -> None:
    if any(is_on(run, "w:rPr", f"w:{name}") for name in ("vanish", "webHidden", "strike", "dstrike")):
        return
    style: Style = "code" if styles.is_code(run) else "strong" if styles.is_strong(run) else "plain"
    for part in run:
        if part.tag == "w:t":
            text.runs.append(Run(_placed(part.text or "", run), style))
        elif part.tag in _BREAKS and part.get("w:type") not in {"page", "column"}:
            text.runs.append(Run(_BREAKS[part.tag], style))
        elif part.tag in {"w:footnoteReference", "w:endnoteReference"}:
            kind = part.tag.removeprefix("w:").removesuffix("Reference")
            text.notes.append(Note(kind, part.get("w:id", "")))
        elif part.tag in {"w:drawing", "w:pict", "w:object"}:
            _read_drawing(part, text)


def _placed(written: str, run: Element) -> str:
    """Return what is written, marked where it is raised or lowered."""
    return placed(written, _PLACES.get(value(run, "w:rPr", "w:vertAlign") or ""))


def _read_drawing(drawing: Element, text: ParagraphText) -> None:
    """Note the pictures, charts and text boxes of a drawing, in today's form or that of before 2007."""
    boxes = list(drawing.iter("w:txbxContent"))
    text.boxes += boxes
    inside = {id(inner) for box in boxes for inner in box.iter()}
    properties = next(drawing.iter("wp:docPr"), None)
    alt = "" if properties is None else alt_of(properties)
    for part in drawing.iter():
        if id(part) in inside:
            continue
        if part.tag == "a:blip":
            text.shown.append(Shown("picture", part.get("r:embed", ""), alt))
        elif part.tag == "c:chart":
            text.shown.append(Shown("chart", part.get("r:id", ""), alt))
        elif part.tag == "dgm:relIds":
            text.shown.append(Shown("diagram", part.get("r:dm", ""), alt))
        elif part.tag == "v:imagedata":
            shape = next((s for s in drawing.iter("v:shape") if child(s, "v:imagedata") is part), None)
            said = "" if shape is None else shape.get("alt", "")
            text.shown.append(Shown("picture", part.get("r:id", ""), said or part.get("?:title", "")))
