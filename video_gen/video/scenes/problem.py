"""The problem that a lesson is about: a warning sign beside it, on a plate of its colour."""

from video_gen.models.lesson import ProblemVisual
from video_gen.video.card import Card, CardStyle
from video_gen.video.header import Header
from video_gen.video.lead import Lead, lead_pages
from video_gen.video.page import Page
from video_gen.video.sheet import Sheet

_LARGEST = 72


def problem_pages(visual: ProblemVisual, sheet: Sheet) -> list[Page]:
    """Return the pages of a problem: one, unless it is very long."""
    theme = sheet.theme
    header = Header(sheet, visual.heading, bar=theme.wrong)
    card = Card(sheet, header.body, CardStyle("warning", theme.wrong, theme.wrong_panel))
    return lead_pages(sheet, header, card, Lead(visual.text, _LARGEST))
