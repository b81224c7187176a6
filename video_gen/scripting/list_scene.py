"""A list with the sentence that leads into it, as bullets that appear one by one."""

from itertools import accumulate
from typing import NamedTuple

from video_gen.models.document import ItemList, ListItem
from video_gen.models.item import Item
from video_gen.models.material import StepsVisual
from video_gen.models.script import BulletsVisual
from video_gen.scripting.draft import Unsaid
from video_gen.scripting.facts import Facts
from video_gen.scripting.marked import capital, spoken, stopped, to_markup, to_plain, unstopped
from video_gen.scripting.phrases import phrase_of
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
_LEAST_SHARE = 0.6
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


class _Entry(NamedTuple):
    """What is said of an item (marked text) and what is shown, empty for nothing; and why it is not said."""

    said: str
    shown: str
    reason: str = ""


def bullets_of(block: ItemList, lead: str, heading: str, facts: Facts, *, whole: bool) -> ListScene | None:
    """Return the narration and the bullets of a list; None where its items cannot be said.

    Args:
        block: The list.
        lead: The sentence that leads in, empty where there is none: the heading then does.
        heading: The section's heading.
        facts: What holds for the whole document.
        whole: Whether the list is to be told whole, as steps are: what cannot be said is shown.
    """
    looked_at = block.items[: _MOST_WHOLE if whole else 2 * MOST_ITEMS]
    entries = [_entry(item, facts.language, whole=whole) for item in looked_at]
    said = [n for n, entry in enumerate(entries) if entry.said]
    if len(said) < max(1 if whole else _FEWEST_ITEMS, _LEAST_SHARE * len(looked_at)):
        return None
    fitting = _fitting(entries, said, facts.list_words) if whole else _fitting(entries, said, _MOST_WORDS)[:MOST_ITEMS]
    end = len(entries) if whole and fitting == said else fitting[-1] + 1
    kept = [n for n in range(end) if n in fitting or (whole and entries[n].shown)]
    opening = lead or heading
    lines = _lines([entries[n].said for n in fitting], facts.vocabulary, more=len(kept) < len(block.items))
    text = unstopped(opening)
    if not text or ":" in text:
        lines[0] = capital(lines[0])
    lines = [spoken(line, english=facts.vocabulary is not None) for line in lines]
    if text:
        lines = [stopped(text) if ":" in text else f"{text}:", *lines]
    offset = 1 if opening else 0
    items = tuple(Item(text=entries[n].shown, line=max(sum(at <= n for at in fitting) - 1, 0) + offset) for n in kept)
    unsaid = tuple(
        Unsaid(item, "" if n in kept else entries[n].reason if n < len(entries) else _NO_ROOM)
        for n, item in enumerate(block.items)
        if n not in fitting
    )
    return ListScene(tuple(lines), BulletsVisual(heading=heading, ordered=block.ordered, items=items), unsaid)


def _fitting(entries: list[_Entry], said: list[int], most_words: int) -> list[int]:
    """Return as many of the entries that are said, from the first on, as are said in so many words, two at least."""
    words = accumulate(count_words(entries[n].said) for n in said)
    return said[: max(_FEWEST_ITEMS, sum(so_far <= most_words for so_far in words))]


def _entry(item: ListItem, language: str, *, whole: bool) -> _Entry:
    sentences = sentences_of(item.text, item.span, language)
    if not sentences or not count_words(sentences[0].said):
        return _Entry("", "", _NOTHING)
    first = sentences[0]
    text = unstopped(first.text)
    words, most = count_words(to_plain(text)), LONGEST if whole else _MOST_SAID_WORDS
    shown = to_markup(phrase_of(first) or (capital(text) if words <= most else ""))
    if first.grade == Grade.UNFIT and not (count_words(first.text) == 1 and speakable(first.said)):
        return _Entry("", shown, _NOTHING)
    if not shown or words > most:
        return _Entry("", shown, _TOO_LONG)
    if first.note:
        text = f"{first.note} {capital(text)}"
    return _Entry(f"{first.label}: {text}" if first.label else text, shown, _NO_ROOM)


def _lines(said: list[str], vocabulary: Vocabulary | None, *, more: bool) -> list[str]:
    """Return short items as the parts of one sentence, others as a sentence each."""
    if not vocabulary or any(count_words(item) > _SHORT_ITEM_WORDS for item in said):
        return [stopped(capital(item)) for item in said]
    said = [vocabulary.lowered(item, sure=True) for item in said]
    parts = [f"{item}," for item in said[:-1]]
    if not parts:
        return [f"{said[0]}, and more." if more else f"{said[0]}."]
    return [*parts, f"{said[-1]}, and more."] if more else [*parts, f"and {said[-1]}."]
