"""Divides a document into the videos that are made of it: one, or one for each of its parts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from video_gen.models.brief import Brief
from video_gen.models.document import Document
from video_gen.scripting.drafts import drafts_of
from video_gen.scripting.facts import Facts
from video_gen.scripting.outline import Section, title_of
from video_gen.scripting.pacing import Pace
from video_gen.scripting.segments import Segment

_INTRODUCTION = re.compile(
    r"^(?:introduction|intro|overview|about|motivation|background|summary|abstract|what |why |preface|简介|介绍|परिचय)",
    re.IGNORECASE,
)
_ENOUGH = 1.25
"""How much of the target duration a part must be able to fill; some of what could be said repeats the rest."""
_NAMED = 2
"""A part of more chapters is called by its first and its last."""


@dataclass(frozen=True)
class Part:
    """What one video is made of."""

    title: str
    """Plain text; empty where the document has none."""
    segments: tuple[Segment, ...]
    introduction: tuple[Segment, ...]
    """Those that say what it is about."""
    subtitle: str = ""
    """Given by the writer."""
    is_whole: bool = True
    """Whether it is the whole document."""


def parts_of(document: Document, segments: Sequence[Segment], facts: Facts, brief: Brief, pace: Pace) -> list[Part]:
    """Return the parts in order, nothing dropped: one, or as many as were asked for and have enough to say."""
    title = title_of(document)
    whole = Part(title, tuple(segments), _introduction(segments), _subtitle(document))
    if brief.split == "none":
        return [whole]
    chapters = _chapters(segments)
    lengths = [_could_say_s(chapter, facts, pace) for chapter in chapters]
    groups = _joined(lengths, _ENOUGH * brief.target_duration)
    groups = _at_most(groups, lengths, brief.videos)
    if len(groups) == 1:
        return [whole]
    titles: dict[str, int] = {}
    parts = []
    for group in groups:
        part = [chapters[n] for n in group]
        name = _name(title, [chapter[-1].section.chapter for chapter in part])
        titles[name] = count = titles.get(name, 0) + 1
        told = tuple(segment for chapter in part for segment in chapter)
        opens = tuple(s for s in told if s.section is told[0].section) + _introduction(told[1:])
        parts.append(Part(name if count == 1 else f"{name} ({count})", told, opens, is_whole=False))
    return parts


def _introduction(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    return tuple(segment for segment in segments if _introduces(segment.section))


def _introduces(section: Section) -> bool:
    return not section.chapter or bool(_INTRODUCTION.match(section.heading))


def _subtitle(document: Document) -> str:
    found = (str(document.front_matter.get(key) or "").strip() for key in ("description", "subtitle"))
    return next(filter(None, found), "")


def _chapters(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Return the segments chapter by chapter; what stands before a chapter opens it."""
    chapters: list[list[Segment]] = []
    before: list[Segment] = []
    for chapter, found in groupby(segments, key=lambda segment: segment.section.chapter):
        before += found
        if chapter:
            chapters.append(before)
            before = []
    if not chapters:
        return [before]
    chapters[-1] += before
    return chapters


def _could_say_s(chapter: Sequence[Segment], facts: Facts, pace: Pace) -> float:
    drafts = drafts_of(chapter, facts)
    return sum(pace.line_s(line) for draft in drafts for unit in draft.units for line in unit.lines)


def _joined(lengths: Sequence[float], enough_s: float) -> list[list[int]]:
    """Return neighbours in groups that are each long enough; a short rest goes to the last."""
    groups: list[list[int]] = [[]]
    so_far_s = 0.0
    for n, length_s in enumerate(lengths):
        if so_far_s >= enough_s:
            groups.append([])
            so_far_s = 0.0
        groups[-1].append(n)
        so_far_s += length_s
    if len(groups) > 1 and so_far_s < enough_s:
        last = groups.pop()
        groups[-1] += last
    return groups


def _at_most(groups: list[list[int]], lengths: Sequence[float], most: int) -> list[list[int]]:
    """Return the groups joined with their neighbours into at most `most`, of about equal length."""
    if len(groups) <= most:
        return groups
    sums = [sum(lengths[n] for n in group) for group in groups]
    ends = list(accumulate(sums))
    joined: list[list[int]] = [[] for _ in range(most)]
    at = 0
    for left, (group, length, end) in enumerate(zip(groups, sums, ends, strict=True)):
        due = int((end - length / 2) / ends[-1] * most) if ends[-1] else 0
        still = len(groups) - left  # groups to place, this one counted
        if joined[at] and (due > at or still <= most - 1 - at):
            at = min(at + 1, most - 1)
        joined[at] += group
    return joined


def _name(title: str, chapters: Sequence[str]) -> str:
    """Return the title of a part: the document's and the chapters', the first and the last where there are many."""
    named = [chapter for chapter in dict.fromkeys(chapters) if chapter and chapter != title]
    what = ", ".join(named) if len(named) <= _NAMED else f"{named[0]} – {named[-1]}"
    return ": ".join(filter(None, (title, what)))
