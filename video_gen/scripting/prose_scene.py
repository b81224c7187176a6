"""Prose as bullets, or as a statement where one thought stands alone."""

from collections.abc import Sequence
from typing import NamedTuple

from video_gen.models.inline import escape, plain
from video_gen.models.item import Item
from video_gen.models.material import AlertVisual
from video_gen.models.script import BulletsVisual, StatementVisual
from video_gen.scripting.alert_scene import alert_of
from video_gen.scripting.marked import capital, to_markup, to_plain, unstopped
from video_gen.scripting.phrases import MOST_WORDS, MOST_WORDS_ALONE, clause_of, phrase_of
from video_gen.scripting.sentences import Sentence
from video_gen.scripting.words import count_words, overlap, stems

_FEWEST_ITEMS = 2
_SAME = 0.75
_MOST_READ_WORDS = 40
"""A sentence of more words fills a page with small type, and is heard faster than it is read."""


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
    """Return bullets, else a statement for each sentence that has a short form; one without is said beside the last."""
    if bullets := _bullets(sentences, heading):
        return [Shown(sentences, bullets)]
    groups: list[tuple[list[Sentence], str]] = []
    for sentence in sentences:
        text = "" if groups and sentence.leans_back else short_of(sentence)
        if groups and not text:
            groups[-1][0].append(sentence)
        else:
            groups.append(([sentence], text))
    return [
        shown
        for said, text in groups
        for shown in ([_statement(said, text, heading)] if text else _without_short_form(said, heading))
    ]


def _without_short_form(sentences: Sequence[Sentence], heading: str) -> list[Shown]:
    """Return a statement for each of such sentences with all of it; one that is too long is said beside the last."""
    shown: list[Shown] = []
    for sentence in sentences:
        text = long_of(sentence)
        if text or not shown:
            shown.append(_statement([sentence], text, heading))
        else:
            shown[-1] = shown[-1]._replace(said=[*shown[-1].said, sentence])
    return shown


def _statement(said: Sequence[Sentence], text: str, heading: str) -> Shown:
    """Return a statement; without a text, of what the section is called."""
    if text or not heading:
        return Shown(said, StatementVisual(heading=heading, text=text or statement(said[0])))
    return Shown(said, StatementVisual(text=escape(heading)))


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
    """Return a sentence for the screen: its short form, else all of it."""
    return short_of(sentence) or to_markup(_written(sentence))


def short_of(sentence: Sentence) -> str:
    """Return a sentence for the screen where it is short, else without what only explains it; else empty."""
    whole = _written(sentence)
    words = count_words(to_plain(whole))
    clause = "" if words <= MOST_WORDS else clause_of(sentence, MOST_WORDS)
    return to_markup(clause or (whole if words <= MOST_WORDS_ALONE else ""))


def long_of(sentence: Sentence) -> str:
    """Return a sentence for the screen without what only explains it, else whole; empty where that is too long."""
    whole = _written(sentence)
    clause = clause_of(sentence, _MOST_READ_WORDS)
    return to_markup(clause or (whole if count_words(to_plain(whole)) <= _MOST_READ_WORDS else ""))


def _written(sentence: Sentence) -> str:
    text = capital(sentence.whole)
    return text if text.endswith(("?", "!", "？", "！")) else unstopped(text)
