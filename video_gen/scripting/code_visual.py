"""How code is shown: as a command with what it prints, as two ways side by side, or as it is."""

import re
import textwrap
from collections.abc import Sequence

from video_gen.models.document import Code
from video_gen.models.lesson import CommandVisual, ComparisonVisual
from video_gen.models.script import CodeVisual

MOST_LINES = 18
PROMPT = re.compile(r"^[$%] (?=\S)")
_COMMENT = re.compile(r"^(?://|#|--|;|/\*|<!--)+\s*")
_LABEL_END = re.compile(r"(?<!\W)\W+$")
PAIRS = {"bad": "good", "wrong": "right", "before": "after", "don't": "do", "avoid": "prefer", "incorrect": "correct"}


def code_visual(block: Code, heading: str) -> CodeVisual | CommandVisual | ComparisonVisual:
    """Return what shows a code block best."""
    return (
        _command(block, heading)
        or _compared_within(block, heading)
        or CodeVisual(heading=heading, language=block.language, code=trimmed(block.text))
    )


def _command(block: Code, heading: str) -> CommandVisual | None:
    """Return commands that are typed at a prompt, and what they print after the last of them."""
    lines = block.text.strip("\n").split("\n")
    typed = next((n for n, line in enumerate(lines) if not PROMPT.match(line)), len(lines))
    if not typed or any(PROMPT.match(line) for line in lines[typed:]) or len(lines) > MOST_LINES:
        return None
    command = "\n".join(PROMPT.sub("", line) for line in lines[:typed])
    return CommandVisual(heading=heading, command=command, output="\n".join(lines[typed:]).strip("\n"))


def _compared_within(block: Code, heading: str) -> ComparisonVisual | None:
    """Return the two parts of a block whose comments call one bad and one good."""
    lines = textwrap.dedent(block.text).split("\n")
    labels = [(n, label) for n, line in enumerate(lines) if (label := label_of(line, comment=True))]
    if len(labels) != 2 or labels[0][0] != 0 or PAIRS.get(labels[0][1]) != labels[1][1]:  # noqa: PLR2004  # two ways
        return None
    (_, one), (second, other) = labels
    return comparison(block.language, heading, lines[1:second], lines[second + 1 :], (one, other))


def label_of(line: str, *, comment: bool = False) -> str:
    """Return which of two ways a line announces, empty for none: `// bad`, `Before:`."""
    if comment and not _COMMENT.match(line):
        return ""
    word = _LABEL_END.sub("", _COMMENT.sub("", line)).strip().lower()
    return word if word in PAIRS or word in PAIRS.values() else ""


def comparison(
    language: str, heading: str, before: Sequence[str], after: Sequence[str], labels: tuple[str, str]
) -> ComparisonVisual | None:
    """Return two pieces of code side by side, given by their lines; None where one is empty."""
    one, other = trimmed("\n".join(before)), trimmed("\n".join(after))
    if not one.strip() or not other.strip():
        return None
    return ComparisonVisual(
        heading=heading,
        language=language,
        before=one,
        after=other,
        before_label=labels[0].capitalize(),
        after_label=labels[1].capitalize(),
    )


def trimmed(code: str) -> str:
    """Return code that fits a screen: not indented, without blank lines around, at most MOST_LINES lines."""
    lines = textwrap.dedent(code.expandtabs(4)).rstrip().split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    if len(lines) <= MOST_LINES:
        return "\n".join(lines)
    blank = [n for n in range(MOST_LINES // 2, MOST_LINES) if not lines[n].strip()]
    kept = lines[: blank[-1] if blank else MOST_LINES - 1]
    return "\n".join([*kept, "…"])
