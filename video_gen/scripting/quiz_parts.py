"""Finds the parts of a question: what is asked, the choices, and what tells the answer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from video_gen.models.document import Block, ItemList, ListItem, Paragraph
from video_gen.scripting.marked import cleaned, marked, unstopped
from video_gen.scripting.segments import item_span
from video_gen.scripting.sentences import Sentence, sentences_of

LETTERS = "ABCDEF"
_LETTER = re.compile(r"\(?([A-Fa-f])[.):]\s+(?=\S)")
_LETTERED = re.compile(r"(?:^|\s)\(?([a-f])[.)]\s+(?=\S)", re.IGNORECASE)
_ANSWER = re.compile(r"\W*(?:the )?(?:correct |right )?answer(?: is)?\W+(?P<given>\S.*)", re.IGNORECASE | re.DOTALL)
_BY_LETTER = re.compile(r"(?:option |choice )?\(?(?P<letter>[A-Fa-f])\b[\W_]*", re.IGNORECASE)
_KEY = re.compile(r"\W*(?:the )?(?:correct )?(?:answers?|solutions?|key)\W", re.IGNORECASE)
_IN_KEY = re.compile(r"(\d{1,2})\s?[.:)–-]?\s?\(?([A-F])\b", re.IGNORECASE)


@dataclass(frozen=True)
class Asking:
    """A question as it stands in the document."""

    question: str
    """Inline markup."""
    choices: tuple[str, ...]
    """Marked text without letters."""
    ticked: tuple[int, ...]
    after: str
    """Marked text of the paragraph after the choices."""
    blocks: tuple[Block, ...]
    said: tuple[Sentence, ...] = ()
    within: ItemList | None = None


@dataclass(frozen=True)
class Answer:
    """Which choice is right, counted from 0, and what is written of it."""

    choice: int
    remark: str = ""


def askings_in(blocks: Sequence[Block]) -> Iterator[Asking]:
    """Give the questions with choices: paragraphs before a list, or the items of a list with a list in each."""
    for n, block in enumerate(blocks):
        after = blocks[n + 1 : n + 3]
        if isinstance(block, Paragraph) and _is_question(block.text) and after:
            found = _asking(block.text, block, after[0], after[1] if after[1:] else None)
            if found:
                yield found
        elif isinstance(block, ItemList):
            yield from _in_list(block, after[0] if after else None)


def answer_in(asking: Asking) -> Answer | None:
    """Return the answer that is written, by its letter or its text, or the one choice that is ticked; else None."""
    match = _ANSWER.match(asking.after)
    if match:
        given = match["given"]
        for n, choice in enumerate(asking.choices):
            if choice and re.match(rf"\W*{re.escape(unstopped(choice))}(?!\w)", given, re.IGNORECASE):
                return Answer(n, given.lstrip(" *_\"'"))
        if letter := _BY_LETTER.match(given):
            return Answer(LETTERS.index(letter["letter"].upper()), given[letter.end() :])
    return Answer(asking.ticked[0]) if len(asking.ticked) == 1 else None


def _in_list(block: ItemList, after: Block | None) -> Iterator[Asking]:
    key = _key(after)
    for n, item in enumerate(block.items, start=block.start):
        inner = item.blocks[0] if item.blocks else None
        if not _is_question(item.text) or not isinstance(inner, ItemList):
            continue
        paragraph = item.blocks[1] if item.blocks[1:] else None
        choices, ticked = _choices(inner)
        text = _text(paragraph) if _ANSWER.match(_text(paragraph)) else f"Answer: {key[n]}" if n in key else ""
        told = (inner, paragraph) if paragraph and _ANSWER.match(_text(paragraph)) else (inner,)
        told = (*told, after) if n in key and after and item is block.items[-1] else told
        said = tuple(sentences_of(item.text, item_span(item), "en")[:1])
        yield Asking(item.text, choices, ticked, text, told, said, block)


def _asking(text: str, question: Block, choices: Block, after: Block | None) -> Asking | None:
    if isinstance(choices, ItemList):
        texts, ticked = _choices(choices)
    elif isinstance(choices, Paragraph):
        texts, ticked = _lettered(choices), ()
    else:
        return None
    given = _text(after)
    told = (question, choices, after) if after and _ANSWER.match(given) else (question, choices)
    return Asking(text, texts, ticked, given, told) if texts else None


def _choices(block: ItemList) -> tuple[tuple[str, ...], tuple[int, ...]]:
    texts = tuple(_LETTER.sub("", cleaned(marked(item.text)), count=1) for item in block.items)
    return texts, tuple(n for n, item in enumerate(block.items) if item.checked)


def _lettered(block: Paragraph) -> tuple[str, ...]:
    """Return the choices of a paragraph that has them one after the other: `a) a ball b) a brick`; else none."""
    text = cleaned(marked(block.text))
    found = list(_LETTERED.finditer(text))
    if [match[1].upper() for match in found] != list(LETTERS[: len(found)]) or len(found) < 2 or found[0].start():  # noqa: PLR2004
        return ()
    ends = [*(match.start() for match in found[1:]), len(text)]
    return tuple(text[match.end() : end].strip() for match, end in zip(found, ends, strict=True))


def _key(block: Block | None) -> dict[int, str]:
    """Return the letters by the numbers of the questions, of a paragraph such as `Answers: 1. B, 2. A`."""
    text = _text(block)
    return {int(number): letter for number, letter in _IN_KEY.findall(text)} if _KEY.match(text) else {}


def _text(block: Block | ListItem | None) -> str:
    return cleaned(marked(block.text)) if isinstance(block, Paragraph) else ""


def _is_question(text: str) -> bool:
    return text.rstrip(" *").endswith("?")
