"""A note or a warning of the document, as a scene of its own."""

from collections.abc import Sequence
from dataclasses import replace

from video_gen.models.material import AlertVisual
from video_gen.scripting.marked import spoken, to_markup, unstopped
from video_gen.scripting.phrases import clause_of
from video_gen.scripting.sentences import Sentence
from video_gen.scripting.words import count_words

_MOST_WORDS = 22
"""More are not read while they are heard: the first sentence is shown, without what only explains it."""


def alert_of(sentences: Sequence[Sentence], heading: str) -> AlertVisual:
    """Return what is shown while sentences of one alert are said: they themselves, whole.

    Args:
        sentences: One at least.
        heading: The section's heading.
    """
    first = sentences[0]
    shown = [first.text]
    for sentence in sentences[1:]:
        if count_words(spoken(" ".join([*shown, sentence.text]), english=first.english)) > _MOST_WORDS:
            break
        shown.append(sentence.text)
    long = count_words(spoken(first.text, english=first.english)) > _MOST_WORDS
    short = clause_of(replace(first, label=""), _MOST_WORDS) if long else ""
    text = short or (unstopped(first.text) if len(shown) == 1 else " ".join(shown))
    label = unstopped(first.note) if first.note else (first.alert or "").capitalize() if first.english else ""
    return AlertVisual(heading=heading, alert=first.alert or "note", label=to_markup(label), text=to_markup(text))
