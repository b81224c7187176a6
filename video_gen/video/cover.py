"""Covers: a large title with a line above or below it, for openings and chapters."""

from collections.abc import Callable

from PIL import Image

from video_gen.video.page import Canvas, Page
from video_gen.video.picture import Box
from video_gen.video.sheet import Region, Sheet
from video_gen.video.text import Text
from video_gen.video.theme import Colour
from video_gen.video.tokens import Token
from video_gen.video.wrap import parts_compounds

_TITLE_LARGEST, _TITLE_SMALLEST = 128, 56
_LINE_LARGEST, _LINE_SMALLEST = 46, 32
_NUMBER_SIZE = 84
_BAR = (110, 12)
_TRACK = 440
"""Length of what the bar fills while an opening is spoken that takes long."""
_GAP = 40
_SHARE_OF_WIDTH = 0.68
_MOST_TITLE_LINES, _MOST_HIGH_LINES = 4, 6
"""Most lines of a title, and on a frame that is higher than wide."""
_NEARLY_AS_LARGE = 0.8
"""How much smaller a title is set for the sake of one line, or of a word such as `real-time` on one."""


def cover_pages(
    sheet: Sheet,
    background: Callable[[Sheet], Image.Image],
    *,
    title: tuple[Token, ...],
    bar: tuple[Colour, Colour],
    above: tuple[Token, ...] = (),
    below: tuple[Token, ...] = (),
) -> list[Page]:
    """Return a cover: one page, or more if its texts are longer than a page.

    Args:
        sheet: The grid.
        background: What it stands on.
        title: The title.
        bar: Colour of the bar over the title, and of what it stands on.
        above: Set over the title, such as a number.
        below: Set below the title, such as a subtitle.
    """
    region = cover_region(sheet)
    number = sheet.set(above, sheet.type_px(_NUMBER_SIZE), region.width) if above else None
    room = region.height - sheet.px(_BAR[1] + _GAP) - (number.height_px if number else 0)
    heading = _title(sheet, title, region.width, round(room * (0.68 if below else 1.0)))
    line = None
    if below:
        left_over = room - min(heading.height_px, room) - sheet.px(_GAP)
        line, _ = sheet.largest(below, sheet.sizes(_LINE_LARGEST, _LINE_SMALLEST), region.width, left_over, "balanced")
    return _stacked(sheet, background, region, (number, heading, line), bar)


def cover_region(sheet: Sheet) -> Region:
    """Return where a cover's texts stand: beside the discs, or below them where the frame is not wide."""
    region = sheet.region
    if sheet.landscape:
        return region._replace(
            left=sheet.x(region, 0, round(region.width * _SHARE_OF_WIDTH)), width=round(region.width * _SHARE_OF_WIDTH)
        )
    top = round(sheet.height * (0.36 if sheet.portrait else 0.3))
    return region.below(max(0, top - region.top))


def _title(sheet: Sheet, content: tuple[Token, ...], width: int, height: int) -> Text:
    most = _MOST_HIGH_LINES if sheet.portrait else _MOST_TITLE_LINES
    fitting = []
    for size in sheet.sizes(_TITLE_LARGEST, _TITLE_SMALLEST):
        text = sheet.set(content, size, width, "even")
        if text.height_px <= height and len(text.rows) <= most and sheet.keeps_words(content, size, width):
            fitting.append(text)
    if not fitting:
        return sheet.largest(content, sheet.sizes(_TITLE_SMALLEST), width, height, "even")[0]
    near = [text for text in fitting if text.size_px >= _NEARLY_AS_LARGE * fitting[0].size_px]
    one_line = (text for text in near if len(text.rows) == 1)
    whole = (text for text in near if not parts_compounds(text.rows))
    return next(one_line, next(whole, fitting[0]))


def _stacked(
    sheet: Sheet,
    background: Callable[[Sheet], Image.Image],
    region: Region,
    texts: tuple[Text | None, Text, Text | None],
    bar: tuple[Colour, Colour],
) -> list[Page]:
    number, heading, line = texts
    bar_height = sheet.px(_BAR[1] + _GAP)
    height = bar_height + (number.height_px if number else 0) + heading.height_px
    with_line = height + (sheet.px(_GAP) + line.height_px if line else 0)
    if with_line <= region.height:
        return [_page(sheet, background, region, (number, heading, line), bar)]
    parts = heading.pages(region.height - bar_height - (number.height_px if number else 0))
    pages = [
        _page(sheet, background, region, (number if not index else None, part, None), bar)
        for index, part in enumerate(parts)
    ]
    more = line.pages(region.height - bar_height) if line else []
    return pages + [_page(sheet, background, region, (None, part, None), bar) for part in more]


def _page(
    sheet: Sheet,
    background: Callable[[Sheet], Image.Image],
    region: Region,
    texts: tuple[Text | None, Text, Text | None],
    bar: tuple[Colour, Colour],
) -> Page:
    def draw(canvas: Canvas) -> None:
        number, heading, line = texts
        gap = sheet.px(_GAP)
        height = sheet.px(_BAR[1] + _GAP) + heading.height_px
        height += number.height_px if number else 0
        height += gap + line.height_px if line else 0
        top = region.top + round(max(0, region.height - height) * (0.5 if sheet.landscape else 0.35))
        if number:
            canvas.layer(canvas.text(number, region.left, top, region.width), order=1)
            top += number.height_px
        width, length, thick = sheet.px(_BAR[0]), sheet.px(_TRACK), sheet.px(_BAR[1])
        left = sheet.x(region, 0, width)
        box = Box(left, top, left + width, top + thick)
        start = sheet.x(region, 0, length)
        track = box._replace(left=start, right=start + length)
        canvas.bar(box, track, "left" if sheet.rtl else "right", bar[0], on=bar[1])
        top += thick + gap
        canvas.layer(canvas.text(heading, region.left, top, region.width)._replace(top=top), order=1)
        top += heading.height_px + gap
        if line:
            canvas.layer(canvas.text(line, region.left, top, region.width), order=3)

    return Page(draw, background)
