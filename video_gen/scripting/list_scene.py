"""A list with the sentence that leads into it, as bullets that appear one by one."""

from itertools import accumulate
from typing import NamedTuple

from video_gen.models.document import ItemList, ListItem
from video_gen.models.item import Item
from video_gen.models.script import BulletsVisual
from video_gen.scripting.marked import capital, spoken, stopped, to_markup, to_plain, unstopped
from video_gen.scripting.phrases import MOST_WORDS, phrase_of
from video_gen.scripting.sentence_rules import Grade, speakable
from video_gen.scripting.sentences import sentences_of
from video_gen.scripting.wording import Vocabulary
from video_gen.scripting.words import count_words

MOST_ITEMS = 6
_FEWEST_ITEMS = 2
_MOST_SAID_WORDS, _SHORT_ITEM_WORDS = 18, 8
_MOST_WORDS = 55
_LEAST_SHARE = 0.6


class _Entry(NamedTuple):
    """An item: what is said of it and what is shown."""

    said: str
    shown: str


def bullets_of(
    block: ItemList, lead: str, heading: str, language: str, vocabulary: Vocabulary | None
) -> tuple[tuple[str, ...], BulletsVisual] | None:
    """Return the narration and the bullets of a list; None where its items cannot be said.

    Args:
        block: The list.
        lead: The sentence that leads in, empty where there is none: the heading then does.
        heading: The section's heading.
        language: Of the document.
        vocabulary: Of an English document; None for another.
    """
    looked_at = block.items[: 2 * MOST_ITEMS]
    entries = [entry for item in looked_at if (entry := _entry(item, language))]
    if len(entries) < max(_FEWEST_ITEMS, _LEAST_SHARE * len(looked_at)):
        return None
    entries = _fitting(entries)
    left_over = len(block.items) - len(entries)
    opening = lead or heading
    lines = _lines([entry.said for entry in entries], vocabulary, more=left_over > 0)
    if opening:
        said = unstopped(opening)
        if ":" in said:
            lines[0] = capital(lines[0])
        lines = [stopped(said) if ":" in said else f"{said}:", *lines]
    offset = 1 if opening else 0
    items = tuple(Item(text=entry.shown, line=index + offset) for index, entry in enumerate(entries))
    return tuple(lines), BulletsVisual(heading=heading, ordered=block.ordered, items=items)


def _fitting(entries: list[_Entry]) -> list[_Entry]:
    """Return as many entries, from the first on, as one scene holds."""
    words = list(accumulate(count_words(entry.said) for entry in entries))
    within = sum(so_far <= _MOST_WORDS for so_far in words)
    return entries[: max(_FEWEST_ITEMS, min(within, MOST_ITEMS))]


def _entry(item: ListItem, language: str) -> _Entry | None:
    sentences = sentences_of(item.text, item.span, language)
    if not sentences:
        return None
    first = sentences[0]
    if first.grade == Grade.UNFIT and not (count_words(first.said) == 1 and speakable(first.said)):
        return None
    said = unstopped(first.spoken)
    shown = phrase_of(first)
    if not shown and count_words(to_plain(first.text)) <= MOST_WORDS:
        shown = capital(unstopped(first.text))
    if not shown or count_words(said) > _MOST_SAID_WORDS:
        return None
    label = spoken(first.label, english=first.english)
    return _Entry(f"{label}: {said}" if label else said, to_markup(shown))


def _lines(said: list[str], vocabulary: Vocabulary | None, *, more: bool) -> list[str]:
    """Return short items as the parts of one sentence, others as a sentence each."""
    if not vocabulary or any(count_words(item) > _SHORT_ITEM_WORDS for item in said):
        return [stopped(capital(item)) for item in said]
    said = [vocabulary.lowered(item, sure=True) for item in said]
    parts = [f"{item}," for item in said[:-1]]
    return [*parts, f"{said[-1]}, and more."] if more else [*parts, f"and {said[-1]}."]
