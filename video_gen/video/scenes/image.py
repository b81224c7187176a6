"""A picture with its caption."""

from PIL import Image

from video_gen.models.script import ImageVisual
from video_gen.video.following import Nearer
from video_gen.video.header import Header
from video_gen.video.page import Canvas, Page
from video_gen.video.photo import is_dark, opened
from video_gen.video.picture import Box
from video_gen.video.shapes import rounded_mask
from video_gen.video.sheet import Region, Sheet
from video_gen.video.text import Text
from video_gen.video.theme import Colour
from video_gen.video.tokens import Style

_CAPTION = 34
_CAPTION_GAP = 24
_MOST_CAPTION = 0.34
_RADIUS = 18
_LARGEST_ENLARGEMENT = 2.0
_LEAST_SIDE = 64
"""The longer side of a picture is never shown smaller, not even that of a single pixel."""
_PLATE_PAD = 28
_LIGHT_PLATE: Colour = (250, 250, 250)
_DARK_PLATE: Colour = (24, 26, 32)


def image_pages(visual: ImageVisual, sheet: Sheet, scene_id: str) -> list[Page]:
    """Return the page of a picture, as large as it fits, and one more if its caption is very long.

    Raises:
        RenderError: The picture cannot be read.
    """
    header = Header(sheet, visual.heading) if visual.heading.strip() else None
    region = header.body if header else sheet.region
    caption = _caption(visual, sheet, region)
    parts = caption.pages(max(1, int(region.height * _MOST_CAPTION))) if caption else [None]
    picture = _plated(opened(visual.image, region.width, region.height, subject=f"scene {scene_id}"), sheet)

    def page(number: int) -> Page:
        def draw(canvas: Canvas) -> None:
            if header:
                header.draw(canvas, number, len(parts))
            _draw(canvas, region, picture, parts[number])

        return Page(draw)

    return [page(number) for number in range(len(parts))]


def _caption(visual: ImageVisual, sheet: Sheet, region: Region) -> Text | None:
    if not visual.caption.strip():
        return None
    content = sheet.tokens(visual.caption, Style(sheet.theme.muted, chip=sheet.theme.chip))
    return sheet.set(content, sheet.type_px(_CAPTION), region.width, "running")


def _plated(picture: Image.Image, sheet: Sheet) -> Image.Image:
    """Return an RGBA picture as RGB: a transparent one on a plate from which it stands out."""
    if picture.getchannel("A").getextrema()[0] == 255:  # noqa: PLR2004  # wholly opaque
        return picture.convert("RGB")
    pad = sheet.px(_PLATE_PAD)
    size = picture.width + 2 * pad, picture.height + 2 * pad
    plate = Image.new("RGB", size, _LIGHT_PLATE if is_dark(picture) else _DARK_PLATE)
    plate.paste(picture, (pad, pad), picture)
    return plate


def _draw(canvas: Canvas, region: Region, picture: Image.Image, caption: Text | None) -> None:
    sheet = canvas.sheet
    below = caption.height_px + sheet.px(_CAPTION_GAP) if caption else 0
    room = max(1, region.height - below)
    most = max(_LARGEST_ENLARGEMENT * sheet.px(1000) / 1000, sheet.px(_LEAST_SIDE) / max(picture.size))
    scale = min(region.width / picture.width, room / picture.height, most)
    width, height = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    left = region.left + (region.width - width) // 2
    top = region.top + round((room - height) * (0.35 if sheet.portrait else 0.5))
    fitted = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
    canvas.picture.paste(fitted, (left, top), rounded_mask(width, height, sheet.radius(_RADIUS)))
    box = Box(left, top, left + width, top + height)
    canvas.layer(box, order=2, rises=False)
    canvas.follower = Nearer(box, fitted, sheet.radius(_RADIUS))
    if caption:
        box = canvas.text(caption, region.left, top + height + sheet.px(_CAPTION_GAP), region.width, "center")
        canvas.layer(box._replace(top=top + height + 1), order=4)
