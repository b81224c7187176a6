"""Lists on screen: items in one or two columns, as large as they fit, on as few pages as they need."""

from collections.abc import Sequence
from typing import NamedTuple

from video_gen.models.item import Item
from video_gen.video.sheet import Region, Sheet
from video_gen.video.text import Text
from video_gen.video.tokens import Style, Token

_LARGEST = 60
_FEW = 3
_LARGE, _MOST_LARGE_LINES = 66, 2
"""Type that is larger than this is for short items: none has more lines than that."""
_COMFORTABLE = 40
_PAGED = 38
_TWO_COLUMNS_FROM = 5
COLUMN_GAP = 80
_WIDEST_GAP_EM = 1.1
_OVER_HEADING = 1.25
"""How many times as large as its heading a list is set at most."""


class Entry(NamedTuple):
    """An item, or the part of a very long one that goes on a page."""

    item: Item
    place: int
    """Which item it is, counted from 0."""
    content: tuple[Token, ...]
    marker: tuple[Token, ...]
    """Its number; nothing for a bullet."""


class Placed(NamedTuple):
    """A part of an entry at its place."""

    entry: Entry
    text: Text
    goes_on: bool
    """Whether it continues one from the page before, and so has no marker."""
    column: int
    top: int

    @property
    def bottom(self) -> int:
        """Where its text ends, in pixels from the top of the frame."""
        return self.top + self.text.height_px


class ListStyle(NamedTuple):
    """How large a list is set, and how much room its markers and gaps take."""

    marker: float = 1.05
    """Width in ems."""
    gap: float = 0.55
    """The least, in ems; where there is room, gaps are wider."""
    largest: float = 76
    """Largest size of type in units of the sheet; longer lists begin with a smaller one."""
    settles: bool = True
    """Whether a list that leaves much room begins a little below the top."""
    two_columns: bool = True
    """Whether a long list may stand in two columns."""


class Listing(NamedTuple):
    """A list that was set: what is where on each page."""

    pages: tuple[tuple[Placed, ...], ...]
    size_px: int
    columns: int
    marker_px: int
    region: Region


_STYLE = ListStyle()


def entries(items: Sequence[Item], sheet: Sheet, *, ordered: bool) -> list[Entry]:
    """Return items with their tokens, numbered from 1 if `ordered`; those that no font can draw are left out."""
    number_style = Style(sheet.theme.accent, "bold")
    listed = [
        Entry(
            item,
            index,
            sheet.tokens(item.text, sheet.body()),
            sheet.tokens(f"{index + 1}", number_style) if ordered else (),
        )
        for index, item in enumerate(items)
    ]
    return [entry for entry in listed if entry.content] or listed


def set_list(
    listed: list[Entry], sheet: Sheet, region: Region, style: ListStyle = _STYLE, *, heading_px: int = 0
) -> Listing:
    """Return a list set in `region`: in the largest type that fits on one page, else on several pages.

    Args:
        listed: The items.
        sheet: The grid.
        region: Where they stand.
        style: How large, and with how much room.
        heading_px: Size of the heading over it, which keeps the upper hand; 0 where there is none.
    """
    for columns, size in _candidates(sheet, len(listed), style):
        if heading_px and size > max(_OVER_HEADING * heading_px, sheet.type_px(_COMFORTABLE)):
            continue
        listing = _try(listed, sheet, region, columns, size, style)
        if listing:
            return listing
    return _paged(listed, sheet, region, sheet.type_px(_PAGED), style)


def _candidates(sheet: Sheet, count: int, style: ListStyle) -> list[tuple[int, int]]:
    largest = max(style.largest if count <= _FEW else min(style.largest, _LARGEST), _COMFORTABLE)
    large, small = sheet.sizes(largest, _COMFORTABLE), sheet.sizes(_COMFORTABLE)
    two = style.two_columns and not sheet.portrait and count >= _TWO_COLUMNS_FROM
    comfortable = [(1, size) for size in large] + [(2, size) for size in large if two]
    return comfortable + [(columns, size) for size in small for columns in ((1, 2) if two else (1,))]


