"""The opening: the title, large, beside the discs."""

from video_gen.models.script import TitleVisual
from video_gen.video.background import cover_background
from video_gen.video.cover import cover_pages
from video_gen.video.page import Page
from video_gen.video.sheet import Sheet
from video_gen.video.tokens import Style


def title_pages(visual: TitleVisual, sheet: Sheet) -> list[Page]:
    """Return the opening: one page, or more if the title is longer than a page."""
    return cover_pages(
        sheet,
        cover_background,
        title=sheet.tokens(visual.title, Style(sheet.theme.ink, "bold", chip=sheet.theme.chip)),
        below=sheet.tokens(visual.subtitle, Style(sheet.theme.muted, chip=sheet.theme.chip)),
        bar=(sheet.theme.accent, sheet.theme.paper),
    )
