"""One thought: large where it is short, in quiet type where it takes a sentence."""

from video_gen.models.script import StatementVisual
from video_gen.video.background import statement_background
from video_gen.video.header import Header
from video_gen.video.page import Canvas, Page
from video_gen.video.picture import Box
from video_gen.video.sheet import Sheet
from video_gen.video.text import Text
from video_gen.video.tokens import Style, Token
from video_gen.video.wrap import row_em

_LARGEST, _SMALLEST = 168, 40
_LARGE, _MOST_LARGE_LINES = 104, 2
"""Type that is larger than this is for a thought of few words: it has no more lines than that."""
_BAR = 12
_BAR_GAP = 48
_MOST_LINES = 6
_LONG_EM = 44
"""Text that is wider than this in one line is no claim but a sentence, which bold type would make a wall of."""
_QUIET, _QUIET_SHARE, _NARROWEST_EM = 80, 0.85, 10.5
"""Largest quiet type, the share of the room's height that it fills at most, and the least width of its lines."""


def statement_pages(visual: StatementVisual, sheet: Sheet) -> list[Page]:
    """Return the pages of a statement: as large as it fits, on one page unless it is very long."""
    header = Header(sheet, visual.heading) if visual.heading.strip() else None
    region = header.body if header else sheet.region
    indent = sheet.px(_BAR + _BAR_GAP)
    text = _set(sheet, visual.text, region.width - indent, region.height)
    parts = text.pages(region.height)

    def page(number: int) -> Page:
        part = parts[number]

        def draw(canvas: Canvas) -> None:
            if header:
                header.draw(canvas, number, len(parts))
            top = region.top + round((region.height - part.height_px) * (0.42 if header else 0.5))
            left = sheet.x(region, 0, sheet.px(_BAR))
            bar = Box(left, top, left + sheet.px(_BAR), top + part.height_px)
            canvas.bar(bar, bar, "down", sheet.theme.accent, order=1)
            text_left = region.left if sheet.rtl else region.left + indent
            canvas.layer(canvas.text(part, text_left, top, region.width - indent), order=2)

        return Page(draw, statement_background, weight=len(part.rows))

    return [page(number) for number in range(len(parts))]


def _set(sheet: Sheet, markup: str, width: int, height: int) -> Text:
    bold = sheet.tokens(markup, Style(sheet.theme.ink, "bold", chip=sheet.theme.chip))
    if not bold or row_em(bold) <= _LONG_EM:
        return _largest(sheet, bold, width, height)
    sizes = sheet.sizes(_QUIET)
    sizes = [size for size in sizes if size * _NARROWEST_EM <= width] or sizes[-1:]
    return sheet.largest(sheet.tokens(markup, sheet.body()), sizes, width, round(_QUIET_SHARE * height), "balanced")[0]


def _largest(sheet: Sheet, content: tuple[Token, ...], width: int, height: int) -> Text:
    for size in sheet.sizes(_LARGEST, _SMALLEST):
        text = sheet.set(content, size, width, "even")
        most = _MOST_LINES if size <= sheet.type_px(_LARGE) else _MOST_LARGE_LINES
        if text.height_px <= height and len(text.rows) <= most and sheet.keeps_words(content, size, width):
            return text
    return sheet.largest(content, sheet.sizes(_SMALLEST), width, height, "even")[0]
