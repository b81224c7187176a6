"""Writes powers and indices so that they can be read on one line and said: `2^10`, `x_i`, `m²`, and `1st`."""

import re
from typing import Final, Literal

from video_gen.models.inline import Run

Place = Literal["raised", "lowered"]
RAISED_TAGS: Final[dict[str, Place]] = {"sup": "raised", "sub": "lowered"}
"""Elements of HTML whose text stands higher or lower, and how."""
_OPENS: Final[dict[Place, str]] = {"raised": "\x0e", "lowered": "\x0f"}
_ENDS: Final = "\x10"
"""Control characters that no text has which was read."""
_PLACED = re.compile(f"([{''.join(_OPENS.values())}])([^\x0e-\x10]*){_ENDS}")
_MARKS = re.compile("[\x0e-\x10]")
_BETWEEN_RUNS = re.compile(f"{_ENDS}\x0e")
_SQUARES: Final = {"2": "²", "3": "³"}
_UNIT = re.compile(r"(?:^|[\s\d/(·])(?:[kcdmµμn]?m|in|ft|yd|mi|s)$")
_BASE = re.compile(
    r"(?:(?<![\w.,])|(?<=\d[x\u00d7]))\d[\d.,]*(?<=\d)$|(?<![^\W_])[^\W\d_]$|(?<![^\W\d_])\d{0,4}[^\W\d_]$|\((?!.*\w{3})[^()]*\)$|"
    r"\b(?:sin|cos|tan|log|exp|ln)$"
)
"""A number, a variable, brackets without words, a function: what may have a power."""
_YEAR = re.compile(r"\b(?:19|20)\d\d$")
_NUMBER = re.compile(r"[-+\u2212]?\d{1,9}")
_VARIABLE = re.compile(r"[-+\u2212]?\d{0,4}[b-cf-np-qt-zA-Z\u03b1-\u03c9]")
"""Not `a`, `d`, `e`, `o`, `r` and `s`, which end ordinals."""
_SUM = re.compile(r"[-+\u2212]?[\w.]{1,6}(?:\s?[-+\u2212*/·\u00d7]\s?[\w.]{1,6}){1,3}")
_REFERENCE = re.compile(r"(?:\d{1,3}|[*†‡§]+|\[\w{1,3}\])(?:[,–-]\s?\d{1,3})*")
_LETTER = re.compile(r"(?<!\w)[^\W\d_]$")
_LOOKED_BACK_CHARS = 40


def mark(place: Place, *, end: bool = False) -> str:
    """Return the mark that opens or ends text of a place."""
    return _ENDS if end else _OPENS[place]


def placed(text: str, place: Place | None) -> str:
    """Return `text` marked as raised or lowered; as it is where it is neither."""
    return f"{mark(place)}{text}{_ENDS}" if place else text


def without_marks(text: str) -> str:
    """Return `text` with what is raised or lowered in it on the line."""
    return _MARKS.sub("", text)


def on_the_line(runs: list[Run]) -> list[Run]:
    """Return `runs` with what is marked as raised or lowered in them written on the line."""
    written: list[Run] = []
    for run in runs:
        before = written[-1].text if written else ""
        written.append(Run(_written(before, run.text), run.style) if _MARKS.search(run.text) else run)
    return written


def _written(before: str, text: str) -> str:
    done = ""
    at = 0
    text = _BETWEEN_RUNS.sub("", text)
    for match in _PLACED.finditer(text):
        done += without_marks(text[at : match.start()])
        place = _raised if match[1] == _OPENS["raised"] else _lowered
        done += place((before + done)[-_LOOKED_BACK_CHARS:], match[2].strip(), text[match.end() : match.end() + 1])
        at = match.end()
    return done + without_marks(text[at:])


def _raised(before: str, text: str, after: str) -> str:
    """Return what is written for raised text: a power; nothing for the mark of a note; else the text itself."""
    is_mark = _REFERENCE.fullmatch(text) is not None and before != "" and not before[-1].isspace()
    if _UNIT.search(before) and text in _SQUARES:
        return _SQUARES[text]
    if _BASE.search(before) and not (is_mark and (text == "1" or _YEAR.search(before))):
        if _NUMBER.fullmatch(text) or _VARIABLE.fullmatch(text):
            return f"^{text}" + (" " if after.isalnum() else "")
        if _SUM.fullmatch(text):
            return f"^({text})"
    return "" if is_mark else text


def _lowered(before: str, text: str, _after: str) -> str:
    """Return what is written for lowered text: an index of a letter; else the text itself, as in `H2O`."""
    return f"_{text}" if _LETTER.search(before) and text.isalnum() and not text.isdigit() else text
