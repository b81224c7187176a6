"""Lists are drawn: items in quiet type at first, and in full strength once they are said."""

from collections.abc import Callable

from PIL import Image

from video_gen.video.listing import COLUMN_GAP, Listing, Placed, column_px
from video_gen.video.page import Canvas
from video_gen.video.picture import Box
from video_gen.video.shapes import disc
from video_gen.video.sheet import Sheet
from video_gen.video.text import Text

_REACH_EM = 0.26
"""How far above and below its text an entry is drawn at most; less than half of the least gap between entries."""
Mark = Callable[[Canvas, Placed, Box], Box]
"""Draws the marker of an entry, and what lies below its text, given the box around its text; returns what it covers."""


def draw_list(canvas: Canvas, listing: Listing, page: int, order: int, mark: Mark | None = None) -> None:
    """Draw a page of a list: all items from the first, in quiet type until each comes out with its narration line.

    Args:
        canvas: What it is drawn on.
        listing: The list.
        page: Which of its pages.
        order: Place of the first item among what appears together.
        mark: Draws the markers; numbers or discs unless given.
    """
    opens_with = listing.pages[page][0].entry.item.line if page else 0
    items = [(n, placed, placed.entry.item.line) for n, placed in enumerate(listing.pages[page], order)]
    before = canvas.picture.copy()
    for n, placed, line in items:
        quiet = line > opens_with
        box = _draw_item(canvas, listing, placed, mark, quiet=quiet)
        canvas.layer(box, line=None if quiet else line, order=n)
    canvas.keep()
    for n, placed, line in items:
        if line > opens_with:
            box = _draw_item(canvas, listing, placed, mark, over=before)
            canvas.layer(box, line=line, order=n, rises=False)


def _draw_item(
    canvas: Canvas,
    listing: Listing,
    placed: Placed,
    mark: Mark | None,
    *,
    quiet: bool = False,
    over: Image.Image | None = None,
) -> Box:
    """Draw an item, over the picture as it was before where that is given, and return what it covers."""
    sheet, size = canvas.sheet, listing.size_px
    own = entry_box(sheet, listing, placed)
    room, reach, width = round(0.1 * size), round(_REACH_EM * size), own.right - own.left
    if over:
        around = Box(own.left - room, own.top - reach, own.right + room, own.bottom + reach)
        canvas.picture.paste(over.crop(around), around[:2])
    covered = own
    if mark:
        covered = mark(canvas, placed, own)
    elif not placed.goes_on:
        _draw_marker(canvas, placed, own.left, width, size, quiet=quiet)
    text = placed.text.in_colour(sheet.theme.muted) if quiet else placed.text
    left = own.left if sheet.rtl else own.left + listing.marker_px
    box = canvas.text(text, left, placed.top, width - listing.marker_px)
    return Box(own.left - room, min(covered.top, box.top), own.right + room, max(covered.bottom, box.bottom))


def entry_box(sheet: Sheet, listing: Listing, placed: Placed) -> Box:
    """Return the box around an entry: as wide as its column, as high as its text."""
    width = column_px(sheet, listing.region, listing.columns)
    left = sheet.x(listing.region, placed.column * (width + sheet.px(COLUMN_GAP)), width)
    return Box(left, placed.top, left + width, placed.bottom)


def first_line(sheet: Sheet, placed: Placed, box: Box, inset_em: float) -> tuple[float, float]:
    """Return the point on the middle of an entry's first line that is `inset_em` from where the entry begins."""
    inset = inset_em * placed.text.size_px
    return box.right - inset if sheet.rtl else box.left + inset, box.top + placed.text.line_px / 2


def _draw_marker(canvas: Canvas, placed: Placed, left: int, width: int, size: int, *, quiet: bool) -> None:
    sheet = canvas.sheet
    if placed.entry.marker:
        number = Text([placed.entry.marker], size, placed.text.leading)
        number = number.in_colour(sheet.theme.muted) if quiet else number
        canvas.text(number, left, placed.top, width)
        return
    colour = sheet.theme.rule if quiet else sheet.theme.accent
    x = left + width - 0.3 * size if sheet.rtl else left + 0.3 * size
    disc(canvas.picture, (x, placed.top + placed.text.line_px / 2), max(0.145 * size, 1.5), colour)
