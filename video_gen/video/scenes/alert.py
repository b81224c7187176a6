"""A note, a tip or a warning: its sign and its label over the text, on a plate with an edge of its colour."""

from typing import NamedTuple

from video_gen.models.material import AlertKind, AlertVisual
from video_gen.video.header import Header
from video_gen.video.icons import IconName, icon
from video_gen.video.page import Canvas, Page
from video_gen.video.picture import Box
from video_gen.video.shapes import rounded
from video_gen.video.sheet import Region, Sheet
from video_gen.video.text import Text
from video_gen.video.theme import Colour, Theme
from video_gen.video.tokens import Style

_LARGEST, _SMALLEST, _COMFORTABLE_LINES = 66, 38, 6
_LABEL = 44
_PAD = (64, 56)
_EDGE = 16
_RADIUS = 28
_SIGN = 88
_GAP = 32


class _Looks(NamedTuple):
    sign: IconName
    colour: Colour
    plate: Colour


def alert_pages(visual: AlertVisual, sheet: Sheet) -> list[Page]:
    """Return the pages of an alert: one, unless it is very long."""
    looks = _looks(visual.alert, sheet.theme)
    header = Header(sheet, visual.heading, bar=looks.colour)
    width = max(1, header.body.width - 2 * sheet.px(_PAD[0]) - sheet.px(_EDGE))
    room = max(1, header.body.height - 2 * sheet.px(_PAD[1]) - sheet.px(_SIGN + _GAP))
    text = _largest(visual, sheet, width, room)
    label = _label(visual.label, sheet, looks, width - sheet.px(_SIGN + _GAP))
    parts = text.pages(room)

    def page(number: int) -> Page:
        def draw(canvas: Canvas) -> None:
            header.draw(canvas, number, len(parts))
            _draw(canvas, header.body, looks, label, parts[number])

        return Page(draw, weight=len(parts[number].rows))

    return [page(number) for number in range(len(parts))]


def _looks(kind: AlertKind, theme: Theme) -> _Looks:
    return {
        "note": _Looks("info", theme.note, theme.note_panel),
        "tip": _Looks("bulb", theme.right, theme.right_panel),
        "important": _Looks("flag", theme.note, theme.note_panel),
        "warning": _Looks("warning", theme.warn, theme.warn_panel),
        "caution": _Looks("stop", theme.wrong, theme.wrong_panel),
    }[kind]


def _largest(visual: AlertVisual, sheet: Sheet, width: int, room: int) -> Text:
    content = sheet.tokens(visual.text, sheet.body())
    for size in sheet.sizes(_LARGEST, _SMALLEST):
        text = sheet.set(content, size, width, "balanced")
        if len(text.rows) <= _COMFORTABLE_LINES and text.height_px <= room and sheet.keeps_words(content, size, width):
            return text
    return sheet.largest(content, sheet.sizes(_SMALLEST), width, room, "running")[0]


def _label(markup: str, sheet: Sheet, looks: _Looks, width: int) -> Text:
    label = sheet.set(sheet.tokens(markup, Style(looks.colour, "bold")), sheet.type_px(_LABEL), width)
    return sheet.shortened(label, 1, width)


def _draw(canvas: Canvas, region: Region, looks: _Looks, label: Text, text: Text) -> None:
    sheet = canvas.sheet
    pad_x, pad_y, edge, sign, gap = (sheet.px(units) for units in (*_PAD, _EDGE, _SIGN, _GAP))
    height = min(2 * pad_y + sign + gap + text.height_px, region.height)
    top = sheet.settled(region, height)
    box = Box(region.left, top, region.right, top + height)
    _draw_plate(canvas, box, looks, edge)
    canvas.layer(box, order=1, rises=False)
    canvas.keep()
    inner = Region(region.left + (0 if sheet.rtl else edge) + pad_x, top + pad_y, region.width - edge - 2 * pad_x, 0)
    left = sheet.x(inner, 0, sign)
    icon(canvas.picture, looks.sign, (left + sign / 2, inner.top + sign / 2), sign, looks.colour)
    beside = inner.left + (0 if sheet.rtl else sign + gap)
    label_top = inner.top + (sign - label.height_px) // 2
    label.draw(canvas.picture, beside, label_top, inner.width - sign - gap, sheet.align)
    canvas.layer(Box(inner.left, inner.top, inner.right, inner.top + sign), order=2, rises=False)
    canvas.layer(canvas.text(text, inner.left, inner.top + sign + gap, inner.width), order=4)


def _draw_plate(canvas: Canvas, box: Box, looks: _Looks, edge: int) -> None:
    """Draw the plate, with a broad edge in its colour on the side where lines begin."""
    sheet, radius = canvas.sheet, canvas.sheet.radius(_RADIUS)
    rounded(canvas.draw, box, radius, looks.colour)
    plate = box._replace(right=box.right - edge) if sheet.rtl else box._replace(left=box.left + edge)
    rounded(canvas.draw, plate, radius, looks.plate)
    inner = plate.right - radius if sheet.rtl else plate.left
    canvas.draw.rectangle((inner, plate.top, inner + radius - 1, plate.bottom - 1), fill=looks.plate)
