"""The outro: what to remember; of a document that is not in English, its topics."""

import re

from video_gen.models.item import Item
from video_gen.models.script import OutroVisual
from video_gen.scripting.connecting import Connecting
from video_gen.scripting.draft import Unit
from video_gen.scripting.english_rules import has_verb
from video_gen.scripting.marked import spoken, stopped, to_markup, to_plain
from video_gen.scripting.phrases import whole_phrase_of
from video_gen.scripting.selection import Selection
from video_gen.scripting.sentence_rules import speakable
from video_gen.scripting.topics import names_topic
from video_gen.scripting.wording import Vocabulary, series
from video_gen.scripting.words import count_words, overlap, stems
from video_gen.scripting.worth import says_little, says_what_is

_MOST_POINTS, _FEWEST_POINTS = 4, 2
_SHORTEST, _LONGEST = 3, 10
_POINTS_FROM_S, _FOUR_POINTS_FROM_S = 90, 150
"""In a shorter video every sentence is still in the ear."""
_SAME = 0.5
_SUBJECTLESS = re.compile(
    r"[A-Z][a-z]+s (?:(?:an?|the|all|your|whether|how|if|only|currently|details)\b|\S+ (?:into|to|from|as|with|for)\b)|"
    r"(?:Each|Every|Some|Any|One|Another|Such) |"
    r"(?:Useful|Available|Required|Used|Needed|Deprecated|Optional)\b"
)
"""What a heading above it does: `Shows the version`."""
_COMPARES = re.compile(
    r"\b(?:(?:similar|same|too|as well|different|likewise)$|(?:thus|therefore|hence|instead|however|also)\b)"
)


def outro_of(
    selection: Selection, title: str, target_s: float, words: Vocabulary | Connecting, language: str
) -> tuple[tuple[str, ...], OutroVisual] | None:
    """Return the closing recap of what was chosen; None where there is too little to recap."""
    if isinstance(words, Connecting):
        return _topics_abroad(_topics(selection, title, language), words)
    points = _points(selection, _MOST_POINTS if target_s >= _FOUR_POINTS_FROM_S else _MOST_POINTS - 1)
    if target_s >= _POINTS_FROM_S and len(points) >= _FEWEST_POINTS:
        lines = ("To sum up:", *(f"{spoken(point, english=True)}." for point in points))
        items = tuple(Item(text=to_markup(point), line=n) for n, point in enumerate(points, start=1))
        return lines, OutroVisual(title="To sum up", items=items)
    headings = _topics(selection, title, language)
    if not headings:
        return None
    topics = [words.topic(spoken(heading, english=True)) for heading in headings]
    return (f"We have covered: {series(topics)}.",), OutroVisual(
        title="To sum up", items=tuple(Item(text=to_markup(h)) for h in headings)
    )


def _topics(selection: Selection, title: str, language: str) -> list[str]:
    """Return the headings of what was chosen that name a topic; none where there are too few of them."""
    named = dict.fromkeys(selection.headings())
    headings = [heading for heading in named if names_topic(heading, title, language)][:_MOST_POINTS]
    return headings if len(headings) >= _FEWEST_POINTS else []


def _topics_abroad(headings: list[str], phrases: Connecting) -> tuple[tuple[str, ...], OutroVisual] | None:
    listed = phrases.listed(phrases.recap, [spoken(heading, english=False) for heading in headings])
    if not headings or not listed:
        return None
    items = tuple(Item(text=to_markup(heading)) for heading in headings)
    return (stopped(listed),), OutroVisual(title=phrases.title, items=items)


def _points(selection: Selection, most: int) -> list[str]:
    """Return the worthiest short statements of different sections, in the order of the document."""
    units = [(unit, draft) for draft in selection.chosen for unit in selection.units(draft)]
    points: dict[int, str] = {}
    for unit, draft in sorted(units, key=lambda found: (not _defines(found[0]), -found[0].worth, found[1])):
        told = (selection.drafts[other].section for other in points)
        if len(points) == most or any(section is selection.drafts[draft].section for section in told):
            continue
        point = _point(unit)
        if point and all(overlap(stems(to_plain(point)), stems(to_plain(other))) <= _SAME for other in points.values()):
            points[draft] = point
    return [points[draft] for draft in sorted(points)]


def _defines(unit: Unit) -> bool:
    return bool(unit.sentences) and says_what_is(unit.sentences[0].said)


def _point(unit: Unit) -> str:
    """Return the unit's sentence, where it is short and can be said by itself."""
    if len(unit.sentences) != 1 or unit.sentences[0].leans_back:
        return ""
    phrase = whole_phrase_of(unit.sentences[0], _LONGEST)
    said = spoken(phrase, english=True)
    alone = not _SUBJECTLESS.match(said) and not _COMPARES.search(said) and not says_little(said)
    return phrase if alone and count_words(said) >= _SHORTEST and has_verb(said) and speakable(said) else ""
