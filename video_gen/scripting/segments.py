"""Cuts a section into segments: what could become one scene each, in order and without overlap."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from video_gen.models.document import Block, Code, Image, ItemList, ListItem, Math, Paragraph, Quote, Table
from video_gen.models.inline import plain
from video_gen.models.pause import parted
from video_gen.models.span import SourceSpan
from video_gen.scripting.english_rules import is_step
from video_gen.scripting.inner_list import is_short
from video_gen.scripting.lead_ins import points_ahead
from video_gen.scripting.marked import capital, cleaned, marked, spoken, stopped, unstopped
from video_gen.scripting.outline import Section, is_worded
from video_gen.scripting.sentence_rules import Grade
from video_gen.scripting.sentences import Sentence, sentences_of
from video_gen.scripting.words import count_words

Kind = Literal["prose", "list", "code", "table", "quote", "image", "math", "lesson"]
_MOST_QUOTE_WORDS = 45
_SENTENCE_WORDS = 8
"""An item of fewer is an entry of a list, even with a full stop."""
_MOST_NEEDED = 2
_STEPS_SHARE = 0.4
"""Share of the items that tell to do something, from which a numbered list is steps."""


_SAID_OF_ONE = re.compile(r"[A-Z][a-z]+s (?:(?:an?|the|your|its|their|all|two|three|and [a-z]+s) |`)")
"""An item that says what something does, which the sentence that leads in names: `Builds the packages.`"""


@dataclass(frozen=True)
class Segment:
    """What could become a scene."""

    kind: Kind
    section: Section
    sentences: tuple[Sentence, ...]
    """Prose: its sentences. Anything else: the sentence that leads in and one that follows, where there are such."""
    block: Block | None = None
    before: tuple[Sentence, ...] = ()
    """Those that the sentence that leads in needs, if it can be said at all."""


def segments_of(section: Section, language: str) -> list[Segment]:
    """Return the segments of a section."""
    segments: list[Segment] = []
    pending: list[Sentence] = []
    follows_shown = False
    before: Quote | None = None
    for block, alert in _flat(section.blocks):
        note, before = alert if alert is not before else None, alert
        if isinstance(block, Paragraph):
            sentences = sentences_of(block.text, block.span, language)
            if alert and alert.alert:
                sentences = [replace(sentence, alert=alert.alert) for sentence in sentences]
            if note and sentences:
                sentences[0] = replace(sentences[0], note=_said_note(note, language))
            if follows_shown and sentences and _follows(sentences[0]):
                segments[-1] = _followed(segments[-1], sentences.pop(0))
            if pending and not sentences:
                pending[-1] = pending[-1].resting(sum(ms for _, ms in parted(block.text)))
            pending += sentences
            follows_shown = False
            continue
        kind = _kind(block)
        if kind is None:
            continue
        lead = [_leading(pending.pop(), kind)] if pending and _leads(pending[-1], block) else []
        needed = _needed(pending, lead[0]) if lead else ()
        if pending:
            segments.append(Segment("prose", section, tuple(pending)))
            pending = []
        segments.append(Segment(kind, section, tuple(lead), block, needed))
        follows_shown = kind in {"code", "math", "list", "image", "table"}
    if pending:
        segments.append(Segment("prose", section, tuple(pending)))
    return segments


def _follows(sentence: Sentence) -> bool:
    """Return whether a sentence after what is shown belongs to it."""
    return sentence.leans_back and sentence.grade >= Grade.PLAIN and not sentence.is_lead_in


def _followed(segment: Segment, sentence: Sentence) -> Segment:
    return replace(segment, sentences=(*segment.sentences, sentence))


def _leading(sentence: Sentence, kind: Kind) -> Sentence:
    """Return a sentence that leads in, which knows whether it speaks of what it leads into."""
    ahead = sentence.english and sentence.is_lead_in and points_ahead(sentence.said, kind)
    return replace(sentence, is_ahead=True) if ahead else sentence


def _needed(before: Sequence[Sentence], lead: Sentence) -> tuple[Sentence, ...]:
    """Return the sentences, two at most, without which one that leads in makes no sense; none where they do not do."""
    found: list[Sentence] = []
    for sentence in reversed(before[-_MOST_NEEDED:]):
        first = found[0] if found else lead
        if not first.leans_back or sentence.grade < Grade.GOOD or sentence.span.last + 2 < first.span.first:
            break
        found.insert(0, sentence)
    return () if found and found[0].leans_back else tuple(found)


def _leads(sentence: Sentence, block: Block) -> bool:
    """Return whether a sentence says what the block after it is; the last one before code or a picture does."""
    return sentence.is_lead_in or (isinstance(block, Code | Image | Table | Math) and sentence.grade == Grade.GOOD)


def _kind(block: Block) -> Kind | None:
    if isinstance(block, ItemList):
        return "list"
    if isinstance(block, Code):
        return "code" if block.text.strip() else None
    if isinstance(block, Table):
        return "table"
    if isinstance(block, Quote):
        return "quote"
    if isinstance(block, Math):
        return "math" if block.tex.strip() else None
    return "image" if isinstance(block, Image) else None


def _flat(blocks: Iterable[Block]) -> Iterator[tuple[Block, Quote | None]]:
    """Give blocks in reading order: lists of whole sentences and quotes that are notes come as paragraphs.

    With each block of an alert comes the alert.
    """
    for block in blocks:
        if isinstance(block, ItemList) and reads_as_prose(block):
            for item in block.items:
                yield Paragraph(span=item_span(item), text=item.text), None
                yield from _flat(item.blocks)
        elif isinstance(block, ItemList):
            yield block, None
            yield from _flat(_inside(block))
        elif isinstance(block, Quote) and not is_quotation(block):
            for inner, alert in _flat(block.blocks):
                yield inner, alert or (block if block.alert else None)
        else:
            yield block, None


def _inside(block: ItemList) -> Iterator[Block]:
    """Give the blocks inside the items of a list; a list that is not said with its item is led in by it."""
    for item in block.items:
        for inner in item.blocks:
            if not isinstance(inner, ItemList):
                yield inner
            elif is_worded(item.text) and not is_short(inner):
                yield Paragraph(span=item_span(item), text=f"{unstopped(item.text)}:")
                yield inner


def _said_note(alert: Quote, language: str) -> str:
    """Return what is said before an alert: `Warning:`, `Warning: Hot surfaces.`; its title alone where not English."""
    title = unstopped(spoken(cleaned(marked(alert.title)), english=language.startswith("en")))
    kind = alert.alert.capitalize() if language.startswith("en") else ""
    if title.casefold() == kind.casefold():
        return f"{kind}:" if kind else ""
    return " ".join([f"{kind}:"] * bool(kind) + [stopped(capital(title))] * bool(title))


def item_span(item: ListItem) -> SourceSpan:
    """Return the lines of an item's own text, without the blocks below it."""
    below = min((block.span.first for block in item.blocks), default=item.span.last + 1)
    return SourceSpan(first=item.span.first, last=below - 1) if below > item.span.first else item.span


