"""Turns the page that shows a file of a repository into the file itself."""

import re
from typing import Final

_PAGES: Final = (
    (
        re.compile(r"https://(?:www\.)?github\.com/([^/?#]+/[^/?#]+)/blob/([^?#]+)(?:[?#].*)?"),
        r"https://raw.githubusercontent.com/\1/\2",
    ),
    (
        re.compile(r"(https://gist\.github\.com/[^/?#]+/[0-9a-f]+)/?(?:[?#].*)?"),
        r"\1/raw",
    ),
    (
        re.compile(r"(https://[^/?#]+/[^?#]+)/-/blob/([^?#]+)(?:[?#].*)?"),
        r"\1/-/raw/\2",
    ),
    (
        re.compile(r"(https://bitbucket\.org/[^/?#]+/[^/?#]+)/src/([^?#]+)(?:[?#].*)?"),
        r"\1/raw/\2",
    ),
    (
        re.compile(r"(https://codeberg\.org/[^/?#]+/[^/?#]+)/src/((?:branch|tag|commit)/[^?#]+)(?:[?#].*)?"),
        r"\1/raw/\2",
    ),
)
"""GitHub, its gists, GitLab wherever it is installed, Bitbucket, Codeberg."""


def raw_address(address: str) -> str:
    """Return the address of the file that the page at `address` shows; any other address as it is."""
    for page, file in _PAGES:
        if match := page.fullmatch(address.strip()):
            return match.expand(file)
    return address
