"""Something to do by oneself: the task on a sheet to fill in, its steps or hints as boxes to tick."""

from video_gen.models.lesson import ExerciseVisual
from video_gen.video.card import Card, CardStyle
from video_gen.video.header import Header
from video_gen.video.icons import icon
from video_gen.video.lead import Lead, lead_pages
from video_gen.video.list_drawing import first_line
from video_gen.video.listing import ListStyle, Placed
from video_gen.video.page import Canvas, Page
from video_gen.video.picture import Box
from video_gen.video.sheet import Sheet

_LARGEST = 60
_BOX_EM = 0.8
_STYLE = ListStyle(marker=1.45, largest=48, settles=False)


def exercise_pages(visual: ExerciseVisual, sheet: Sheet) -> list[Page]:
    """Return the pages of an exercise: the task and the steps together if they fit, else one after the other."""
    theme = sheet.theme
    header = Header(sheet, visual.heading)
    card = Card(sheet, header.body, CardStyle("pencil", theme.accent, theme.panel, outlined=True))
    return lead_pages(sheet, header, card, Lead(visual.text, _LARGEST, visual.items, _STYLE, _mark))


def _mark(canvas: Canvas, placed: Placed, box: Box) -> Box:
    if not placed.goes_on:
        size = _BOX_EM * placed.text.size_px
        icon(canvas.picture, "box", first_line(canvas.sheet, placed, box, _BOX_EM / 2), size, canvas.sheet.theme.accent)
    return box
