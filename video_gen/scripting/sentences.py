"""Cuts paragraphs into sentences, and says of each whether it can be narrated."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

import sentencex

from video_gen.models.inline import Run, markup_of, runs
from video_gen.models.span import SourceSpan
from video_gen.scripting.english_rules import leans_back
from video_gen.scripting.marked import CLOSE, CODE, OPEN, capital, cleaned, marked, spoken, stopped
from video_gen.scripting.sentence_rules import SHORTEST, Grade, grade, leans_back_abroad, speakable
from video_gen.scripting.word_patterns import either
from video_gen.scripting.words import Stems, count_words, stems

_NUMBER = re.compile(r"^\W{0,3}\d+(?:\.\d+)*[.)]?\s+(?=\S)")
_NAMED = re.compile(
    rf"{either('note tip warning caution important info hint why todo example eslint answer question q a')}\s?[:?]\s+",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(r"(?:[:：]|\.\.\.|…)$")
_LABEL_END = re.compile(r"^\s*(?:[:：]|[-–—]\s)\s*")
_MOST_LABEL_WORDS, _FEWEST_LEAD_WORDS = 5, 4
_OPENER = re.compile(
    either(
        "first firstly now next then finally similarly likewise additionally in_addition furthermore moreover lastly "
        "also again for_example for_instance"
    )
    + r",\s+(?:let's |let’s )?|(?:(?:first|now|next|then|finally) )?(?:let's|let’s) (?=\w)|"
    r"(?:first|now|next|then|finally) (?!(?:that|the|you|we|it|this)\b)(?=[a-z])",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"To \w+ (?!.*\b(?:run|use|type|call|add|do|set|you|we|just|simply)\b)[^,]+$")
_POINTS_DOWN = re.compile(r"^Below(?= (?:is|are) )")
_DECIMAL = re.compile(r"\d\.\s*$")
_ALSO = re.compile(r"^((?:you|we) (?:can|may|could|might)) also\b", re.IGNORECASE)


@dataclass(frozen=True)
class Sentence:
    """One sentence of the document."""

    text: str
    """Marked text (see `marked`), for the screen."""
    span: SourceSpan
    language: str
    opens: bool
    """Whether it is the first of its paragraph."""
    label: str = ""
    """What the writer called it, such as the bold words that open a list item; marked text."""
    note: str = ""
    """What is said before it, such as `Warning:`."""

    @property
    def english(self) -> bool:
        """Whether the rules for English hold."""
        return self.language.startswith("en")

    @cached_property
    def said(self) -> str:
        """How it is said, with a capital."""
        return f"{self.note} {capital(self.spoken)}" if self.note else capital(self.spoken)

    @cached_property
    def spoken(self) -> str:
        """How it is said, as it stands."""
        said = spoken(self.text, english=self.english)
        return self.text if said == self.text else said  # one string in memory, of most sentences

    @cached_property
    def grade(self) -> Grade:
        """How fit it is to be said."""
        return grade(self.spoken, self.language, starts_with_code=self.text.startswith(OPEN))

    @cached_property
    def leans_back(self) -> bool:
        """Whether it needs the sentence before it."""
        said = capital(self.spoken)
        return leans_back(said) if self.english else leans_back_abroad(said, self.language)

    @cached_property
    def stems(self) -> Stems:
        """What it is about."""
        return stems(self.said)

    @property
    def is_lead_in(self) -> bool:
        """Whether it announces what comes next."""
        return bool(_LEAD_IN.search(self.text))

    @cached_property
    def announced(self) -> str:
        """The lead-in as a full sentence, empty where it cannot be said."""
        said = capital(stopped(_POINTS_DOWN.sub("Here", self.said) if self.english else self.said))
        if self.english and _TO_DO.match(said):
            said = f"Here is how {said[0].lower()}{said[1:]}"
        fewest = _FEWEST_LEAD_WORDS if self.english else SHORTEST
        return said if speakable(said) and count_words(said) >= fewest else ""


def sentences_of(markup: str, span: SourceSpan, language: str) -> list[Sentence]:
    """Return the sentences of a paragraph or list item, cleaned of what is not for the ear."""
    unnumbered = _NUMBER.sub("", markup)
    label, rest = split_label(unnumbered)
    label = "" if _NAMED.match(f"{label}: ") else label
    unnamed = _NAMED.sub("", marked(rest), count=1) if _NAMED.match(marked(rest)) else marked(rest)
    text = cleaned(unnamed)
    if rest != unnumbered or unnamed != marked(markup):
        text = capital(text)
    if not text:
        return []
    english = language.startswith("en")
    hidden: list[str] = []

    def hide(match: re.Match[str]) -> str:
        hidden.append(match[0])
        return f"{OPEN}{len(hidden) - 1}x"

    masked = re.sub(CODE, hide, text)  # stops inside code end no sentence
    found: list[Sentence] = []
    for piece in _segments(masked, language):
        shown = re.sub(f"{OPEN}(\\d+)x", lambda match: hidden[int(match[1])], piece.strip())
        if english:
            shown = _standing_alone(shown)
        if shown:
            found.append(Sentence(shown, span, language, opens=not found))
    if found and label:
        found[0] = replace(found[0], label=label)
    return found


def _segments(text: str, language: str) -> list[str]:
    """Return the sentences of a text; version numbers in digits of any script stay whole."""
    pieces: list[str] = []
    for piece in sentencex.segment(language.partition("-")[0], text):
        if pieces and _DECIMAL.search(pieces[-1]) and piece[:1].isdigit():
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


def _standing_alone(text: str) -> str:
    """Return an English sentence without the words that only tie it to the one before it."""
    freed = _ALSO.sub(r"\1", _OPENER.sub("", text, count=1) if _OPENER.match(text) else text)
    return text if freed == text else capital(freed)


def split_label(markup: str) -> tuple[str, str]:
    """Return the label that opens a text, as marked text, and the rest: `**Name**: what it is`, `code - what it is`."""
    pieces = list(runs(markup))
    if len(pieces) < 2 or pieces[0].style == "plain":  # noqa: PLR2004  # a label and a rest
        return "", markup
    first, rest = pieces[0], pieces[1]
    ending = _LABEL_END.match(rest.text) if rest.style == "plain" else None
    if count_words(first.text) > _MOST_LABEL_WORDS or not (ending or first.text.rstrip().endswith((":", "："))):
        return "", markup
    name = first.text.strip().rstrip(":：").strip()
    remaining = [Run(rest.text[ending.end() if ending else 0 :], rest.style), *pieces[2:]]
    return (f"{OPEN}{name}{CLOSE}" if first.style == "code" else name), markup_of(remaining)
