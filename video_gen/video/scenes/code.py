"""Code on a panel, its syntax coloured, its lines numbered."""

from video_gen.models.script import CodeVisual
from video_gen.video.code_rows import LEADING, CodeRows, code_lines, fitting_rows
from video_gen.video.following import Bar
from video_gen.video.header import Header
from video_gen.video.page import TRACK_SHARE, Canvas, Page
from video_gen.video.picture import Box
from video_gen.video.shapes import rounded
from video_gen.video.sheet import Region, Sheet
from video_gen.video.text import Text
from video_gen.video.theme import mixed

_LARGEST = 60
_PAD = (40, 32)
_MORE_PAD, _LEAST_SHARE = 40, 0.36
"""How much more air a panel with few lines has at most on each side, and the share of its room that it aims for."""
_RADIUS = 20
_STRIPE = 8


def code_pages(visual: CodeVisual, sheet: Sheet) -> list[Page]:
    """Return the pages of a piece of code; several share the scene's time by their lines."""
    header = Header(sheet, visual.heading)
    lines = code_lines(visual.code, visual.language, sheet)
    room = header.body.height - 2 * sheet.px(_PAD[1])
    width = header.body.width - 2 * sheet.px(_PAD[0]) - sheet.px(_STRIPE)
    code = fitting_rows(lines, sheet, width, room, largest=_LARGEST, numbered=True)
    parts = code.pages(room)

    def page(number: int, shown: range) -> Page:
        def draw(canvas: Canvas) -> None:
            header.draw(canvas, number, len(parts))
            _draw_panel(canvas, header.body, code, shown, len(parts))

        return Page(draw, weight=len(shown))

    return [page(number, shown) for number, shown in enumerate(parts)]


def _draw_panel(canvas: Canvas, region: Region, code: CodeRows, shown: range, pages: int) -> None:
    """Draw the panel, and over it the rows that are `shown`, line after line; code always runs left to right."""
    sheet, size = canvas.sheet, code.size_px
    pad_x, pad_y = sheet.px(_PAD[0]), sheet.px(_PAD[1])
    text = Text(code.rows[shown.start : shown.stop], size, LEADING)
    numbers = Text(code.numbers[shown.start : shown.stop], size, LEADING)
    pad_y += max(0, min(sheet.px(_MORE_PAD), round(_LEAST_SHARE * region.height - text.height_px) // 2 - pad_y))
    height = text.height_px + 2 * pad_y
    top = sheet.settled(region, height, pages)
    edges = (region.left, top, region.right, min(top + height, region.bottom))
    rounded(canvas.draw, edges, sheet.radius(_RADIUS), sheet.theme.panel)
    stripe = Box(edges[0], edges[1] + pad_y, edges[0] + sheet.px(_STRIPE), edges[3] - pad_y)
    rounded(canvas.draw, stripe, sheet.px(_STRIPE) // 2, sheet.theme.accent)
    track = mixed(sheet.theme.accent, sheet.theme.panel, TRACK_SHARE)
    canvas.follower = Bar(stripe, "down", sheet.theme.accent, track, sheet.theme.panel)
    canvas.layer(Box(*edges), order=2, rises=False)
    canvas.keep()
    left, top = region.left + sheet.px(_STRIPE) + pad_x, top + pad_y
    numbers.draw(canvas.picture, left, top, code.digits * code.cell_em * size, "right")
    text.draw(canvas.picture, left + code.gutter_em * size, top, region.width, "left")
    canvas.layer(Box(*edges), order=4, wipe="down")
