"""Two pieces of code of which the text calls one worse and the other better. English only: it goes by words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from video_gen.models.document import Block, Code, Paragraph
from video_gen.models.inline import plain
from video_gen.models.lesson import ComparisonVisual
from video_gen.scripting.code_visual import PAIRS, comparison, label_of
from video_gen.scripting.sentences import sentences_of

_WAYS = {"before": "before and after"}
_OTHER_WAYS = "first how not to do it, then how to do it"
_WORSE = re.compile(
    r"^[❌✗✘👎⛔🚫]|\b(?:don['’]t|do not|never|avoid|bad|wrong|incorrect|not like this|anti-?patterns?|instead of)\b",
    re.IGNORECASE,
)
_BETTER = re.compile(
    r"^[✅✓✔👍]|\b(?:instead|better|good|prefer(?:red)?|correct|recommended|do this|rather|the right way)\b",
    re.IGNORECASE,
)
_SURELY_BETTER = re.compile(r"\b(?:instead|better|rather)\b(?! (?:of|than)\b)", re.IGNORECASE)
"""What is said of the second of two, whatever was said of the first."""
_MOST_LABEL_WORDS = 3


@dataclass(frozen=True)
class Pair:
    """Two code blocks, one called bad or before and the other good or after."""

    lines: tuple[str, ...]
    visual: ComparisonVisual
    blocks: tuple[Block, ...]
    """What calls them so, and the code."""


def pairs_of(blocks: Sequence[Block], heading: str) -> list[Pair]:
    """Return the pairs of code blocks of an English section: below `Before` and `After`, `Don't do this:` and so on."""
    return list(_pairs(blocks, heading))


def _pairs(blocks: Sequence[Block], heading: str) -> Iterator[Pair]:
    for four in zip(blocks, blocks[1:], blocks[2:], blocks[3:], strict=False):
        first, one, second, other = four
        if not (isinstance(first, Paragraph) and isinstance(second, Paragraph)):
            continue
        if not (isinstance(one, Code) and isinstance(other, Code)):
            continue
        found = _labels(plain(first.text), plain(second.text))
        lines = _lines(first, second, heading, found) if found else ()
        if not found or not lines:
            continue
        visual = comparison(one.language, heading, one.text.split("\n"), other.text.split("\n"), found)
        if visual:
            yield Pair(lines, visual, four)


def _labels(first: str, second: str) -> tuple[str, str] | None:
    """Return what two texts call the code below them; None where they do not call one worse and one better."""
    label = label_of(first)
    if label and PAIRS.get(label, "") == label_of(second):
        return label, PAIRS[label]
    if _WORSE.search(second) and not _SURELY_BETTER.search(second):
        return None
    worse = _WORSE.search(first) and not _SURELY_BETTER.search(first)
    if (worse and _BETTER.search(second)) or (_leads(first) and _leads(second) and _SURELY_BETTER.search(second)):
        return ("bad" if worse else "before", "good" if worse else "better")
    return None


def _leads(text: str) -> bool:
    return text.rstrip().endswith(":")


def _lines(first: Paragraph, second: Paragraph, heading: str, labels: tuple[str, str]) -> tuple[str, ...]:
    """Return what is said of two pieces of code: the texts above them, or the heading where they are mere labels."""
    texts = [sentences_of(block.text, block.span, "en") for block in (first, second)]
    said = tuple(sentence.announced for found in texts for sentence in found)
    short = all(len(plain(block.text).split()) <= _MOST_LABEL_WORDS for block in (first, second))
    if all(said) and said and not short:
        return said
    return (f"{heading}: {_WAYS.get(labels[0], _OTHER_WAYS)}.",) if heading else ()
