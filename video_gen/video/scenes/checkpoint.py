"""What a learner should have by now: a track to a flag, and items on plates that are ticked one by one."""

from video_gen.models.lesson import CheckpointVisual
from video_gen.video.header import Header
from video_gen.video.icons import icon
from video_gen.video.list_drawing import draw_list, entry_box, first_line
from video_gen.video.listing import ListStyle, Placed, entries, set_list
from video_gen.video.page import Canvas, Page
from video_gen.video.picture import Box
from video_gen.video.shapes import disc, rounded
from video_gen.video.sheet import Region, Sheet

_RING_EM = 0.5
_INSET_EM = 1.05
_TICK_EM = 0.66
_PAD_EM = 0.26
_STYLE = ListStyle(marker=2.0, gap=0.8, largest=56, settles=False)
_RADIUS_EM = 0.4
_FLAG = 72
_TRACK = 16
_TRACK_GAP = 6
_TO_LIST = 48


def checkpoint_pages(visual: CheckpointVisual, sheet: Sheet) -> list[Page]:
    """Return the pages of a checkpoint; each item appears with its narration line and is ticked at once after."""
    header = Header(sheet, visual.heading, bar=sheet.theme.right)
    track = header.body._replace(height=sheet.px(_FLAG))
    below = header.body.below(track.height + sheet.px(_TO_LIST))
    edge = sheet.px(_PAD_EM * _STYLE.largest)
    region = below._replace(height=max(0, below.height - edge))
    listing = set_list(entries(visual.items, sheet, ordered=False), sheet, region, _STYLE)
    pages = [[placed for placed in page if not placed.goes_on] for page in listing.pages]

    def page(number: int) -> Page:
        def draw(canvas: Canvas) -> None:
            header.draw(canvas, number, len(pages))
            passed = sum(len(done) for done in pages[:number])
            _draw_track(canvas, track, len(visual.items), passed)
            draw_list(canvas, listing, number, order=2, mark=_mark)
            canvas.keep()
            for placed in pages[number]:
                _draw_tick(canvas, placed, entry_box(sheet, listing, placed))
                box = _draw_passed(canvas, track, len(visual.items), placed.entry.place)
                canvas.layer(box, line=placed.entry.item.line, rises=False)

        return Page(draw, line=listing.pages[number][0].entry.item.line)

    return [page(number) for number in range(len(pages))]


def _mark(canvas: Canvas, placed: Placed, box: Box) -> Box:
    """Draw the plate of an item, and a ring to be ticked."""
    sheet, size = canvas.sheet, placed.text.size_px
    pad = round(_PAD_EM * size)
    plate = box._replace(top=box.top - pad, bottom=box.bottom + pad)
    rounded(canvas.draw, plate, round(_RADIUS_EM * size * sheet.rounding), sheet.theme.panel)
    if not placed.goes_on:
        center = first_line(sheet, placed, box, _INSET_EM)
        icon(canvas.picture, "ring", center, 2 * _RING_EM * size, sheet.theme.right)
    return plate


def _draw_tick(canvas: Canvas, placed: Placed, box: Box) -> None:
    sheet, size = canvas.sheet, placed.text.size_px
    x, y = first_line(sheet, placed, box, _INSET_EM)
    radius = _RING_EM * size
    disc(canvas.picture, (x, y), radius, sheet.theme.right)
    icon(canvas.picture, "tick", (x, y), _TICK_EM * size, sheet.theme.paper)
    edges = Box(round(x - radius) - 1, round(y - radius) - 1, round(x + radius) + 1, round(y + radius) + 1)
    canvas.layer(edges, line=placed.entry.item.line, rises=False)


def _draw_track(canvas: Canvas, region: Region, count: int, passed: int) -> None:
    """Draw the track in as many parts as there are items, those passed on earlier pages filled, and the flag."""
    sheet = canvas.sheet
    for place in range(count):
        colour = sheet.theme.right if place < passed else sheet.theme.rule
        rounded(canvas.draw, _part(sheet, region, count, place), sheet.px(_TRACK) // 2, colour)
    flag = sheet.px(_FLAG)
    left = sheet.x(region, region.width - flag, flag)
    icon(canvas.picture, "flag", (left + flag / 2, region.top + flag / 2), flag, sheet.theme.right)
    canvas.layer(Box(region.left, region.top, region.right, region.bottom), order=1, rises=False)


def _draw_passed(canvas: Canvas, region: Region, count: int, place: int) -> Box:
    part = _part(canvas.sheet, region, count, place)
    rounded(canvas.draw, part, canvas.sheet.px(_TRACK) // 2, canvas.sheet.theme.right)
    return part


def _part(sheet: Sheet, region: Region, count: int, place: int) -> Box:
    """Return where a part of the track is; many parts stand without gaps."""
    length = region.width - sheet.px(_FLAG)
    gap = sheet.px(_TRACK_GAP) if count * sheet.px(4 * _TRACK) < length else 0
    first, last = length * place // count, length * (place + 1) // count
    left = sheet.x(region, first, last - first)
    top = region.top + round(0.92 * sheet.px(_FLAG)) - sheet.px(_TRACK)
    return Box(left, top, left + max(1, last - first - gap), top + sheet.px(_TRACK))