def own_lines(block: Block) -> list[tuple[int, int]]:
    """Return the first and last line of each text of a block of its own, as its sentences know them."""
    if isinstance(block, Paragraph):
        return [(block.span.first, block.span.last)]
    spans = [item_span(item) for item in block.items] if isinstance(block, ItemList) else []
    return [(span.first, span.last) for span in spans]


def reads_as_prose(block: ItemList) -> bool:
    """Return whether the items are sentences or hold further blocks, rather than entries of a list, steps or tasks."""
    items = [item for item in block.items if is_worded(item.text)]
    if any(_holds_more(item) for item in block.items):
        return True
    steps = block.ordered and sum(is_step(item.text) for item in items) >= _STEPS_SHARE * len(items)
    tasks = all(item.checked is not None for item in block.items)
    said_of_one = sum(bool(_SAID_OF_ONE.match(item.text)) for item in items) > len(items) / 2
    return not steps and not tasks and not said_of_one and sum(map(_is_sentence, items)) > len(items) / 2


def _is_sentence(item: ListItem) -> bool:
    return plain(item.text).rstrip().endswith((".", "!", "。")) and count_words(item.text) >= _SENTENCE_WORDS


def _holds_more(item: ListItem) -> bool:
    return any(isinstance(block, Code | Quote | Paragraph | Table) for block in item.blocks)


def is_quotation(quote: Quote) -> bool:
    """Return whether it is somebody's words: short, and signed in its last line."""
    texts = [plain(block.text) for block in quote.blocks if isinstance(block, Paragraph)]
    if quote.alert or not texts or len(texts) != len(quote.blocks):
        return False
    return bool(signature_of(quote)) and count_words(" ".join(texts)) <= _MOST_QUOTE_WORDS


def signature_of(quote: Quote) -> str:
    """Return who a quotation is by, as its last line says after a dash."""
    last = quote.blocks[-1] if quote.blocks else None
    text = plain(last.text) if isinstance(last, Paragraph) else ""
    for dash in ("— ", "– ", "-- ", "―"):
        before, found, name = text.rpartition(dash)
        if found and 0 < count_words(name) <= 8 and (not before.strip() or before.rstrip()[-1] in ".!?\"”'"):  # noqa: PLR2004
            return name.strip()
    return ""
