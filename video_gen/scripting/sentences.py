"""Cuts paragraphs into sentences, and says of each whether it can be narrated."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from video_gen.models.inline import Run, markup_of, runs
from video_gen.models.material import AlertKind
from video_gen.models.pause import MOST_MS, Pause, parted, spoken_of
from video_gen.models.span import SourceSpan
from video_gen.scripting.english_rules import has_verb, leans_back
from video_gen.scripting.lead_ins import announcement, label_of_lead
from video_gen.scripting.marked import CLOSE, OPEN, capital, cleaned, hidden, marked, spoken, stopped, uncovered
from video_gen.scripting.sentence_ends import split_sentences
from video_gen.scripting.sentence_rules import Grade, grade, is_alternative, leans_back_abroad
from video_gen.scripting.word_patterns import either
from video_gen.scripting.words import Stems, count_words, covers, stems

_NUMBER = re.compile(r"^\W{0,3}(?:\d+(?:\.\d+)*[.)]\s+(?=\S)|\d+(?:\.\d+)+\s+(?=\W{0,3}[^\W\d_a-z]\w*[a-z]))")
"""The number of an item or a section; one that counts or measures something is part of the sentence."""
_NAMED = re.compile(
    rf"{either('note tip info hint why todo example eslint answer question q a')}\s?[:?]\s+", re.IGNORECASE
)
_ALERT = re.compile(
    r"(?:[^\w`*\\]*(?:\*\*|\[!))?"
    r"(?P<kind>(?P<warns>warning|caution|important|danger|attention)|note|tip|info|hint)"
    r"(?P<end>\s?[:.!]?\*\*[:.!]?|\s?:|\](?=\s)|(?=\s))\s+(?P<rest>\S)",
    re.IGNORECASE,
)
"""What calls a text a warning or a note, in bold, in capitals, or before a colon."""
_SENTENCE_END = re.compile(r"[.!?:…。！？：؟۔।][\"'”’»)\]*`]*$")
_LEAD_IN = re.compile(r"(?:[:：]|\.\.\.|…)$")
_PARTICIPLE = re.compile(r"^[A-Z][a-z]+ed (?=[a-z]+\.)")
"""`Cracked top.` has no verb."""
_ANSWER = re.compile(r"[*_]*(?:answer|a)[*_]*\s?:", re.IGNORECASE)
_MOST_ANSWER_WORDS = 5
_LABEL_END = re.compile(r"^\s*(?:[:：]|[-–—]\s)\s*")
_MOST_LABEL_WORDS = 5
_OPENER = re.compile(
    either(
        "first firstly now next then finally similarly likewise additionally in_addition furthermore moreover lastly "
        "also again"
    )
    + r",\s+(?:let's |let’s )?|(?:(?:first|now|next|then|finally) )?(?:let's|let’s) (?=\w)|"
    r"(?:first|now|next|then|finally) (?P<does>[a-z])",
    re.IGNORECASE,
)
_DOES = re.compile(r"[a-z]+(?<!ed)(?<!ing)(?<!s)\b")
"""A verb that tells to do something, rather than `Finally closed`."""
_EXAMPLE = re.compile(r"For (?:example|instance), ")
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
    alert: AlertKind | None = None
    """The kind of the note or warning that it belongs to."""
    rest_ms: int = 0
    """Silence that the writer wants behind it."""
    is_answer: bool = False
    """Whether it gives in a word or two what the question before it asks for."""
    is_named: bool = False
    """Whether it begins with a name in bold, which may be small."""
    is_ahead: bool = False
    """Whether it leads in and speaks of what it leads into, so that it needs nothing before it."""

    @property
    def english(self) -> bool:
        """Whether the rules for English hold."""
        return self.language.startswith("en")

    @property
    def whole(self) -> str:
        """Its marked text, after the label where it does not name that itself: `Short timeline: Aim for breadth.`."""
        return f"{self.label}: {self.text}" if self.label and not covers(self.text, self.label) else self.text

    @cached_property
    def said(self) -> str:
        """How it is said, with a capital unless it begins with code."""
        whole = self.whole if self.is_named else capital(self.whole)
        said = self.spoken if whole == self.whole else spoken(whole, english=self.english)
        said = spoken_of(said)  # in code: in a narration it would be a pause
        return f"{self.note} {said}" if self.note else said

    @cached_property
    def spoken(self) -> str:
        """How it is said, as it stands."""
        said = spoken(self.whole, english=self.english)
        return self.text if said == self.text else said  # one string in memory, of most sentences

    @cached_property
    def grade(self) -> Grade:
        """How fit it is to be said."""
        return grade(self.spoken, self.language, starts_with_name=self.is_named or self.whole.startswith(OPEN))

    @cached_property
    def leans_back(self) -> bool:
        """Whether it needs the sentence before it."""
        if self.is_ahead:
            return False
        said = capital(spoken(self.text, english=self.english) if self.label else self.spoken)
        leans = leans_back(said) if self.english else leans_back_abroad(said, self.language)
        return leans or self.is_alternative

    @cached_property
    def is_alternative(self) -> bool:
        """Whether it is the other half of the sentence before it: `Otherwise, go on.`."""
        return not self.opens and is_alternative(self.text, self.language)

    @cached_property
    def stems(self) -> Stems:
        """What it is about."""
        return stems(self.said)

    def resting(self, ms: int) -> "Sentence":
        """Return the sentence with so much more silence behind it, in milliseconds."""
        return replace(self, rest_ms=self.rest_ms + ms)

    @property
    def is_lead_in(self) -> bool:
        """Whether it announces what comes next."""
        return bool(_LEAD_IN.search(self.text))

    @cached_property
    def announced(self) -> str:
        """The lead-in as a full sentence, empty where it cannot be said."""
        return announcement(self.said, english=self.english)

    @cached_property
    def names_next(self) -> str:
        """The lead-in as a name of what follows, where it is too short for a sentence; else empty."""
        return label_of_lead(self.said) if self.is_lead_in and not self.leans_back else ""


def sentences_of(markup: str, span: SourceSpan, language: str) -> list[Sentence]:
    """Return the sentences of a paragraph or list item, cleaned of what is not for the ear.

    A pause that is written between two of them is behind the first; one within a sentence is left out.
    """
    found: list[Sentence] = []
    for piece, rest_ms in _between_pauses(markup):
        found += [replace(one, opens=False) if found else one for one in _sentences_in(piece, span, language)]
        if rest_ms and found:
            found[-1] = found[-1].resting(rest_ms)
    return found


def rests_of(sentences: Sequence[Sentence], first: int = 0) -> tuple[Pause, ...]:
    """Return the silences behind sentences that are said line by line.

    Args:
        sentences: What is said.
        first: Index of the line that says the first of them.
    """
    return tuple(
        Pause(line=line, at=len(sentence.said), ms=min(sentence.rest_ms, MOST_MS))
        for line, sentence in enumerate(sentences, first)
        if sentence.rest_ms
    )


def _between_pauses(markup: str) -> list[tuple[str, int]]:
    """Return the pieces of a text that end where the writer wants silence, and how much, in milliseconds."""
    found: list[tuple[str, int]] = []
    text = ""
    for piece, rest_ms in parted(markup):
        text = f"{text} {piece}".strip()
        if rest_ms and not text and found:
            found.append(("", rest_ms))
        elif rest_ms and _SENTENCE_END.search(text):
            found.append((text, rest_ms))
            text = ""
    return [*found, (text, 0)] if text else found


def _sentences_in(markup: str, span: SourceSpan, language: str) -> list[Sentence]:
    unnumbered = _NUMBER.sub("", markup)
    note, unnumbered = _split_alert(unnumbered)
    label, rest = split_label(unnumbered)
    label = "" if _NAMED.match(f"{label}: ") else label
    unnamed = _NAMED.sub("", marked(rest), count=1) if _NAMED.match(marked(rest)) else marked(rest)
    text = cleaned(unnamed)
    if (rest != unnumbered or unnamed != marked(markup)) and not label:
        text = capital(text)
    if not text:
        return []
    english = language.startswith("en")
    masked, code = hidden(text)  # stops inside code end no sentence
    found: list[Sentence] = []
    for piece in split_sentences(masked, language):
        shown = uncovered(piece.strip(), code)
        if english and (answer := _answer_in(shown if found else f"{_named(markup)}{shown}")):
            found.append(Sentence(answer, span, language, opens=not found, is_answer=True))
            continue
        if english:
            shown = _standing_alone(shown)
        if shown:
            found.append(Sentence(shown, span, language, opens=not found))
    if found and (label or note):
        found[0] = replace(found[0], label=label, note=note)
    if found and not label and unnumbered.startswith("**") and found[0].text[:1].islower():
        found[0] = replace(found[0], is_named=True)
    return found


def _named(markup: str) -> str:
    """Return what an answer calls itself at the front of a paragraph, which is no part of its text."""
    match = _ANSWER.match(markup)
    return match[0] if match else ""


def _answer_in(text: str) -> str:
    """Return a short answer as a sentence: `The answer is Paris.` of `A: Paris.`; empty where it is none."""
    match = _ANSWER.match(text)
    given = text[match.end() :].strip(" *_") if match else ""
    return f"The answer is {stopped(given)}" if 0 < count_words(given) <= _MOST_ANSWER_WORDS else ""


def _split_alert(markup: str) -> tuple[str, str]:
    """Return what is said before a text that calls itself a warning, and the text without its being called so."""
    match = _ALERT.match(markup)
    if match is None or (not match["end"] and not match["kind"].isupper()):
        return "", markup
    if "**" in match["end"] and not match["end"].strip("* ") and match["rest"].islower():
        return "", markup  # the bold word is part of the sentence
    return f"{match['kind'].capitalize()}:" if match["warns"] else "", markup[match.start("rest") :]


def _standing_alone(text: str) -> str:
    """Return an English sentence without the words that only tie it to the one before it.

    An example is called one; but for a sentence that leads into it.
    """
    if _LEAD_IN.search(text):
        text = capital(_EXAMPLE.sub("", text))
    opener = _OPENER.match(text)
    rest = text[opener.start("does") if opener["does"] else opener.end() :] if opener else text
    does = not opener or not opener["does"] or (_DOES.match(rest) and has_verb(rest.split(" ")[0]))
    freed = _ALSO.sub(r"\1", rest if does else text)
    return text if freed == text else capital(freed)


def split_label(markup: str) -> tuple[str, str]:
    """Return the label that opens a text, as marked text, and the rest: `**Name**: what it is`, `code - what it is`."""
    pieces = list(runs(markup))
    if len(pieces) < 2 or pieces[0].style == "plain":  # noqa: PLR2004  # a label and a rest
        return "", markup
    first, rest = pieces[0], pieces[1]
    ending = _LABEL_END.match(rest.text) if rest.style == "plain" else None
    closed = first.text.rstrip().endswith((":", "：")) or _is_run_in(first, rest)
    if count_words(first.text) > _MOST_LABEL_WORDS or not (ending or closed):
        return "", markup
    name = first.text.strip().rstrip(":：.").strip()
    remaining = [Run(rest.text[ending.end() if ending else 0 :], rest.style), *pieces[2:]]
    return (f"{OPEN}{name}{CLOSE}" if first.style == "code" else name), markup_of(remaining)


def _is_run_in(first: Run, rest: Run) -> bool:
    """Return whether bold words with a full stop, which say nothing by themselves, are a name: `**Fast.** It is`."""
    said = _PARTICIPLE.sub("", first.text)
    return first.style == "strong" and first.text.endswith(".") and rest.text[:1] == " " and not has_verb(said)
