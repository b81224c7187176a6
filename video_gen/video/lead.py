"""A sentence on a card, and a list below or beside it: together on a page where they fit."""

from collections.abc import Sequence
from typing import NamedTuple

from video_gen.models.item import Item
from video_gen.video.card import Card
from video_gen.video.header import Header
from video_gen.video.list_drawing import Mark, draw_list
from video_gen.video.listing import Listing, ListStyle, entries, set_list
from video_gen.video.page import Canvas, Page
from video_gen.video.sheet import Sheet
from video_gen.video.text import Text
from video_gen.video.tokens import Style

_SMALLEST = 38
_MOST_LINES = 7
_COMFORTABLE = 40
_LIST_ORDER = 5


class Lead(NamedTuple):
    """What is set."""

    text: str
    """Inline markup."""
    largest: int
    """Largest size of its type in units of the sheet."""
    items: Sequence[Item] = ()
    style: ListStyle = ListStyle()
    mark: Mark | None = None
    """Draws the markers of the items."""


def lead_pages(sheet: Sheet, header: Header, card: Card, lead: Lead) -> list[Page]:
    """Return the sentence and the list on one page, in the largest type in which both fit; else one after the other."""
    if together := _together(sheet, card, lead):
        return [_page(header, card, lead, [*together], 0)]
    content = sheet.tokens(lead.text, Style(sheet.theme.ink, "bold", chip=sheet.theme.chip))
    text, _ = sheet.largest(content, sheet.sizes(_SMALLEST), card.text_width, card.text_height, "even")
    parts: list[Text | Listing] = [*text.pages(card.text_height)]
    if lead.items:
        listing = set_list(entries(lead.items, sheet, ordered=False), sheet, header.body, lead.style)
        parts += [listing._replace(pages=(page,)) for page in listing.pages]
    return [_page(header, card, lead, [part], number, len(parts)) for number, part in enumerate(parts)]


def _together(sheet: Sheet, card: Card, lead: Lead) -> list[Text | Listing] | None:
    """Return the text and the list in the largest type in which one page holds both; None if there is none.

    A list in comfortable type goes before a larger sentence.
    """
    found: list[Text | Listing] | None = None
    content = sheet.tokens(lead.text, Style(sheet.theme.ink, "bold", chip=sheet.theme.chip))
    listed = entries(lead.items, sheet, ordered=False)
    for size in sheet.sizes(lead.largest, _SMALLEST, 0.9):
        text = sheet.set(content, size, card.text_width, "even")
        whole_words = sheet.keeps_words(content, size, card.text_width)
        if text.height_px > card.text_height or len(text.rows) > _MOST_LINES or not whole_words:
            continue
        if not listed:
            return [text]
        listing = set_list(listed, sheet, card.rest(text), lead.style)
        if len(listing.pages) == 1 and listing.pages[0][-1].bottom <= card.rest(text).bottom:
            found = found or [text, listing]
            if listing.size_px >= sheet.type_px(_COMFORTABLE):
                return [text, listing]
    return found


def _page(header: Header, card: Card, lead: Lead, parts: Sequence[Text | Listing], number: int, count: int = 1) -> Page:
    """Return a page that shows `parts`; a page of the list alone comes up with the line of its first item."""

    def draw(canvas: Canvas) -> None:
        header.draw(canvas, number, count)
        for part in parts:
            if isinstance(part, Text):
                card.draw(canvas, part, alone=len(parts) == 1 and count == 1)
            else:
                draw_list(canvas, part, 0, _LIST_ORDER, lead.mark)

    first = parts[0]
    return Page(draw, line=first.pages[0][0].entry.item.line if isinstance(first, Listing) else None)
