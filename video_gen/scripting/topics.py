"""Headings as the names of what a video is about."""

import re

from video_gen.scripting.sentence_rules import speakable
from video_gen.scripting.word_patterns import either
from video_gen.scripting.words import covers

_GENERIC = re.compile(r"(?:abstract|introduction|overview|summary|conclusions?|background)$", re.IGNORECASE)
_HALF = re.compile(
    either("as at by for from in into of on or and but than to via with this these that those it they") + r"\b|.*\b"
    r"(?:above|below|continued|cont)$",
    re.IGNORECASE,
)
"""`As a library`, `These are words`, `Code below` say something on the page only."""


def names_topic(heading: str, title: str) -> bool:
    """Return whether a heading tells a listener what is spoken of, beside the title."""
    if not heading or _GENERIC.match(heading) or _HALF.match(heading) or not speakable(heading):
        return False
    return heading.casefold() != title.casefold() and not covers(title, heading)
