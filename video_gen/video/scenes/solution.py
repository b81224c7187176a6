"""How a problem is solved: the answer on a plate, the steps to it numbered on discs."""

from video_gen.models.lesson import SolutionVisual
from video_gen.video.card import Card, CardStyle
from video_gen.video.header import Header
from video_gen.video.lead import Lead, lead_pages
from video_gen.video.list_drawing import first_line
from video_gen.video.listing import ListStyle, Placed
from video_gen.video.page import Canvas, Page
from video_gen.video.picture import Box
from video_gen.video.shapes import disc
from video_gen.video.sheet import Sheet
from video_gen.video.text import Text
from video_gen.video.tokens import Style

_LARGEST, _LARGEST_ALONE = 58, 72
_LARGEST_STEP = 48
_STEP_EM = 0.72
_NUMBER_EM = 0.8
_STYLE = ListStyle(marker=2.0, gap=0.75, largest=_LARGEST_STEP)


def solution_pages(visual: SolutionVisual, sheet: Sheet) -> list[Page]:
    """Return the pages of a solution: the sentence and the steps together if they fit, else one after the other."""
    theme = sheet.theme
    header = Header(sheet, visual.heading, bar=theme.right)
    style = CardStyle("bulb", theme.right, theme.right_panel)
    card = Card(sheet, header.body, style, at_side=bool(visual.items))
    largest = _LARGEST if visual.items else _LARGEST_ALONE
    steps = _STYLE._replace(settles=sheet.landscape)
    return lead_pages(sheet, header, card, Lead(visual.text, largest, visual.items, steps, _mark))


def _mark(canvas: Canvas, placed: Placed, box: Box) -> Box:
    """Draw the number of a step on a disc."""
    if placed.goes_on:
        return box
    sheet, size = canvas.sheet, placed.text.size_px
    x, y = first_line(sheet, placed, box, _STEP_EM)
    radius = _STEP_EM * size
    disc(canvas.picture, (x, y), radius, sheet.theme.right)
    tokens = sheet.tokens(f"{placed.entry.place + 1}", Style(sheet.theme.paper, "bold"))
    number = Text([tokens], max(sheet.type_px(0), round(_NUMBER_EM * size)), 1.0)
    number.draw(canvas.picture, x - radius, y - number.line_px / 2, 2 * radius, "center")
    return box
