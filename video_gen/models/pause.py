"""Pauses that a writer puts into the narration, as in `First we look left. [pause 0.8s] Then right`."""

import re
from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from video_gen.models.value import Value

MOST_MS = 10_000
NO_WORDS = "…"
"""Narration of a scene that has nothing but a pause."""
_PAUSE = re.compile(r"\s*\[pause[ :]\s*(\d{1,4}(?:\.\d{1,4})?)\s*(ms|s|sec|seconds?)?\s*\]\s*", re.IGNORECASE)
_IN_MARKUP = re.compile(rf"`(?:[^`\\]|\\.)+`|{_PAUSE.pattern}", re.IGNORECASE)
_NO_BRACKETS = str.maketrans("", "", "[]")


class Pause(Value):
    """A silence within the narration."""

    line: Annotated[int, Field(ge=0)]
    """Index of the narration line that it is in."""
    at: Annotated[int, Field(ge=0)]
    """Offset in that line of the character before which it is; the line's length for behind it."""
    ms: Annotated[int, Field(ge=0, le=MOST_MS)]
    """How long it is, in milliseconds."""


def without_pauses(narration: Sequence[str]) -> tuple[list[str], list[Pause]]:
    """Return the lines as they are said and shown, and the pauses that were written in them.

    A pause is in seconds, `ms` behind the number makes it milliseconds; the longest has 10 s. What is nothing but a
    pause is no line: its pause is behind the line before it, or before the first.
    """
    lines: list[str] = []
    pauses: list[Pause] = []
    before_first = 0
    for written in narration:
        pieces = _PAUSE.split(written)  # text, number, unit, text, number, unit, text ...
        line = ""
        found: list[tuple[int, int]] = []
        for text, number, unit in zip(pieces[::3], ["", *pieces[1::3]], ["", *pieces[2::3]], strict=True):
            if number:
                found.append((len(line), _milliseconds(number, unit)))
            line += f" {text}" if line and text else text
        if line:
            pauses += [Pause(line=len(lines), at=at, ms=ms) for at, ms in found]
            lines.append(line)
        elif lines:
            pauses += [Pause(line=len(lines) - 1, at=len(lines[-1]), ms=ms) for _, ms in found]
        else:
            before_first += sum(ms for _, ms in found)
    if before_first:
        lines = lines or [NO_WORDS]
        pauses.insert(0, Pause(line=0, at=0, ms=min(before_first, MOST_MS)))
    return lines, pauses


def parted(markup: str) -> list[tuple[str, int]]:
    """Return inline markup in the pieces between the pauses that are written in it, and the milliseconds after each.

    What is written in code is none: it is shown and said as it stands.
    """
    pieces: list[tuple[str, int]] = []
    at = 0
    for match in _IN_MARKUP.finditer(markup) if "[" in markup else ():
        if match[1]:
            pieces.append((markup[at : match.start()], _milliseconds(match[1], match[2])))
            at = match.end()
    return [*pieces, (markup[at:], 0)]


def spoken_of(text: str) -> str:
    """Return a text that speaks of a pause, as `Write [pause 0.8s]` does, so that it is none: without the brackets."""
    return _PAUSE.sub(lambda match: match[0].translate(_NO_BRACKETS), text) if "[" in text else text


def with_pauses(narration: Sequence[str], pauses: Sequence[Pause]) -> list[str]:
    """Return the lines as they are written in a script, their pauses in them."""
    lines = list(narration)
    for _, pause in sorted(enumerate(pauses), key=lambda pair: (pair[1].at, pair[0]), reverse=True):
        if pause.line < len(lines):
            line = lines[pause.line]
            mark = f"[pause {pause.ms / 1000:g}s]"
            lines[pause.line] = " ".join(
                part for part in (line[: pause.at].strip(), mark, line[pause.at :].strip()) if part
            )
    return lines


def _milliseconds(number: str, unit: str | None) -> int:
    return min(round(float(number) * (1 if (unit or "").lower() == "ms" else 1000)), MOST_MS)
