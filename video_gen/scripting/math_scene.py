"""A formula with what the document says around it: it is shown, and never read out."""

from video_gen.models.document import Math
from video_gen.models.material import MOST_TEX_CHARS, MathVisual
from video_gen.scripting.sentences import Sentence


def math_of(block: Math, sentences: tuple[Sentence, ...], heading: str) -> tuple[tuple[str, ...], MathVisual] | None:
    """Return the narration and the formula; None where no sentence leads into it, or it is too long to be seen.

    Args:
        block: The formula.
        sentences: What leads into it, and what follows.
        heading: The section's heading.
    """
    before = [one for one in sentences if one.span.first <= block.span.first and not one.leans_back]
    after = [one for one in sentences if one.span.first > block.span.first]
    lead = before[0].announced if before else ""
    if not lead or len(block.tex) > MOST_TEX_CHARS:
        return None
    return (lead, *(one.said for one in after)), MathVisual(heading=heading, tex=block.tex.strip())
