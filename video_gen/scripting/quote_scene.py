"""Somebody's words."""

from video_gen.models.document import Paragraph, Quote
from video_gen.models.script import QuoteVisual
from video_gen.scripting.marked import cleaned, marked, to_plain
from video_gen.scripting.segments import signature_of
from video_gen.scripting.sentence_rules import speakable
from video_gen.scripting.sentences import sentences_of
from video_gen.scripting.wording import Vocabulary


def quote_of(
    block: Quote, lead: str, language: str, vocabulary: Vocabulary | None
) -> tuple[tuple[str, ...], QuoteVisual] | None:
    """Return the narration and the quotation; None where it cannot be said."""
    name = signature_of(block)
    texts = [paragraph.text for paragraph in block.blocks if isinstance(paragraph, Paragraph)]
    shown = to_plain(cleaned(marked(" ".join(texts))))
    shown = shown.removesuffix(name).rstrip(" —–-―").strip('"“” ') if name else shown
    sentences = sentences_of(shown.replace("*", "").replace("`", "").replace("\\", ""), block.span, language)
    said = [sentence.said for sentence in sentences]
    if not said or not all(speakable(line) for line in said):
        return None
    if not lead and vocabulary:
        lead = f"In the words of {vocabulary.lowered(name.partition(',')[0], sure=True)}:"
    lines = [line for line in (lead, *said) if line]
    return tuple(lines), QuoteVisual(text=shown, attribution=name)
