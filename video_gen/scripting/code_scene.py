"""Code with what it does, said in words."""

import re

from video_gen.models.document import Code
from video_gen.models.script import Visual
from video_gen.scripting.code_visual import code_visual
from video_gen.scripting.marked import capital, stopped
from video_gen.scripting.sentences import Sentence
from video_gen.scripting.topics import names_topic
from video_gen.scripting.wording import an, number, programming_language

_NAME = re.compile(r"^\s*(?:async\s+)?(?:(def|function|func|fn|class|interface|struct)\s+)([A-Za-z]\w*)", re.MULTILINE)
_NOUNS = {"class": "class", "interface": "interface", "struct": "structure"}


def code_of(
    block: Code,
    sentences: tuple[Sentence, ...],
    heading: str,
    fewest_lines: int | None,
    language: str,
    *,
    english: bool,
) -> tuple[tuple[str, ...], Visual] | None:
    """Return the narration and the code on screen; None where nothing can be said of it.

    Args:
        block: The code.
        sentences: What leads into it, and what follows.
        heading: The section's heading.
        fewest_lines: From how many lines a description stands in where nothing leads in; None where it never does.
        language: Of the document.
        english: Whether that description may be in English; else it is the heading.
    """
    lead, follow = _around(block, sentences)
    lines = [line for line in (lead, follow) if line]
    if not lead and (fewest_lines is None or block.text.count("\n") + 1 < fewest_lines):
        return None
    if not lead:
        named = heading if names_topic(heading, "", language) else ""
        if not named and not _NAME.search(block.text) and fewest_lines != 1:
            return None  # how long it is, says nothing by itself
        description = describe(block, named) if english else stopped(named) if named else ""
        lines = [line for line in (description, follow) if line]
    if not lines:
        return None
    return tuple(lines), code_visual(block, heading)


def _around(block: Code, sentences: tuple[Sentence, ...]) -> tuple[str, str]:
    lead = next((s.announced for s in sentences if s.span.first < block.span.first and not s.leans_back), "")
    follow = next((s.said for s in sentences if s.span.first > block.span.first), "")
    return lead, follow


def describe(block: Code, heading: str) -> str:
    """Return what code is that nothing introduces: how long, in which language, and what it defines."""
    count = len([line for line in block.text.splitlines() if line.strip()])
    language = programming_language(block.language)
    defined = _NAME.search(block.text)
    noun = _NOUNS.get(defined[1], "function") if defined else "example"
    name = f", the {noun} {defined[2]}" if defined else ""
    if not heading and not language and not defined:
        return f"{capital(number(count))} {'line' if count == 1 else 'lines'} of code."
    if not heading:
        kind = " ".join(filter(None, [f"{number(count)}-line" if count > 1 else "", language, noun]))
        return capital(f"{an(kind)} {kind}{f' called {defined[2]}' if defined else ''}.")
    if language == "shell":
        return f"{heading}, with one command." if count == 1 else f"{heading}, in {number(count)} lines of shell{name}."
    lines = "line" if count == 1 else "lines"
    return f"{heading}, in {number(count)} {lines} of {language or 'code'}{name}."
