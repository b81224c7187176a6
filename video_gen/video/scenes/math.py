"""A formula, large, on a plate; its source as code where it cannot be set."""

from PIL import Image

from video_gen.models.material import MathVisual
from video_gen.models.script import CodeVisual
from video_gen.video.formula import formula
from video_gen.video.header import Header
from video_gen.video.page import Canvas, Page
from video_gen.video.picture import Box
from video_gen.video.scenes.code import code_pages
from video_gen.video.shapes import rounded
from video_gen.video.sheet import SMALLEST_TYPE, Region, Sheet

_LARGEST = 120
_PAD = (56, 72)
_RADIUS = 28


def math_pages(visual: MathVisual, sheet: Sheet) -> list[Page]:
    """Return the page of a formula, or those of its source."""
    header = Header(sheet, visual.heading)
    width = max(1, header.body.width - 2 * sheet.px(_PAD[0]))
    height = max(1, header.body.height - 2 * sheet.px(_PAD[1]))
    ink = formula(visual.tex, width, height, sheet.px(_LARGEST), sheet.type_px(SMALLEST_TYPE))
    if ink is None:
        return code_pages(CodeVisual(heading=visual.heading, language="tex", code=visual.tex), sheet)

    def draw(canvas: Canvas) -> None:
        header.draw(canvas, 0, 1)
        _draw(canvas, header.body, ink)

    return [Page(draw)]


def _draw(canvas: Canvas, region: Region, ink: Image.Image) -> None:
    """Draw the plate, and over it the formula, which is uncovered as it is read: always left to right."""
    sheet = canvas.sheet
    height = ink.height + 2 * sheet.px(_PAD[1])
    top = sheet.settled(region, height)
    box = Box(region.left, top, region.right, top + height)
    rounded(canvas.draw, box, sheet.radius(_RADIUS), sheet.theme.panel)
    canvas.layer(box, order=2, rises=False)
    canvas.keep()
    left, top = region.left + (region.width - ink.width) // 2, top + sheet.px(_PAD[1])
    canvas.picture.paste(sheet.theme.ink, (left, top), ink)
    canvas.layer(Box(left, top, left + ink.width, top + ink.height), order=4, wipe="right")
