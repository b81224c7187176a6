"""A picture as the text names it."""

from typing import NamedTuple

from selectolax.lexbor import LexborNode

from video_gen.media.html_tree import parse_html, picture_address
from video_gen.models.source import asset_name


class Picture(NamedTuple):
    """A picture by the name that its asset bears."""

    name: str
    alt: str
    title: str


def picture_of(image: LexborNode) -> Picture | None:
    """Return the picture of an `img` element; None where it names no source."""
    alt, title = (" ".join((image.attributes.get(key) or "").split()) for key in ("alt", "title"))
    return named(picture_address(image), alt, title)


def pictures_in(html: str) -> list[Picture]:
    """Return the pictures of the `img` elements in a piece of HTML that name a source."""
    if "<img" not in html.lower():
        return []
    found = (picture_of(image) for image in parse_html(html).css("img"))
    return [picture for picture in found if picture]


def named(address: str, alt: str = "", title: str = "") -> Picture | None:
    """Return the picture at an address as it is written; None where there is none."""
    return Picture(asset_name(address), " ".join(alt.split()), title) if address else None
