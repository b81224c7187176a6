"""Takes the pictures out of a PDF."""

import hashlib
import io
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from video_gen.media.picture_check import MAX_PIXELS
from video_gen.parsing.embedded_pictures import EmbeddedPictures

MAX_PICTURES = 60
_LEAST_AREA = 0.03
"""Share of the page below which a picture is a logo or an icon."""
_MOST_AREA = 0.9
"""Share of the page above which it is the page's background."""
_MOST_NESTING = 3


@dataclass(frozen=True)
class PagePicture:
    """A picture and its place, in points from the top left corner of the page."""

    name: str
    left: float
    top: float
    right: float
    bottom: float
    page: int
    """Number of its page, from 0."""


def pictures_on(page: pypdfium2.PdfPage, number: int, pictures: EmbeddedPictures) -> list[PagePicture]:
    """Return the pictures on a page, each only where it is shown first; their bytes go to `pictures`."""
    width, height = page.get_size()
    found: list[PagePicture] = []
    every = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_MOST_NESTING)
    for place, one in enumerate(every, start=1):
        where = f"{place} on page {number + 1}"
        left, bottom, right, top = one.get_bounds()
        share = max(0.0, right - left) * max(0.0, top - bottom) / max(width * height, 1.0)
        if not _LEAST_AREA <= share <= _MOST_AREA:
            continue
        if len(pictures.assets) >= MAX_PICTURES:
            pictures.leave_out(where, f"the document has more than {MAX_PICTURES}")
            continue
        try:
            data = _bytes_of(one)
        except (pypdfium2.PdfiumError, OSError, ValueError):
            pictures.leave_out(where, "it cannot be decoded")
            continue
        name = f"picture-{hashlib.sha256(data).hexdigest()[:12]}"
        if not data:
            pictures.leave_out(where, "it has too many pixels")
        elif not pictures.has(name) and pictures.add(name, data):
            found.append(PagePicture(name, left, height - top, right, height - bottom, number))
    return found


def _bytes_of(image: pypdfium2.PdfImage) -> bytes:
    """Return a JPEG file as it is kept where its colours are common ones, any other as PNG; empty where it is huge."""
    width, height = image.get_px_size()
    if width * height > MAX_PIXELS:
        return b""
    if image.get_filters(skip_simple=True) == ["DCTDecode"]:
        kept = bytes(image.get_data(decode_simple=True))
        if Image.open(io.BytesIO(kept), formats=["JPEG"]).mode in {"RGB", "L"}:
            return kept
    out = io.BytesIO()
    image.get_bitmap().to_pil().convert("RGB").save(out, "PNG")
    return out.getvalue()
