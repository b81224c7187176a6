"""Finds the pictures in raw HTML."""

import html
import re
from typing import NamedTuple

from video_gen.models.source import asset_name

_IMAGE = re.compile(r"<img\s([^<>]+)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\b(src|alt|title)\s{0,5}=\s{0,5}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)


class Picture(NamedTuple):
    """A picture by the name that its asset bears."""

    name: str
    alt: str
    title: str


def pictures_in(text: str) -> list[Picture]:
    """Return the pictures of the `img` elements in `text` that name a source."""
    found = []
    for image in _IMAGE.finditer(text):
        attributes = {
            match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "")
            for match in _ATTRIBUTE.finditer(image[1])
        }
        if address := attributes.get("src"):
            found.append(Picture(asset_name(address), attributes.get("alt", ""), attributes.get("title", "")))
    return found
