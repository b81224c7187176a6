"""Takes pictures that are written into a text out of it before it is read: Markdown's reader goes by the character."""

import re

from video_gen.models.source import asset_name

_LONG = re.compile(r"""data:[^\s()<>"'\\&]{20000,}+(?=[\s()<>"']|\Z)""", re.IGNORECASE)
"""One in which no character stands for another, so that Markdown and HTML mean the same by it."""


def with_short_data_addresses(text: str) -> str:
    """Return the text with each long `data:` address replaced by the name of its asset; the lines stay the same."""
    return _LONG.sub(lambda match: asset_name(match[0]), text)
