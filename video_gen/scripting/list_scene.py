"""A list with the sentence that leads into it, as bullets that appear one by one."""

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from video_gen.models.document import ItemList, ListItem
from video_gen.models.item import Item
from video_gen.models.material import StepsVisual
from video_gen.models.script import BulletsVisual
from video_gen.scripting.draft import Unsaid
from video_gen.scripting.facts import Facts
from video_gen.scripting.inner_list import said_with
from video_gen.scripting.marked import capital, led_in, spoken, stopped, to_markup, to_plain, unstopped
from video_gen.scripting.outline import is_worded
from video_gen.scripting.phrases import MOST_WORDS, phrase_of
from video_gen.scripting.sentence_rules import LONGEST, Grade, speakable
from video_gen.scripting.sentences import sentences_of
from video_gen.scripting.wording import Vocabulary
from video_gen.scripting.words import count_words

MOST_ITEMS = 6
_FEWEST_ITEMS = 2
_MOST_SAID_WORDS, _SHORT_ITEM_WORDS = 18, 8
_MOST_WORDS = 55
_MOST_WHOLE = 40
"""More items are no list that could be told whole."""
_MOST_SHOWN = 8
"""Of a list that is to be told whole, and cannot be, so many items are shown."""
_LEAST_SHARE = 0.6
_AND_SO_ON = re.compile(r"\W*(?:etc|and (?:so on|more|others)|more|usw|u\. ?s\. ?w)\W*", re.IGNORECASE)
_NOTHING, _TOO_LONG, _NO_ROOM = (
    "nothing in it can be said",
    "it is too long for an item of a list",
    "the scene has no room for it",
)


class ListScene(NamedTuple):
    """A list as it is said and shown."""

    lines: tuple[str, ...]
    visual: BulletsVisual | StepsVisual
    unsaid: tuple[Unsaid, ...]
    inner: tuple[ItemList, ...] = ()
    """The lists inside its items that are said with them."""


class _Entry(NamedTuple):
    """What is said of an item and what is shown, empty for nothing; and why it is not said."""

    said: tuple[str, ...]
    """Marked text: its first sentence, and of an item that is told whole the others."""
    shown: str
    reason: str = ""
    inner: ItemList | None = None
    """The list inside it that is said with it."""


def bullets_of(
    block: ItemList, lead: str, heading: str, facts: Facts, *, whole: bool, before: Sequence[str] = ()
) -> ListScene | None:
    """Return the narration and the bullets of a list; None where its items cannot be said.

    Args:
        block: The list.
        lead: The sentence that leads in, empty where there is none: the heading then does.
        heading: The section's heading.
        facts: What holds for the whole document.
        whole: Whether the list is to be told whole, as steps are: what cannot be said is shown.
        before: What is said before the sentence that leads in.
    """
    worded = [item for item in block.items if _says_something(item)]
    looked_at = worded[: _MOST_WHOLE if whole else 2 * MOST_ITEMS]
    entries = [_entry(item, facts, whole=whole) for item in looked_at]
    said = [n for n, entry in enumerate(entries) if entry.said]
    if len(said) < max(1 if whole else _FEWEST_ITEMS, _LEAST_SHARE * len(looked_at)):
        return None
    if whole:
        entries, fitting = _told_whole(entries, said, facts.list_words)
    else:
        room = 2 if facts.is_short_of_words else 1
        fitting = _fitting(entries, said, room * _MOST_WORDS)[: room * MOST_ITEMS]
    end = len(entries) if whole and (fitting == said or len(entries) <= _MOST_SHOWN) else fitting[-1] + 1
    kept = [n for n in range(end) if n in fitting or (whole and entries[n].shown)]
    text, english = unstopped(lead or heading), facts.vocabulary is not None
    more = any(n not in kept and _could_be_told(entries, n) for n in range(len(worded)))
    more = more or any(_AND_SO_ON.fullmatch(item.text) for item in block.items)
    lines = _lines([entries[n].said for n in fitting], facts.vocabulary, more=more)
    if not text or ":" in text:
        lines[0] = capital(lines[0])
    opening = [*before, led_in(text)] if text else []
    begins = [0, *accumulate(len(entries[n].said) for n in fitting)]
    items = tuple(
        Item(text=entries[n].shown, line=begins[max(sum(at <= n for at in fitting) - 1, 0)] + len(opening))
        for n in kept
    )
    unsaid = tuple(
        Unsaid(item, "" if n in kept else entries[n].reason if n < len(entries) else _NO_ROOM)
        for n, item in enumerate(worded)
        if n not in fitting
    )
    unsaid += tuple(Unsaid(item, _NOTHING) for item in block.items if not _says_something(item))
    visual = BulletsVisual(heading=heading, ordered=block.ordered, items=items)
    inner = tuple(filter(None, (entries[n].inner for n in fitting)))
    return ListScene((*opening, *(spoken(line, english=english) for line in lines)), visual, unsaid, inner)


