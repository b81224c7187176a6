"""Lessons: aims, problems, solutions, exercises, questions and checkpoints become scenes of their own types."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from video_gen.models.document import Block, ItemList
from video_gen.models.item import Item
from video_gen.models.lesson import (
    CheckpointVisual,
    ExerciseVisual,
    ObjectivesVisual,
    ProblemVisual,
    SolutionVisual,
)
from video_gen.models.script import Visual
from video_gen.scripting.code_pairs import pairs_of
from video_gen.scripting.draft import Draft, Unit, Unsaid
from video_gen.scripting.facts import Facts
from video_gen.scripting.list_scene import bullets_of
from video_gen.scripting.marked import stopped
from video_gen.scripting.outline import Section
from video_gen.scripting.prose_scene import statement
from video_gen.scripting.quiz import Quiz, questions_of
from video_gen.scripting.segments import Segment, own_lines
from video_gen.scripting.sentence_rules import Grade
from video_gen.scripting.sentences import Sentence

_HEADINGS = {
    kind: re.compile(pattern, re.IGNORECASE)
    for kind, pattern in {
        "objectives": r"(?:learning |lesson )?(?:objectives?|goals|aims|outcomes)|what you(?:['’]| wi)ll learn",
        "problem": r"(?:the )?problem(?: statement)?",
        "solution": r"(?:the |a )?solution",
        "exercise": r"(?:exercises?|your turn|try it(?: yourself)?|hands.on|practice|assignment|homework)(?: \d+)?",
        "quiz": r"(?:quiz(?:zes)?|check your (?:understanding|knowledge)|test yourself|knowledge check)(?: \d+)?",
        "checkpoint": r"(?:checkpoint|checklist|self.check|you should now(?: be able to)?)(?: \d+)?",
    }.items()
}
_TELLING = {"objectives", "exercise", "quiz", "checkpoint"}
"""One of these headings makes a lesson; a problem needs its solution."""
_MOST_SAID = 3
_WORTH = 0.85
_LEADS = {"objectives": "After this you will be able to:", "checkpoint": "By now you should have this:"}


def is_lesson(sections: Iterable[Section]) -> bool:
    """Return whether a document is a lesson, by its headings."""
    kinds = {_kind(section) for section in sections}
    return bool(kinds & _TELLING) or {"problem", "solution"} <= kinds


def lesson_drafts(segments: Sequence[Segment], facts: Facts) -> tuple[list[Draft], list[Segment]]:
    """Return the drafts of a section that is part of a lesson, and the segments that are left for other scenes."""
    section = segments[0].section
    questions = questions_of(section.blocks) if facts.vocabulary else []
    pairs = pairs_of(section.blocks, section.heading) if facts.vocabulary else []
    drafts = [
        _draft(section, asked.lines, asked.visual, asked.blocks, asked.said)
        for asked in questions
        if isinstance(asked, Quiz)
    ]
    drafts += [_draft(section, pair.lines, pair.visual, pair.blocks) for pair in pairs]
    taken = [block for made in (*questions, *pairs) for block in made.blocks]
    taken += [asked.within for asked in questions if asked.within]
    segments = [segment for segment in map(partial(_without, taken), segments) if segment]
    made = _made(_kind(section) if facts.is_lesson else "", segments, facts)
    if made is None:
        made = _tasks(segments, facts)
    if made is None:
        return drafts, segments
    draft, used = made
    return [*drafts, draft], [segment for segment in segments if segment not in used]


def _kind(section: Section) -> str:
    return next((kind for kind, pattern in _HEADINGS.items() if pattern.fullmatch(section.heading)), "")


def _without(taken: Sequence[Block], segment: Segment) -> Segment | None:
    """Return a segment without what is shown otherwise; None where nothing is left."""
    if any(segment.block is block for block in taken):
        return None
    lines = {lines for block in taken for lines in own_lines(block)}
    left = tuple(s for s in segment.sentences if (s.span.first, s.span.last) not in lines)
    return replace(segment, sentences=left) if left or segment.block else None


def _made(kind: str, segments: Sequence[Segment], facts: Facts) -> tuple[Draft, list[Segment]] | None:
    if kind in {"objectives", "checkpoint"}:
        found = next((segment for segment in segments if segment.kind == "list"), None)
        return _listed(kind, found, facts) if found else None
    if kind in {"problem", "solution", "exercise"}:
        return _told(kind, segments, facts)
    return None


def _tasks(segments: Sequence[Segment], facts: Facts) -> tuple[Draft, list[Segment]] | None:
    """Return the task list of a section as a checkpoint."""
    for segment in segments:
        if isinstance(segment.block, ItemList) and all(item.checked is not None for item in segment.block.items):
            return _listed("checkpoint", segment, facts)
    return None


def _listed(kind: str, segment: Segment, facts: Facts) -> tuple[Draft, list[Segment]] | None:
    """Return aims or a checkpoint: what leads in, and the items one by one."""
    if not isinstance(segment.block, ItemList):
        return None
    leads = [sentence for sentence in segment.sentences if sentence.announced and not sentence.leans_back]
    lead = leads[0].announced if leads else _LEADS[kind] if facts.vocabulary else ""
    heading = segment.section.heading
    made = bullets_of(segment.block, lead, heading, facts, whole=True)
    if made is None:
        return None
    shape = ObjectivesVisual if kind == "objectives" else CheckpointVisual
    visual = shape(heading=heading, items=made.visual.items)
    return _draft(segment.section, made.lines, visual, (segment.block,), leads[:1], made.unsaid), [segment]


def _told(kind: str, segments: Sequence[Segment], facts: Facts) -> tuple[Draft, list[Segment]] | None:
    """Return a problem, a solution or an exercise: the first sentences of its section, and the list that follows."""
    first = segments[0] if segments else None
    if first is None or not first.sentences:
        return None
    said = [s for s in first.sentences if s.grade >= min(Grade.GOOD, facts.least) and s.said][:_MOST_SAID]
    if not said or first.kind not in {"prose", "list"}:
        return None
    section, lines, text = first.section, [sentence.said for sentence in said], statement(said[0])
    used, items = [first], tuple[Item, ...]()
    blocks: tuple[Block, ...] = ()
    unsaid: tuple[Unsaid, ...] = ()
    following = next((s for s in segments[:2] if isinstance(s.block, ItemList)), None)
    if following and kind != "problem" and isinstance(following.block, ItemList):
        lead = next((s.announced for s in following.sentences if s.announced and s not in said), "")
        made = bullets_of(following.block, lead, "", facts, whole=True)
        if made:
            lines[-1] = stopped(lines[-1])
            items = tuple(Item(text=item.text, line=item.line + len(lines)) for item in made.visual.items)
            lines += made.lines
            said += [s for s in following.sentences if s.announced == lead and s not in said]
            blocks, used, unsaid = (following.block, *made.inner), [first, following], made.unsaid
    visual: Visual
    if kind == "problem":
        visual = ProblemVisual(heading=section.heading, text=text)
    elif kind == "solution":
        visual = SolutionVisual(heading=section.heading, text=text, items=items)
    else:
        visual = ExerciseVisual(heading=section.heading, text=text, items=items)
    return _draft(section, lines, visual, blocks, said, unsaid), used


def _draft(
    section: Section,
    lines: Sequence[str],
    visual: Visual,
    blocks: tuple[Block, ...],
    said: Sequence[Sentence] = (),
    unsaid: tuple[Unsaid, ...] = (),
) -> Draft:
    unit = Unit(tuple(lines), _WORTH, (), tuple(said[:1]))  # a lesson may repeat: it is to be learned
    return Draft("lesson", section, (unit,), visual, blocks, tuple(said), unsaid)
