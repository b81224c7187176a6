"""A formula with what the document says around it: it is shown, and never read out."""

from collections.abc import Sequence

from video_gen.models.document import Block, Math
from video_gen.models.material import MOST_TEX_CHARS, MathVisual
from video_gen.scripting.facts import Facts
from video_gen.scripting.marked import stopped
from video_gen.scripting.outline import Section
from video_gen.scripting.sentences import Sentence
from video_gen.scripting.topics import names_topic
from video_gen.scripting.wording import number

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def math_of(
    block: Math, sentences: tuple[Sentence, ...], section: Section, facts: Facts
) -> tuple[tuple[str, ...], MathVisual] | None:
    """Return the narration and the formula; None where nothing can be said of it, or it is too long to be seen.

    Where no sentence leads into it, it is called by the section's heading, and by its place among the formulas there.

    Args:
        block: The formula.
        sentences: What leads into it, and what follows.
        section: Where it stands.
        facts: What holds for the whole document.
    """
    before = [one for one in sentences if one.span.first <= block.span.first and not one.leans_back]
    after = [one for one in sentences if one.span.first > block.span.first]
    lead = before[0].announced if before else ""
    lead = lead or _named(block, section.blocks, section.heading, facts)
    if not lead or len(block.tex) > MOST_TEX_CHARS:
        return None
    return (lead, *(one.said for one in after)), MathVisual(heading=section.heading, tex=block.tex.strip())


def _named(block: Math, blocks: Sequence[Block], heading: str, facts: Facts) -> str:
    """Return what is said of a formula that no sentence leads into: in English which one it is, else the heading."""
    formulas = [one for one in blocks if isinstance(one, Math)]
    place = next((n for n, one in enumerate(formulas) if one is block), 0)
    topic = heading if names_topic(heading, facts.title, facts.language) else ""
    if facts.vocabulary is None:
        return stopped(topic) if topic and not place else ""
    if len(formulas) < 2:  # noqa: PLR2004  # the only one
        return f"{topic}, as a formula." if topic else "Here is the formula."
    if place >= len(_ORDINALS):
        return ""
    counted = f"the {_ORDINALS[place]} of {number(len(formulas))} formulas."
    return f"{topic}: {counted}" if topic else f"T{counted[1:]}"
