"""A question with lettered choices and its answer, as lessons ask it. English only: it needs words of our own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from video_gen.models.document import Block, ItemList, Paragraph
from video_gen.models.lesson import QuizVisual
from video_gen.scripting.marked import capital, cleaned, marked, spoken, stopped, to_markup, unstopped
from video_gen.scripting.sentence_rules import speakable

_LETTERS = "ABCDEF"
_FEWEST, _MOST = 2, len(_LETTERS)
_LETTER = re.compile(r"\(?([A-Fa-f])[.):]\s+(?=\S)")
_ANSWER = re.compile(
    r"\W*(?:the )?(?:correct |right )?answer(?: is)?\W+(?:option |choice )?\(?([A-Fa-f])\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Quiz:
    """A question, as it is said and shown."""

    lines: tuple[str, ...]
    visual: QuizVisual
    blocks: tuple[Block, ...]
    """Question, choices and answer."""


def quiz_of(blocks: Sequence[Block]) -> list[Quiz]:
    """Return the questions among blocks: each with its choices, and its answer or a choice that is ticked."""
    quizzes = []
    for n in range(len(blocks) - 1):
        question, choices = blocks[n], blocks[n + 1]
        if (
            isinstance(question, Paragraph)
            and isinstance(choices, ItemList)
            and question.text.rstrip(" *").endswith("?")
        ):
            after = blocks[n + 2] if n + 2 < len(blocks) else None
            if quiz := _quiz(question, choices, after):
                quizzes.append(quiz)
    return quizzes


def _quiz(question: Paragraph, choices: ItemList, after: Block | None) -> Quiz | None:
    texts = [_LETTER.sub("", cleaned(marked(item.text)), count=1) for item in choices.items]
    if not _FEWEST <= len(texts) <= _MOST or not all(texts):
        return None
    ticked = [n for n, item in enumerate(choices.items) if item.checked]
    given = _ANSWER.match(cleaned(marked(after.text))) if isinstance(after, Paragraph) else None
    if given:
        answer = _LETTERS.index(given[1].upper())
    elif len(ticked) == 1:
        answer = ticked[0]
    else:
        return None
    asked = cleaned(marked(question.text))
    said = [spoken(text, english=True) for text in (asked, *texts)]
    if answer >= len(texts) or not all(map(speakable, said)):
        return None
    lines = [f"{letter}: {stopped(capital(text))}" for letter, text in zip(_LETTERS, said[1:], strict=False)]
    reveal = f"The answer is {_LETTERS[answer]}: {stopped(said[answer + 1])}"
    visual = QuizVisual(question=to_markup(asked), choices=tuple(to_markup(unstopped(t)) for t in texts), answer=answer)
    blocks: tuple[Block, ...] = (question, choices, after) if given and after else (question, choices)
    return Quiz((said[0], *lines, reveal), visual, blocks)
