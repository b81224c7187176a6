"""What both pages are built with: their templates, escaped text, and the policy that keeps them to themselves."""

import base64
import hashlib
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from urllib.parse import quote

from video_gen.media.plain_line import plain_line

PAGE_NAME = "index.html"
GENERATOR = '<meta name="generator" content="video-gen">'
"""How our pages are told from those that somebody else wrote."""
_HEAD_BYTES = 4096
"""Where that mark stands, at the latest."""
_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
    "%3Crect width='32' height='32' rx='8' fill='%233a3fd4'/%3E%3Cpath d='M12 9v14l12-7z' fill='%23fff'/%3E%3C/svg%3E"
)


@cache
def resource(name: str) -> str:
    """Return the text of a file that lies beside this module."""
    return files(__package__).joinpath(name).read_text("utf-8")


def text(words: str) -> str:
    """Return a text of the document for HTML: between tags, or inside a quoted attribute."""
    return escape(plain_line(words))


def address(name: str) -> str:
    """Return the relative address of a file beside the page, for a quoted attribute; never one with a scheme."""
    return escape("./" + quote(name))


def page(name: str, style: str, script: str = "", **parts: str) -> str:
    """Return the page of a template, with its style and script inside and a policy that allows these alone.

    Args:
        name: The template, a file beside this module.
        style: The file with its style.
        script: The file with its script, if it has one.
        parts: HTML for the template's places.
    """
    policy = [
        "default-src 'none'",
        f"style-src '{_digest(resource(style))}'",
        *([f"script-src '{_digest(resource(script))}'"] if script else []),
        "img-src 'self' file: data:",
        "media-src 'self' file: data: blob:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    own = {"generator": GENERATOR, "policy": "; ".join(policy), "icon": _ICON, "style": resource(style)}
    own |= {"script": resource(script)} if script else {}
    return Template(resource(name)).substitute(own | parts)


def is_our_page(path: Path) -> bool:
    """Return whether a file is a page of this program's."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return GENERATOR.encode() in file.read(_HEAD_BYTES)


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
