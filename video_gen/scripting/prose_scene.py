"""Prose as bullets, or as a statement where one thought stands alone."""

from collections.abc import Sequence
from typing import NamedTuple

from video_gen.models.inline import plain
from video_gen.models.item import Item
from video_gen.models.material import AlertVisual
from video_gen.models.script import BulletsVisual, StatementVisual
from video_gen.scripting.alert_scene import alert_of
from video_gen.scripting.marked import capital, to_markup, to_plain, unstopped
from video_gen.scripting.phrases import MOST_WORDS, clause_of, phrase_of
from video_gen.scripting.sentence_rules import LONGEST
from video_gen.scripting.sentences import Sentence
from video_gen.scripting.words import count_words, overlap, stems

_FEWEST_ITEMS = 2
_SAME = 0.75


class Shown(NamedTuple):
    """Sentences, and what is shown while they are said."""

    said: Sequence[Sentence]
    visual: BulletsVisual | StatementVisual | AlertVisual


def prose_visuals(sentences: Sequence[Sentence], heading: str) -> list[Shown]:
    """Return the sentences with what is shown of them.

    Bullets, or a statement for each that stands by itself; a note or a warning has a scene of its own.
    """
    runs: list[list[Sentence]] = []
    for sentence in sentences:
        if runs and runs[-1][0].alert == sentence.alert and not sentence.note:
            runs[-1].append(sentence)
        else:
            runs.append([sentence])
    return [
        shown
        for run in runs
        for shown in ([Shown(run, alert_of(run, heading))] if run[0].alert else _plain_visuals(run, heading))
    ]


def _plain_visuals(sentences: Sequence[Sentence], heading: str) -> list[Shown]:
    if bullets := _bullets(sentences, heading):
        return [Shown(sentences, bullets)]
    groups: list[list[Sentence]] = []
    for sentence in sentences:
        if groups and sentence.leans_back:
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    return [Shown(group, StatementVisual(heading=heading, text=statement(group[0]))) for group in groups]


def _bullets(sentences: Sequence[Sentence], heading: str) -> BulletsVisual | None:
    """Return bullets with a phrase for each sentence that has one; None where fewer than two have."""
    items: list[Item] = []
    for line, sentence in enumerate(sentences):
        phrase = phrase_of(sentence)
        if phrase and not _shown_already(phrase, items):
            items.append(Item(text=to_markup(phrase), line=line))
    if len(items) < max(_FEWEST_ITEMS, len(sentences) / 2):
        return None
    return BulletsVisual(heading=heading, items=tuple(items))


def _shown_already(phrase: str, items: Sequence[Item]) -> bool:
    found = stems(to_plain(phrase))
    return any(overlap(found, stems(plain(item.text))) > _SAME for item in items)


def statement(sentence: Sentence) -> str:
    """Return a sentence for the screen: whole where it is short, else without what only explains it, if that is so."""
    text = capital(sentence.whole)
    whole = text if text.endswith(("?", "!", "？", "！")) else unstopped(text)
    if count_words(to_plain(whole)) <= (MOST_WORDS if sentence.english else LONGEST):
        return to_markup(whole)
    return to_markup(clause_of(sentence, MOST_WORDS) or whole)
