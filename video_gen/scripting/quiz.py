"""A question with choices and its answer, as lessons ask it. English only: it needs words of our own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from video_gen.models.document import Block, ItemList
from video_gen.models.lesson import QuizVisual
from video_gen.scripting.marked import capital, cleaned, marked, spoken, stopped, to_markup, unstopped
from video_gen.scripting.quiz_parts import LETTERS, Answer, Asking, answer_in, askings_in
from video_gen.scripting.sentence_rules import LONGEST, speakable
from video_gen.scripting.sentences import Sentence
from video_gen.scripting.words import count_words

_FEWEST, _MOST = 2, len(LETTERS)


@dataclass(frozen=True)
class Quiz:
    """A question, as it is said and shown."""

    lines: tuple[str, ...]
    visual: QuizVisual
    blocks: tuple[Block, ...]
    """Question, choices and answer, as far as they are blocks of their own."""
    said: tuple[Sentence, ...] = ()
    """The question, where it is an item of a list."""
    within: ItemList | None = None
    """The list that it is an item of."""


@dataclass(frozen=True)
class Unasked:
    """A question that cannot be asked."""

    blocks: tuple[Block, ...]
    reason: str
    said: tuple[Sentence, ...] = ()
    within: ItemList | None = None


def questions_of(blocks: Sequence[Block]) -> list[Quiz | Unasked]:
    """Return the questions among blocks: each with its choices, and its answer or a choice that is ticked."""
    return list(_questions(blocks))


def _questions(blocks: Sequence[Block]) -> Iterator[Quiz | Unasked]:
    for asking in askings_in(blocks):
        answer = answer_in(asking)
        if answer is None and asking.within is None:
            continue  # it stands as it is: a question, and a list
        if answer is None:
            yield Unasked(asking.blocks, "nothing tells its answer", asking.said, asking.within)
        else:
            yield _asked(asking, answer)


def _asked(asking: Asking, answer: Answer) -> Quiz | Unasked:
    texts, n = asking.choices, answer.choice
    if not _FEWEST <= len(texts) <= _MOST or not all(texts):
        reason = f"a question has {_FEWEST} to {_MOST} choices, this one has {sum(map(bool, texts))}"
        return Unasked(asking.blocks, reason, asking.said, asking.within)
    if n >= len(texts):
        reason = f"its answer {LETTERS[n]} is none of its choices"
        return Unasked(asking.blocks, reason, asking.said, asking.within)
    asked = cleaned(marked(asking.question))
    visual = QuizVisual(question=to_markup(asked), choices=tuple(to_markup(unstopped(t)) for t in texts), answer=n)
    said = spoken(asked, english=True)
    lines = [said if speakable(said) else "The question is on the screen."]
    lines += [_choice(letter, text) for letter, text in zip(LETTERS, texts, strict=False)]
    reveal = f"The answer is {_choice(LETTERS[n], texts[n])}"
    because = _because(answer.remark, texts[n])
    return Quiz((*lines, f"{reveal} {because}".rstrip()), visual, asking.blocks, asking.said, asking.within)


def _choice(letter: str, text: str) -> str:
    """Return how a choice is said; of one that cannot be, the letter alone."""
    said = spoken(text, english=True)
    return f"{letter}: {stopped(capital(said))}" if speakable(said) else f"{letter}."


def _because(rest: str, choice: str) -> str:
    """Return what the writer says of the answer beside its letter and its text; empty where it cannot be said."""
    bare = unstopped(choice)
    more = rest[len(bare) :] if rest.casefold().startswith(bare.casefold()) else rest
    said = capital(spoken(more.lstrip(" .,;:)–—-"), english=True))
    return stopped(said) if 1 <= count_words(said) <= LONGEST and speakable(said) else ""
