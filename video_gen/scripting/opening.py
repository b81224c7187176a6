"""The title scene: what the video is about."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from video_gen.models.document import Code, Document
from video_gen.models.texts import texts_in
from video_gen.scripting.connecting import Connecting
from video_gen.scripting.facts import Facts
from video_gen.scripting.marked import cleaned, marked, spoken, stopped, to_plain
from video_gen.scripting.pacing import Pace
from video_gen.scripting.parts import Part
from video_gen.scripting.phrases import phrase_of
from video_gen.scripting.segments import Segment
from video_gen.scripting.sentence_rules import Grade, speakable
from video_gen.scripting.sentences import Sentence
from video_gen.scripting.topics import names_topic
from video_gen.scripting.wording import Vocabulary, programming_language, series
from video_gen.scripting.words import count_words, overlap, stems
from video_gen.scripting.worth import says_what_is

_THIS_GUIDE = re.compile(
    r"^(?:this|the|these) (?:guide|tutorial|document|documentation|page|quick ?start|article|chapter|how-to|manual|"
    r"specification|proposal|post|project|repo|repository|library|package|tool|framework|module|runbook|handbook)\b",
    re.IGNORECASE,
)
_DOES = re.compile(r"[A-Z][a-z]+s (?:an?|the|your|you|any|all|text|code|data) ")
_LOOKED_AT = 12
_SHARE, _LEAST_S = 0.2, 7.0
_TWO_SENTENCES_SHARE, _FOLLOWER_SHARE = 0.1, 0.16
"""Share of the time that two sentences may take; more where the second would not be said otherwise."""
_TWO_SENTENCES_FROM_S, _AGENDA_FROM_S = 90, 30
_MOST_AGENDA_WORDS, _MOST_AGENDA = 5, 3
_MOST_SUBTITLE_WORDS = 14
_TITLE_GOES_ON = re.compile(r":\s|\s[–—|-]\s|(?<=[?!])\s")
_TITLE_WORDS = 8
_ONE_OPENING_FROM_S = 60
"""A longer video has so many sentences that some fit in with the opening that is best."""
_SINGULAR_CHARS = 5
"""So many letters into a word, one and many of a thing are still the same."""
_NEWS = 3
"""How many times as long as the title a subtitle that repeats it must be, to say something new."""


@dataclass(frozen=True)
class Opening:
    """How the video opens, but for its agenda."""

    title: str
    subtitle: str
    lines: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    """Those of the document that it uses."""


def openings_of(document: Document, part: Part, facts: Facts, target_s: float, pace: Pace) -> list[Opening]:
    """Return the title with the sentences that say what the part is about, at most a fifth of the time, best first.

    For a short video other openings follow, for where that one leaves no time that a scene would fill: other sentences,
    one that takes all the time, and none.
    """
    introduction = [s for segment in part.introduction for s in segment.sentences]
    candidates = [s for s in introduction if s.grade == Grade.GOOD or _THIS_GUIDE.match(s.said)][:_LOOKED_AT]
    ranked = _ranked(candidates, part.title)
    room_s = max(_SHARE * target_s, min(_LEAST_S, target_s / 2))
    best = ranked[0] if ranked and pace.line_s(ranked[0].said) <= room_s else None
    sentences = [best, *_following(best, introduction, facts, target_s, pace)] if best else []
    opening = _opening(document, part, facts, sentences)
    if target_s >= _ONE_OPENING_FROM_S:
        return [opening]
    others = [one for one in ranked if one is not best and pace.line_s(one.said) < target_s]
    others.sort(key=lambda one: pace.line_s(one.said) > room_s)
    openings = [
        opening,
        *(_opening(document, part, facts, [one]) for one in others),
        _opening(document, part, facts, []),
    ]
    return [*openings, *filter(None, map(_called_short, openings))]


def _called_short(opening: Opening) -> Opening | None:
    """Return the opening with only the name said of a title that goes on to explain it; None where there is no more."""
    short = _TITLE_GOES_ON.split(opening.title, maxsplit=1)[0]
    if short == opening.title or opening.lines[0] != _said_title(opening.title) or not speakable(short):
        return None
    return replace(opening, lines=(_said_title(short), *opening.lines[1:]))


def _said_title(title: str) -> str:
    return title if title.endswith(("?", "!")) else stopped(title)


def _opening(document: Document, part: Part, facts: Facts, sentences: Sequence[Sentence]) -> Opening:
    """Return the opening with these sentences."""
    title = part.title or _title_from(document, sentences, part.segments, english=facts.vocabulary is not None)
    said = [sentence.said for sentence in sentences]
    if not said or not part.is_whole or not _names(said[0], title):
        said.insert(0, _said_title(title))
    return Opening(title, _subtitle(part, sentences, title), tuple(said), tuple(sentences))


def agenda_of(headings: Sequence[str], title: str, target_s: float, language: str) -> list[str]:
    """Return the headings of what the video looks at most, in order; none where it is short or has too few parts.

    Args:
        headings: That of each scene, in order.
        title: Of the video.
        target_s: Its length.
        language: Of the document.
    """
    named = [
        h for h in dict.fromkeys(headings) if names_topic(h, title, language) and count_words(h) <= _MOST_AGENDA_WORDS
    ]
    if target_s < _AGENDA_FROM_S or len(named) < 2:  # noqa: PLR2004  # one part is no agenda
        return []
    often = Counter(headings)
    most = sorted(named, key=lambda heading: (-often[heading], named.index(heading)))[:_MOST_AGENDA]
    return [heading for heading in named if heading in most]


def said_agenda(agenda: Sequence[str], words: Vocabulary | Connecting) -> str:
    """Return the sentence that names what the video looks at; empty where the language has no words for that.

    Args:
        agenda: Headings.
        words: Those of the document, where it is in English; else the phrases of its language.
    """
    if not agenda:
        return ""
    if isinstance(words, Connecting):
        listed = words.listed(words.agenda, [spoken(heading, english=False) for heading in agenda])
        return stopped(listed) if listed else ""
    return f"In this video: {series([words.topic(spoken(heading, english=True)) for heading in agenda])}."


def _ranked(candidates: Sequence[Sentence], title: str) -> list[Sentence]:
    """Return the sentences that may open the video, the most apt first."""
    aptness = {
        n: _aptness(sentence, title, n, leads=not n and bool(_DOES.match(sentence.said)))
        for n, sentence in enumerate(candidates)
    }
    return [candidates[n] for n in sorted(aptness, key=lambda n: -aptness[n]) if aptness[n] > 0]


def _following(
    best: Sentence, introduction: Sequence[Sentence], facts: Facts, target_s: float, pace: Pace
) -> list[Sentence]:
    """Return the sentence after the one that opens, where there is time for both.

    Where the document has less to say than there is time, one that needs the first is said too: here or nowhere.
    """
    at = introduction.index(best) + 1
    after = introduction[at] if at < len(introduction) else None
    if after is None or after.is_lead_in or after.grade < facts.least:
        return []
    needs_it = after.leans_back and facts.least < Grade.GOOD
    share = _FOLLOWER_SHARE if needs_it else _TWO_SENTENCES_SHARE if target_s >= _TWO_SENTENCES_FROM_S else 0.0
    return [after] if pace.line_s(best.said) + pace.line_s(after.said) <= share * target_s else []


def _aptness(sentence: Sentence, title: str, place: int, *, leads: bool) -> float:
    """Return how well a sentence opens the video; 0 where it does not.

    Args:
        sentence: The sentence.
        title: Of the video.
        place: How many candidates stand before it.
        leads: Whether it says what the thing of the title does, right below it: `Turns a document into a video.`
    """
    about_itself = bool(_THIS_GUIDE.match(sentence.said)) and speakable(sentence.said)
    if sentence.is_lead_in or not (about_itself or (sentence.grade == Grade.GOOD and not sentence.leans_back)):
        return 0.0
    about_title = overlap(stems(title), sentence.stems)
    if title and sentence.english and not (leads or about_itself or about_title or says_what_is(sentence.said)):
        return 0.0
    return 1.0 - 0.06 * place + 0.5 * leads + 0.5 * says_what_is(sentence.said) + 0.4 * about_itself + 0.5 * about_title


def _names(said: str, title: str) -> bool:
    """Return whether a sentence names what the title names, so that the title need not be read out."""
    one, other = ({stem[:_SINGULAR_CHARS] for stem in stems(text)} for text in (title, said))
    return len(one & other) > len(one) / 2


def _subtitle(part: Part, sentences: Sequence[Sentence], title: str) -> str:
    if part.subtitle and count_words(part.subtitle) <= _MOST_SUBTITLE_WORDS:
        return part.subtitle
    phrase = to_plain(phrase_of(replace(sentences[0], label=""), _MOST_SUBTITLE_WORDS)) if sentences else ""
    says_title = phrase.startswith(title) or overlap(stems(phrase), stems(title)) == 1.0
    return "" if says_title and len(phrase) < _NEWS * len(title) else phrase


def _title_from(
    document: Document, sentences: Sequence[Sentence], segments: Sequence[Segment], *, english: bool
) -> str:
    """Return a title for a document that has none: the start of what it says first."""
    everything = sorted((s for segment in segments for s in segment.sentences), key=lambda s: -s.grade)
    texts = [s.text for s in (*sentences, *everything)]
    code = next((block for block in document.blocks if isinstance(block, Code)), None)
    if code and english and not texts and all(isinstance(block, Code) for block in document.blocks):
        return f"{programming_language(code.language) or 'Code'} example"
    for text in (*texts, *map(marked, texts_in(document.blocks))):
        first = re.split(r"[,;:!?，。；：、！？।؟…]|\.(?=\s|$)|\s[-–—]\s", to_plain(cleaned(text)), maxsplit=1)[0]
        words = first.split()[:_TITLE_WORDS]
        if words and count_words(first):
            return " ".join(words)
    return ""