def _says_something(item: ListItem) -> bool:
    return is_worded(item.text) and not _AND_SO_ON.fullmatch(item.text)


def _could_be_told(entries: Sequence[_Entry], n: int) -> bool:
    """Return whether an item could be told if there were room for it, so that it is more of the list."""
    return n >= len(entries) or entries[n].reason != _NOTHING


def _told_whole(entries: list[_Entry], said: list[int], most_words: int) -> tuple[list[_Entry], list[int]]:
    """Return the items with all of their sentences where there is time for those, else with the first of each."""
    if sum(count_words(line) for n in said for line in entries[n].said) <= most_words:
        return entries, said
    firsts = [entry._replace(said=entry.said[:1]) for entry in entries]
    return firsts, _fitting(firsts, said, most_words)


def _fitting(entries: Sequence[_Entry], said: list[int], most_words: int) -> list[int]:
    """Return as many of the entries that are said, from the first on, as are said in so many words, two at least."""
    words = accumulate(sum(map(count_words, entries[n].said)) for n in said)
    return said[: max(_FEWEST_ITEMS, sum(so_far <= most_words for so_far in words))]


def _entry(item: ListItem, facts: Facts, *, whole: bool) -> _Entry:
    sentences = sentences_of(item.text, item.span, facts.language)
    if not sentences or not count_words(sentences[0].said):
        return _Entry((), "", _NOTHING)
    first = sentences[0]
    text = unstopped(first.text)
    words, most = count_words(to_plain(text)), LONGEST if whole else _MOST_SAID_WORDS
    shown = to_markup(phrase_of(first) or (capital(text) if words <= most else ""))
    if first.grade == Grade.UNFIT and not (count_words(first.text) == 1 and speakable(first.said)):
        return _Entry((), shown, _NOTHING)
    if not shown or words > most:
        return _Entry((), shown, _TOO_LONG)
    if first.note:
        text = f"{first.note} {capital(text)}"
    text = f"{first.label}: {text}" if first.label else text
    others = [one.text for one in sentences[1:] if one.grade >= Grade.SPARE] if whole else []
    if not others and ":" not in text and (found := said_with(item, facts)):
        inner, named = found
        longer = f"{to_plain(shown)}: {to_plain(named)}"
        shown = f"{shown}: {to_markup(named)}" if count_words(longer) <= MOST_WORDS else shown
        return _Entry((f"{text}: {named}",), shown, _NO_ROOM, inner)
    return _Entry((text, *others), shown, _NO_ROOM)


def _is_part(said: str) -> bool:
    """Return whether an item is short and can be a part of one sentence with the others."""
    return count_words(said) <= _SHORT_ITEM_WORDS and ": " not in said


def _lines(said: Sequence[tuple[str, ...]], vocabulary: Vocabulary | None, *, more: bool) -> list[str]:
    """Return short items as the parts of one sentence, others as a sentence each."""
    if not vocabulary or any(len(item) > 1 or not _is_part(item[0]) for item in said):
        return [stopped(capital(line)) for item in said for line in item]
    parts = [vocabulary.lowered(item[0], sure=True) for item in said]
    if more:
        return [*(f"{part}," for part in parts[:-1]), f"{parts[-1]}, and more."]
    ending = f"and {parts[-1]}." if parts[1:] else f"{parts[-1]}."
    return [*(f"{part}," for part in parts[:-1]), ending]
