"""Joins the lines of a paragraph."""

import re

_WIDE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_BETWEEN_WIDE = re.compile(rf"(?<=[{_WIDE}])[ \t]*\n[ \t]*(?=[{_WIDE}])")


def join_lines(text: str) -> str:
    """Return `text` on one line: line ends become spaces, except between Chinese, Japanese or Korean letters."""
    return " ".join(_BETWEEN_WIDE.sub("", text).split())
