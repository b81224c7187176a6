"""A chapter opens: its number and its title on the chapter's colour."""

from video_gen.models.script import ChapterVisual
from video_gen.video.background import chapter_background
from video_gen.video.cover import cover_pages
from video_gen.video.page import Page
from video_gen.video.sheet import Sheet
from video_gen.video.tokens import Style


def chapter_pages(visual: ChapterVisual, sheet: Sheet) -> list[Page]:
    """Return the chapter's opening: one page, or more if the title is longer than a page."""
    number = "" if visual.number is None else f"{visual.number:02d}"
    return cover_pages(
        sheet,
        chapter_background,
        title=sheet.tokens(visual.title, Style(sheet.theme.chapter_ink, "bold")),
        above=sheet.tokens(number, Style(sheet.theme.chapter_muted)),
        bar=(sheet.theme.chapter_ink, sheet.theme.chapter_paper),
    )
