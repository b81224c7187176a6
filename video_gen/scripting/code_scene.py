"""Code with what it does, said in words."""

import re
from collections.abc import Sequence

from video_gen.models.document import OUTPUT, Code
from video_gen.models.script import Visual
from video_gen.scripting.code_visual import PROMPT, code_visual
from video_gen.scripting.english_rules import has_verb
from video_gen.scripting.facts import Facts
from video_gen.scripting.lead_ins import is_whole
from video_gen.scripting.marked import capital, stopped
from video_gen.scripting.sentence_rules import speakable
from video_gen.scripting.sentences import Sentence
from video_gen.scripting.topics import names_topic
from video_gen.scripting.wording import an, number, programming_language
from video_gen.scripting.words import count_words

_NAME = re.compile(
    r"^\s*(?:async\s+)?(?:(def|function|func|fn|class|interface|struct)\s+)(?!main\b)([A-Za-z]\w*)", re.MULTILINE
)
_FEWEST_LINES = 4
_MOST_PRINTED_WORDS = 8
_NOUNS = {"class": "class", "interface": "interface", "struct": "structure"}


def code_of(
    block: Code, sentences: tuple[Sentence, ...], heading: str, facts: Facts
) -> tuple[tuple[str, ...], Visual] | None:
    """Return the narration and the code on screen; None where nothing can be said of it.

    Args:
        block: The code.
        sentences: What leads into it, and what follows.
        heading: The section's heading.
        facts: What holds for the whole document.
    """
    lead, follow = _around(block, sentences)
    named = next(filter(None, map(_name_in, sentences)), heading)
    lines = [line for line in (lead or _described(block, named, facts), follow) if line]
    return (tuple(lines), code_visual(block, heading)) if lines else None


def _described(block: Code, heading: str, facts: Facts) -> str:
    """Return what is said of code that no sentence leads into: in English a description, else the heading.

    The title of the video is not said again. Short code is told where the document has little else to say, and how
    long it is says nothing by itself.
    """
    named = heading if names_topic(heading, facts.title, facts.language) else ""
    english = facts.vocabulary is not None
    is_long = english and block.text.count("\n") + 1 >= _FEWEST_LINES
    if not (is_long or facts.is_short_of_words):
        return ""
    if not (named or _NAME.search(block.text) or facts.is_short_of_words):
        return ""
    if facts.vocabulary is None:
        return stopped(named) if named else ""
    return describe(block, capital(facts.vocabulary.lowered(named)))


def _name_in(lead: Sentence) -> str:
    """Return what a short lead-in calls the code: `Sample calls`; empty where it is a word or has a verb: `Run`."""
    name = lead.names_next
    is_name = count_words(name) > 1 and not lead.is_ahead and not has_verb(name) and is_whole(stopped(name))
    return name if is_name else ""


def _around(block: Code, sentences: tuple[Sentence, ...]) -> tuple[str, str]:
    before = [s for s in sentences if s.span.first < block.span.first and not s.leans_back]
    lead = next((s.announced for s in before if is_whole(s.announced)), "")
    follow = next((s.said for s in sentences if s.span.first > block.span.first), "")
    return lead, follow


def describe(block: Code, heading: str) -> str:
    """Return what code is that nothing introduces: how long, in which language, and what it defines or prints."""
    lines = [line for line in block.text.splitlines() if line.strip()]
    if block.language == OUTPUT:
        return _printed(lines, heading)
    count = sum(map(bool, map(PROMPT.match, lines))) or len(lines)
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
    of = "line of" if count == 1 else "lines of"
    return f"{heading}, in {number(count)} {of} {language or 'code'}{name}."


def _printed(lines: Sequence[str], heading: str) -> str:
    """Return what a program printed, where that is a line that can be said, else how much."""
    what = f"{heading}: the output" if heading else "The output"
    if len(lines) > 1:
        return f"{what}, in {number(len(lines))} lines."
    printed = lines[0].strip()
    can_be_said = speakable(printed) and 0 < count_words(printed) <= _MOST_PRINTED_WORDS
    return f"{what} is {stopped(printed)}" if can_be_said else f"{what}."
