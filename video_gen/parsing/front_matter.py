"""Reads a document's front matter."""

import re
from typing import Any

from video_gen.models.yaml_text import read_mapping

MAX_FRONT_MATTER_CHARS = 64 * 1024
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")

_BEGINS = re.compile(r"""(?:\s*(?:\#.*)?\n)*(?:\s*\Z|\s*\{|["']?[^\W_][\w .-]*["']?\s*:(?:\s|\Z)|\#)""")
"""How a mapping begins, after blank lines and comments: with a key, if it has any."""


def is_front_matter(text: str) -> bool:
    """Return whether lines between two `---` are front matter, and not a text that stands between two rules."""
    return bool(_BEGINS.match(text))


def read_front_matter(text: str, first_line: int = 2) -> dict[str, Any]:
    """Return the mapping in the lines between the two `---`, of which the first is `first_line`, JSON values only.

    Raises:
        DocumentError: It is no mapping, too long, or uses anchors, aliases or tags; the subject names the line.
    """
    return read_mapping(text, "front matter", max_chars=MAX_FRONT_MATTER_CHARS, first_line=first_line)


def title_in(front_matter: dict[str, Any]) -> str:
    """Return the document's title, empty where there is none."""
    title = front_matter.get("title")
    return " ".join(str(title).split()) if isinstance(title, str | int | float) else ""


def language_in(front_matter: dict[str, Any]) -> str:
    """Return the document's language such as `pt-BR`, empty where none is given or it is no language tag."""
    tags = (language_tag(str(front_matter.get(key) or "")) for key in ("lang", "language"))
    return next((tag for tag in tags if tag), "")


def language_tag(text: str) -> str:
    """Return a language tag as it is written here, such as `pt-BR` of `PT_BR`; empty where it is none."""
    primary, dash, rest = text.strip().replace("_", "-").partition("-")
    tag = primary.lower() + dash + rest
    return tag if _LANGUAGE.fullmatch(tag) else ""
