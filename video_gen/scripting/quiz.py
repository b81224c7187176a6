"""A question with lettered choices and its answer, as lessons ask it. English only: it needs words of our own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from video_gen.models.document import Block, ItemList, Paragraph
from video_gen.models.lesson import QuizVisual
from video_gen.scripting.marked import capital, cleaned, marked, spoken, stopped, to_markup, unstopped
from video_gen.scripting.sentence_rules import LONGEST, speakable
from video_gen.scripting.words import count_words

_LETTERS = "ABCDEF"
_FEWEST, _MOST = 2, len(_LETTERS)
_LETTER = re.compile(r"\(?([A-Fa-f])[.):]\s+(?=\S)")
_ANSWER = re.compile(
    r"\W*(?:the )?(?:correct |right )?answer(?: is)?\W+(?:option |choice )?\(?([A-Fa-f])\b[\W_]*", re.IGNORECASE
)


@dataclass(frozen=True)
class Quiz:
    """A question, as it is said and shown."""

    lines: tuple[str, ...]
    visual: QuizVisual
    blocks: tuple[Block, ...]
    """Question, choices and answer."""


@dataclass(frozen=True)
class Unasked:
    """A question that cannot be asked."""

    blocks: tuple[Block, ...]
    reason: str


def questions_of(blocks: Sequence[Block]) -> list[Quiz | Unasked]:
    """Return the questions among blocks: each with its choices, and its answer or a choice that is ticked."""
    found = []
    for n in range(len(blocks) - 1):
        question, choices = blocks[n], blocks[n + 1]
        if (
            isinstance(question, Paragraph)
            and isinstance(choices, ItemList)
            and question.text.rstrip(" *").endswith("?")
        ):
            after = blocks[n + 2] if n + 2 < len(blocks) else None
            if asked := _asked(question, choices, after):
                found.append(asked)
    return found


def _asked(question: Paragraph, choices: ItemList, after: Block | None) -> Quiz | Unasked | None:
    """Return the question; None where nothing tells its answer."""
    ticked = [n for n, item in enumerate(choices.items) if item.checked]
    text = cleaned(marked(after.text)) if isinstance(after, Paragraph) else ""
    given = _ANSWER.match(text)
    if not given and len(ticked) != 1:
        return None
    blocks: tuple[Block, ...] = (question, choices, after) if given and after else (question, choices)
    answer = _LETTERS.index(given[1].upper()) if given else ticked[0]
    texts = [_LETTER.sub("", cleaned(marked(item.text)), count=1) for item in choices.items]
    if not _FEWEST <= len(texts) <= _MOST or not all(texts):
        return Unasked(blocks, f"a question has {_FEWEST} to {_MOST} choices, this one has {sum(map(bool, texts))}")
    if answer >= len(texts):
        return Unasked(blocks, f"its answer {_LETTERS[answer]} is none of its choices")
    asked = cleaned(marked(question.text))
    visual = QuizVisual(question=to_markup(asked), choices=tuple(to_markup(unstopped(t)) for t in texts), answer=answer)
    said = spoken(asked, english=True)
    lines = [said if speakable(said) else "The question is on the screen."]
    lines += [_choice(letter, text) for letter, text in zip(_LETTERS, texts, strict=False)]
    reveal = f"The answer is {_choice(_LETTERS[answer], texts[answer])}"
    because = _because(text[given.end() :], texts[answer]) if given else ""
    return Quiz((*lines, f"{reveal} {because}".rstrip()), visual, blocks)


def _choice(letter: str, text: str) -> str:
    """Return how a choice is said; of one that cannot be, the letter alone."""
    said = spoken(text, english=True)
    return f"{letter}: {stopped(capital(said))}" if speakable(said) else f"{letter}."


def _because(rest: str, choice: str) -> str:
    """Return what the writer says of the answer beside its letter and its text; empty where it cannot be said."""
    more = rest.removeprefix(unstopped(choice)).lstrip(" .,;:–—-")
    said = capital(spoken(more, english=True))
    return stopped(said) if 1 < count_words(said) <= LONGEST and speakable(said) else ""