def _try(
    listed: list[Entry], sheet: Sheet, region: Region, columns: int, size: int, style: ListStyle
) -> Listing | None:
    """Return the list on one page at this size, or None if it does not fit."""
    marker = _marker_px(listed, size, style)
    width = column_px(sheet, region, columns) - marker
    texts = [sheet.set(entry.content, size, width, "running") for entry in listed]
    if any(token.em * size > width for entry in listed for token in entry.content):
        return None
    if size > sheet.type_px(_LARGE) and any(len(text.rows) > _MOST_LARGE_LINES for text in texts):
        return None
    split = _balanced([text.height_px for text in texts]) if columns == 2 else len(texts)  # noqa: PLR2004
    parts = [part for part in (texts[:split], texts[split:]) if part]
    heights = [sum(text.height_px for text in part) for part in parts]
    gaps = [max(1, len(part) - 1) for part in parts]
    gap = min((region.height - height) / count for height, count in zip(heights, gaps, strict=True))
    if gap < style.gap * size:
        return None
    gap = round(min(gap, max(_WIDEST_GAP_EM, style.gap) * size))
    tallest = max(height + gap * (len(part) - 1) for height, part in zip(heights, parts, strict=True))
    placed, top = [], sheet.settled(region, tallest) if style.settles else region.top
    at = top
    for index, (entry, text) in enumerate(zip(listed, texts, strict=True)):
        if index == split:
            at = top
        placed.append(Placed(entry, text, goes_on=False, column=int(index >= split), top=at))
        at += text.height_px + gap
    return Listing((tuple(placed),), size, columns, marker, region)


def _balanced(heights: list[int]) -> int:
    """Return how many items go into the first of two columns, which is never the shorter in number."""
    least = (len(heights) + 1) // 2
    return min(range(least, len(heights)), key=lambda split: max(sum(heights[:split]), sum(heights[split:])))


def _marker_px(listed: list[Entry], size: int, style: ListStyle) -> int:
    widest = max((token.em for entry in listed for token in entry.marker), default=0.0)
    return round(max(style.marker, widest + 0.65) * size)


def column_px(sheet: Sheet, region: Region, columns: int) -> int:
    """Return the width of a column, its markers included."""
    return (region.width - sheet.px(COLUMN_GAP) * (columns - 1)) // columns


def _paged(listed: list[Entry], sheet: Sheet, region: Region, size: int, style: ListStyle) -> Listing:
    """Return the list on as many pages as it needs, each about as full as the others."""
    marker = _marker_px(listed, size, style)
    gap = round(style.gap * size)
    parts = []
    for entry in listed:
        text = sheet.set(entry.content, size, max(region.width - marker, size), "running")
        parts += [(entry, part, index > 0) for index, part in enumerate(text.pages(region.height))]
    heights = [part.height_px for _, part, _ in parts]
    count = len(_fill(heights, gap, region.height))
    low, high = max(heights), region.height
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if len(_fill(heights, gap, middle)) <= count else (middle + 1, high)
    pages = []
    for first, last in _fill(heights, gap, max(low, 1)):
        at, placed = region.top, []
        for entry, text, goes_on in parts[first:last]:
            placed.append(Placed(entry, text, goes_on, 0, at))
            at += text.height_px + gap
        pages.append(tuple(placed))
    return Listing(tuple(pages), size, 1, marker, region)


def _fill(heights: list[int], gap: int, capacity: int) -> list[tuple[int, int]]:
    """Return which items go on each page, filled one after the other up to `capacity`."""
    pages: list[tuple[int, int]] = []
    first, used = 0, 0
    for index, height in enumerate(heights):
        if index > first and used + gap + height > capacity:
            pages.append((first, index))
            first, used = index, 0
        used += height + (gap if index > first else 0)
    return [*pages, (first, len(heights))]
