"""The captions of a video become a text that can be read: sentences in paragraphs, under the video's own chapters."""

import json
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_STAMP = re.compile(r"^\W{0,5}(?:(\d{1,2}):)?(\d{1,2}):(\d{2})\b[\s\-–—:|.)\]]*(\S.*)$", re.MULTILINE)
_SOUNDS = re.compile(r"\[[^\[\]]{0,60}\]|\([A-Z][A-Z ]{2,40}\)|[♪♫]+|>{2,}")
"""What captions tell that is not said: [Music], (LAUGHTER), notes, marks of a new speaker."""
_STOP = re.compile(r"[.!?…。！？।؟۔][\"'”’)\]]*$")  # stops of other scripts
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~$&])")
_LIST_MARK = re.compile(r"^(\d*)(?=[-+.)])")
_FEWEST_CHAPTERS = 3
_PARAGRAPH_WORDS = 70
_UNSTOPPED_WORDS = 60
"""With fewer stops than one in so many words, captions have no sentences: they were recognised, not written."""
_CUT_WORDS = 14
_CUT_WARNING = "the captions have no punctuation: sentences are cut where one caption ends and the next begins"


class Cue(NamedTuple):
    """A caption."""

    start_s: float
    text: str


class Chapter(NamedTuple):
    """A part of the video."""

    start_s: float
    title: str


def chapters_in(description: str) -> tuple[Chapter, ...]:
    """Return the chapters that a description lists, a time and a title a line; none where these are not chapters.

    They begin at 0:00, come in order, and are three or more.

    Source: YouTube's help, "Add chapters to your videos".
    """
    found = tuple(
        Chapter(int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds), title.strip())
        for hours, minutes, seconds, title in _STAMP.findall(description)
    )
    in_order = all(one.start_s < other.start_s for one, other in pairwise(found))
    return found if len(found) >= _FEWEST_CHAPTERS and found[0].start_s == 0 and in_order else ()


def as_markdown(
    cues: Sequence[Cue], title: str, language: str, chapters: Sequence[Chapter]
) -> tuple[str, tuple[str, ...]]:
    """Return what is said as a Markdown document, and warnings.

    Args:
        cues: The captions, in order.
        title: Of the video; may be empty.
        language: Language tag of the captions.
        chapters: In order; each cue belongs to the last one that has begun.
    """
    said = [(cue.start_s, " ".join(_SOUNDS.sub(" ", cue.text).split())) for cue in cues]
    said = [(start, text) for start, text in said if any(character.isalnum() for character in text)]
    words = sum(len(text.split()) for _, text in said)
    stops = sum(bool(_STOP.search(word)) for _, text in said for word in text.split())
    cut = words > _UNSTOPPED_WORDS and stops * _UNSTOPPED_WORDS < words
    lines = ["---", f"lang: {json.dumps(language)}", "---", ""]
    if title:
        lines += [f"# {_escaped(title)}", ""]
    for number, chapter in enumerate(chapters or (Chapter(0.0, ""),)):
        end = chapters[number + 1].start_s if number + 1 < len(chapters) else float("inf")
        part = [text for start, text in said if chapter.start_s <= start < end]
        if part and chapter.title:
            lines += [f"## {_escaped(chapter.title)}", ""]
        for paragraph in _paragraphs(_cut(part) if cut else part):
            lines += [_escaped(paragraph), ""]
    return "\n".join(lines), (_CUT_WARNING,) if cut else ()


def _cut(texts: Sequence[str]) -> list[str]:
    """Return captions without punctuation as short sentences, cut where captions end."""
    sentences: list[str] = []
    words: list[str] = []
    for text in texts:
        words += text.split()
        if len(words) >= _CUT_WORDS:
            sentences.append(_sentence(words))
            words = []
    return [*sentences, _sentence(words)] if words else sentences


def _sentence(words: Sequence[str]) -> str:
    text = " ".join(words)
    return f"{text[0].upper()}{text[1:]}" + ("" if _STOP.search(text) else ".")


def _paragraphs(texts: Sequence[str]) -> list[str]:
    """Return the texts joined into paragraphs, each ending with a sentence as soon as it is long enough."""
    paragraphs: list[str] = []
    words: list[str] = []
    for word in " ".join(texts).split():
        words.append(word)
        if len(words) >= _PARAGRAPH_WORDS and _STOP.search(word):
            paragraphs.append(" ".join(words))
            words = []
    return [*paragraphs, " ".join(words)] if words else paragraphs


def _escaped(text: str) -> str:
    """Return a text on one line as Markdown that says nothing but the text."""
    return _LIST_MARK.sub(r"\1\\", _SPECIAL.sub(r"\\\1", " ".join(text.split())))
