"""What a learner will be able to do: aims beside a large target."""

from PIL import Image

from video_gen.models.lesson import ObjectivesVisual
from video_gen.video.header import Header
from video_gen.video.icons import icon
from video_gen.video.list_drawing import draw_list, first_line
from video_gen.video.listing import ListStyle, Placed, entries, set_list
from video_gen.video.page import Canvas, Page
from video_gen.video.picture import Box
from video_gen.video.shapes import disc
from video_gen.video.sheet import Region, Sheet

_WIDE = (0.3, 0.47, 0.4)
_TALL = (0.24, 0.15, 0.17)
"""Centre of the target, from the far side and from the top, and its radius, by the shorter side."""
_RINGS = ((1.0, "shape"), (0.76, "paper"), (0.56, "shape"), (0.36, "paper"), (0.2, "accent"))
_SHARE_OF_WIDTH = 0.6
_MARK_EM = 0.72
_STYLE = ListStyle(marker=1.35, largest=60)


def objectives_pages(visual: ObjectivesVisual, sheet: Sheet) -> list[Page]:
    """Return the pages of aims; each aim appears with its narration line."""
    header = Header(sheet, visual.heading, _beside(sheet))
    listed = entries(visual.items, sheet, ordered=False)
    listing = set_list(listed, sheet, header.body, _STYLE, heading_px=header.size_px)
    count = len(listing.pages)

    def page(number: int) -> Page:
        def draw(canvas: Canvas) -> None:
            header.draw(canvas, number, count)
            draw_list(canvas, listing, number, order=2, mark=_mark)

        return Page(draw, _background, line=listing.pages[number][0].entry.item.line)

    return [page(number) for number in range(count)]


def _beside(sheet: Sheet) -> Region:
    """Return where the aims stand: beside the target, or below it where the frame is not wide."""
    region = sheet.region
    if sheet.landscape:
        width = round(region.width * _SHARE_OF_WIDTH)
        return region._replace(left=sheet.x(region, 0, width), width=width)
    _, down, radius = _TALL
    return region.below(max(0, round((down + radius) * min(sheet.width, sheet.height)) - region.top))


def _background(sheet: Sheet) -> Image.Image:
    picture = Image.new("RGB", (sheet.width, sheet.height), sheet.theme.paper)
    short = min(sheet.width, sheet.height)
    across, down, radius = _WIDE if sheet.landscape else _TALL
    x = across * short if sheet.rtl else sheet.width - across * short
    for share, colour in _RINGS:
        disc(picture, (x, down * short), share * radius * short, getattr(sheet.theme, colour))
    return picture


def _mark(canvas: Canvas, placed: Placed, box: Box) -> Box:
    if not placed.goes_on:
        size = placed.text.size_px
        center = first_line(canvas.sheet, placed, box, _MARK_EM / 2)
        icon(canvas.picture, "target", center, _MARK_EM * size, canvas.sheet.theme.accent)
    return box
