"""Reads a document's front matter."""

import re
from typing import Any

from video_gen.models.yaml_text import read_mapping

MAX_FRONT_MATTER_CHARS = 64 * 1024
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def read_front_matter(text: str) -> dict[str, Any]:
    """Return the mapping in the lines between the two `---`, JSON values only.

    Raises:
        DocumentError: It is no mapping, too long, or uses anchors, aliases or tags; the subject names the line.
    """
    return read_mapping(text, "front matter", max_chars=MAX_FRONT_MATTER_CHARS, first_line=2)


def title_in(front_matter: dict[str, Any]) -> str:
    """Return the document's title, empty where there is none."""
    title = front_matter.get("title")
    return " ".join(str(title).split()) if isinstance(title, str | int | float) else ""


def language_in(front_matter: dict[str, Any]) -> str:
    """Return the document's language such as `pt-BR`, empty where none is given or it is no language tag."""
    for key in ("lang", "language"):
        primary, dash, rest = str(front_matter.get(key) or "").strip().replace("_", "-").partition("-")
        if _LANGUAGE.fullmatch(tag := primary.lower() + dash + rest):
            return tag
    return ""
