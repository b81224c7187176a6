"""A heading and items that appear one by one."""

from video_gen.models.script import BulletsVisual
from video_gen.video.header import Header
from video_gen.video.list_drawing import draw_list
from video_gen.video.listing import entries, set_list
from video_gen.video.page import Canvas, Page
from video_gen.video.sheet import Sheet


def bullets_pages(visual: BulletsVisual, sheet: Sheet) -> list[Page]:
    """Return the pages of a list; each after the first comes up with the narration line of its first item."""
    header = Header(sheet, visual.heading)
    listed = entries(visual.items, sheet, ordered=visual.ordered)
    listing = set_list(listed, sheet, header.body, heading_px=header.size_px)
    count = len(listing.pages)

    def page(number: int) -> Page:
        def draw(canvas: Canvas) -> None:
            header.draw(canvas, number, count)
            draw_list(canvas, listing, number, order=2)

        return Page(draw, line=listing.pages[number][0].entry.item.line)

    return [page(number) for number in range(count)]
