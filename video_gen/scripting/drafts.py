"""Turns a section's segments into drafts of scenes."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from video_gen.models.document import Code, Image, ItemList, Math, Quote, Table
from video_gen.models.script import Visual
from video_gen.scripting.chart_scene import charted
from video_gen.scripting.code_scene import code_of
from video_gen.scripting.draft import Draft, Unit
from video_gen.scripting.facts import Facts
from video_gen.scripting.lesson import lesson_drafts
from video_gen.scripting.list_scene import MOST_ITEMS, ListScene, bullets_of
from video_gen.scripting.marked import unstopped
from video_gen.scripting.math_scene import math_of
from video_gen.scripting.picture_scene import picture_of
from video_gen.scripting.quote_scene import quote_of
from video_gen.scripting.segments import Segment
from video_gen.scripting.sentence_rules import Grade
from video_gen.scripting.sentences import Sentence
from video_gen.scripting.steps_scene import stepped
from video_gen.scripting.table_scene import table_of
from video_gen.scripting.words import count_words, stems
from video_gen.scripting.worth import worth_of

_WORTH = {"list": 0.55, "code": 0.5, "table": 0.55, "quote": 0.5, "image": 0.6, "math": 0.55}
_WITHOUT_LEAD = {"list": 0.25, "code": 0.15, "table": 0.3, "quote": 0.45, "image": 0.4, "math": 0.3}
_LEAD_SHARE = 0.4
_LEAST_WORTH = 0.1
"""A sentence worth less is left out, even where there is time for it."""
_WARNS, _WARNING = {"warning", "caution", "important"}, 0.2
"""What nobody should miss is worth more."""
_ASKED = ("?", "？", "؟")
_LONG_LEAD, _MOST_LEAD_WORDS = 0.15, 26


def drafts_of(segments: Sequence[Segment], facts: Facts, used: Collection[Sentence] = ()) -> list[Draft]:
    """Return what can become scenes, section by section: its prose first, then what it has to show.

    Args:
        segments: In the order of the document.
        facts: What holds for the whole document.
        used: Sentences that are said already.
    """
    drafts: list[Draft | None] = []
    for _, of_section in groupby(segments, key=lambda segment: id(segment.section)):
        lesson, section = lesson_drafts(list(of_section), facts)
        if section:
            drafts.append(_prose(section, facts, used))
        drafts += lesson
        drafts += [_shown(_unused(segment, used), facts) for segment in section if segment.kind != "prose"]
    return [draft for draft in drafts if draft]


def _unused(segment: Segment, used: Collection[Sentence]) -> Segment:
    """Return a segment whose lead-in is not preceded by what was said already."""
    return replace(segment, before=tuple(sentence for sentence in segment.before if sentence not in used))


def _prose(segments: Sequence[Segment], facts: Facts, used: Collection[Sentence]) -> Draft | None:
    """Return a draft of a section's sentences that can be said and were not said already; None without any.

    A sentence that leans on the one before it can be chosen only together with that one, and neither of two halves
    without the other. Sentences that lead into code or a picture are here too: what is shown is not always chosen.
    """
    section = segments[0].section
    units: list[Unit] = []
    place: dict[Sentence, int] = {}
    for previous, halves in _halves([sentence for segment in segments for sentence in segment.sentences]):
        first = halves[0]
        unanswered = halves[-1].text.endswith(_ASKED) and not facts.is_short_of_words
        if first in used or unanswered or not all(_is_told(sentence, facts) for sentence in halves):
            continue
        needs = None
        if first.leans_back and not (first.opens and first.text.endswith(_ASKED)):
            if previous is None or previous not in place or previous.span.last + 2 < first.span.first:
                continue
            needs = place[previous]
        worth = max(worth_of(sentence, section.heading, facts.topics) for sentence in halves)
        worth += _WARNING * (first.alert in _WARNS)
        if worth < _LEAST_WORTH and facts.least == Grade.GOOD:
            continue
        place |= dict.fromkeys(halves, len(units))
        about = first.stems if len(halves) == 1 else stems(" ".join(sentence.said for sentence in halves))
        units.append(Unit(tuple(sentence.said for sentence in halves), worth, about, halves, needs))
    return Draft("prose", section, tuple(units)) if units else None


def _halves(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence | None, tuple[Sentence, ...]]]:
    """Give each sentence with those that say what else there is, and the one before them: a question has its answer."""
    before: Sentence | None = None
    halves: tuple[Sentence, ...] = ()
    for sentence in sentences:
        asked = bool(halves) and halves[-1].text.endswith(_ASKED) and (sentence.is_answer or not sentence.opens)
        if halves and (sentence.is_alternative or asked):
            halves = (*halves, sentence)
            continue
        if halves:
            yield before, halves
            before = halves[-1]
        halves = (sentence,)
    if halves:
        yield before, halves


def _is_told(sentence: Sentence, facts: Facts) -> bool:
    least = min(facts.least, Grade.SPARE) if sentence.alert or sentence.is_alternative else facts.least
    return sentence.grade >= least and not sentence.is_lead_in


def _shown(segment: Segment, facts: Facts) -> Draft | None:
    """Return a draft of a segment with something to show; None where it makes no scene."""
    made = _made(segment, facts)
    if made is None or segment.block is None:
        return None
    visual = made[1]
    lines = (*made[0], *_following(segment, made[0], visual))
    leads = [sentence for sentence in segment.sentences if sentence.announced and not sentence.leans_back]
    worth = _WORTH[segment.kind] if leads else _WITHOUT_LEAD[segment.kind]
    if leads:
        worth += _LEAD_SHARE * worth_of(leads[0], segment.section.heading, facts.topics)
        worth -= _LONG_LEAD * (count_words(leads[0].said) > _MOST_LEAD_WORDS)
    if isinstance(segment.block, ItemList) and len(segment.block.items) > 2 * MOST_ITEMS:
        worth /= 2  # an index more than a list
    lead = next((sentence for sentence in leads if sentence.grade == Grade.GOOD), None)
    needed = [sentence.said for sentence in segment.before]
    unit = Unit(lines, worth, stems(" ".join(line for line in lines if line not in needed)), (lead,) if lead else ())
    spoken = unstopped(" ".join(lines))
    around = (*segment.before, *segment.sentences)
    said = tuple(s for s in around if unstopped(s.said) in spoken or (s.announced and unstopped(s.announced) in spoken))
    unsaid, inner = (made.unsaid, made.inner) if isinstance(made, ListScene) else ((), ())
    return Draft(segment.kind, segment.section, (unit,), visual, (segment.block, *inner), said, unsaid)


def _made(segment: Segment, facts: Facts) -> ListScene | tuple[tuple[str, ...], Visual] | None:
    block, heading = segment.block, segment.section.heading
    lead = segment.sentences[0] if segment.sentences else None
    announced = lead.announced if lead and not lead.leans_back else ""
    if isinstance(block, ItemList):
        return _listed(segment, block, lead, facts)
    if isinstance(block, Code):
        return code_of(block, segment.sentences, heading, facts)
    if isinstance(block, Table):
        shown = table_of(block, announced, heading, facts.vocabulary, facts.language)
        return charted(shown, block) if shown else None
    if isinstance(block, Math):
        return math_of(block, segment.sentences, segment.section, facts)
    if isinstance(block, Image):
        return picture_of(block, facts.assets.get(block.name), lead, heading, facts.vocabulary)
    return quote_of(block, announced, facts.language, facts.vocabulary) if isinstance(block, Quote) else None


def _listed(segment: Segment, block: ItemList, lead: Sentence | None, facts: Facts) -> ListScene | None:
    """Return a list as it is told; None where its lead-in cannot be said: the heading would say something else."""
    is_said = lead is not None and (bool(segment.before) or not lead.leans_back)
    if lead and not is_said and not block.ordered:
        return None
    announced = (lead.announced or lead.names_next) if lead and is_said else ""
    before = [sentence.said for sentence in segment.before if announced]
    whole = block.ordered or segment.section.slide is not None
    made = bullets_of(block, announced, segment.section.heading, facts, whole=whole, before=before)
    return stepped(made, block, english=bool(facts.vocabulary)) if made else None


def _following(segment: Segment, lines: Sequence[str], visual: Visual) -> list[str]:
    """Return what follows what is shown and needs it, as far as it is not said yet; a chart is pointed at last."""
    if segment.block is None or getattr(visual, "highlight", None) is not None:
        return []
    after = [s.said for s in segment.sentences if s.span.first > segment.block.span.last]
    return [said for said in after if said not in lines]
