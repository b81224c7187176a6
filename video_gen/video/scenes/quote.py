"""Somebody's words, below a large quotation mark."""

from video_gen.models.inline import escape
from video_gen.models.script import QuoteVisual
from video_gen.video.page import Canvas, Page
from video_gen.video.sheet import Sheet
from video_gen.video.text import Text
from video_gen.video.tokens import Style, Token

_LARGEST, _SMALLEST = 112, 34
_LARGE, _MOST_LARGE_LINES = 80, 3
"""Type that is larger than this is for few words: they have no more lines than that."""
_ATTRIBUTION = 38
_MARK = 240
_MARK_INK_EM = 0.3
"""Height of the ink of a quotation mark, at the top of its line."""
_MARK_TOP_EM = 0.21
_GAP = 48


def quote_pages(visual: QuoteVisual, sheet: Sheet) -> list[Page]:
    """Return the pages of a quotation; its author stands on the last."""
    region = sheet.region
    mark_height = round(sheet.px(_MARK) * _MARK_INK_EM) + sheet.px(_GAP)
    author = None
    if visual.attribution.strip():
        style = Style(sheet.theme.muted, chip=sheet.theme.chip)
        content = sheet.tokens(f"{escape('— ')}{visual.attribution}", style)
        author = sheet.set(content, sheet.type_px(_ATTRIBUTION), region.width, "balanced")
    room = region.height - mark_height
    reserved = min(author.height_px + sheet.px(_GAP), room // 2) if author else 0
    content = sheet.tokens(visual.text, Style(sheet.theme.ink, chip=sheet.theme.chip))
    text = _largest(sheet, content, region.width, room - reserved)
    if text.height_px > room - reserved:
        text, _ = sheet.largest(content, sheet.sizes(_SMALLEST), region.width, room - reserved, "running")
    parts: list[tuple[Text, Text | None]] = [(part, None) for part in text.pages(room - reserved)]
    if author and author.height_px + sheet.px(_GAP) <= reserved:
        parts[-1] = (parts[-1][0], author)
    elif author:
        parts += [(part, None) for part in author.pages(room)]
    return [_page(sheet, part, by, mark_height) for part, by in parts]


def _largest(sheet: Sheet, content: tuple[Token, ...], width: int, height: int) -> Text:
    for size in sheet.sizes(_LARGEST, _LARGE):
        text = sheet.set(content, size, width, "balanced")
        if text.height_px <= height and len(text.rows) <= _MOST_LARGE_LINES and sheet.keeps_words(content, size, width):
            return text
    return sheet.largest(content, sheet.sizes(_LARGE, _SMALLEST), width, height, "balanced")[0]


def _page(sheet: Sheet, text: Text, author: Text | None, mark_height: int) -> Page:
    def draw(canvas: Canvas) -> None:
        region = sheet.region
        height = mark_height + text.height_px + (sheet.px(_GAP) + author.height_px if author else 0)
        top = region.top + round(max(0, region.height - height) * 0.45)
        mark = sheet.set(
            sheet.tokens("”" if sheet.rtl else "“", Style(sheet.theme.accent, "bold")), sheet.px(_MARK), region.width
        )
        mark_top = top - round(_MARK_TOP_EM * mark.size_px)
        canvas.layer(canvas.text(mark, region.left, mark_top, region.width)._replace(bottom=top + mark_height))
        top += mark_height
        canvas.layer(canvas.text(text, region.left, top, region.width)._replace(top=top), order=1)
        top += text.height_px + sheet.px(_GAP)
        if author:
            canvas.layer(canvas.text(author, region.left, top, region.width)._replace(top=top), order=3)

    return Page(draw, weight=len(text.rows))
