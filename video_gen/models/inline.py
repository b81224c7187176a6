r"""Inline markup of the texts on screen: `code`, **strong**, and a backslash before a literal ` * or \."""

import re
from typing import Literal, NamedTuple

Style = Literal["plain", "code", "strong"]


class Run(NamedTuple):
    """A piece of text in one style."""

    text: str
    style: Style


_TOKEN = re.compile(r"\\([\\`*])|(`)((?:[^`\\]|\\.)+)`|\*\*((?:[^*\\]|\\.)+)\*\*")
_ESCAPED = re.compile(r"\\([\\`*])")


def runs(markup: str) -> tuple[Run, ...]:
    """Return the styled pieces of `markup`, neighbours of one style joined."""
    pieces: list[Run] = []

    def add(text: str, style: Style) -> None:
        if not text:
            return
        if pieces and pieces[-1].style == style:
            pieces[-1] = Run(pieces[-1].text + text, style)
        else:
            pieces.append(Run(text, style))

    at = 0
    for token in _TOKEN.finditer(markup):
        add(markup[at : token.start()], "plain")
        at = token.end()
        literal, tick, code, strong = token.groups()
        if literal:
            add(literal, "plain")
        elif tick:
            add(_ESCAPED.sub(r"\1", code), "code")
        else:
            add(_ESCAPED.sub(r"\1", strong), "strong")
    add(markup[at:], "plain")
    return tuple(pieces)


def plain(markup: str) -> str:
    """Return `markup` without its styles."""
    return "".join(run.text for run in runs(markup))


def markup_of(pieces: tuple[Run, ...] | list[Run]) -> str:
    """Return the markup that `runs` reads back as `pieces`."""
    return "".join(_MARKED[run.style].format(escape(run.text)) for run in pieces if run.text)


def escape(text: str) -> str:
    """Return markup that shows `text` as it is."""
    return re.sub(r"[\\`*]", r"\\\g<0>", text)


_MARKED: dict[Style, str] = {"plain": "{}", "code": "`{}`", "strong": "**{}**"}
