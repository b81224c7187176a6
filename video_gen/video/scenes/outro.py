"""The closing: what to remember, beside the discs of the opening."""

from video_gen.models.script import OutroVisual
from video_gen.video.background import cover_background
from video_gen.video.cover import cover_pages, cover_region
from video_gen.video.header import Header
from video_gen.video.list_drawing import draw_list
from video_gen.video.listing import entries, set_list
from video_gen.video.page import Canvas, Page
from video_gen.video.sheet import Sheet
from video_gen.video.tokens import Style

_TITLE_SIZE = 84


def outro_pages(visual: OutroVisual, sheet: Sheet) -> list[Page]:
    """Return the closing: the title alone, or as a heading over its items."""
    if not visual.items:
        style = Style(sheet.theme.ink, "bold", chip=sheet.theme.chip)
        bar = (sheet.theme.accent, sheet.theme.paper)
        return cover_pages(sheet, cover_background, title=sheet.tokens(visual.title, style), bar=bar)
    header = Header(sheet, visual.title, cover_region(sheet), _TITLE_SIZE)
    listing = set_list(entries(visual.items, sheet, ordered=False), sheet, header.body, heading_px=header.size_px)
    count = len(listing.pages)

    def page(number: int) -> Page:
        def draw(canvas: Canvas) -> None:
            header.draw(canvas, number, count)
            draw_list(canvas, listing, number, order=2)

        return Page(draw, cover_background, line=listing.pages[number][0].entry.item.line)

    return [page(number) for number in range(count)]
