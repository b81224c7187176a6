"""How much a sentence is worth hearing."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from video_gen.scripting.marked import OPEN
from video_gen.scripting.sentences import Sentence
from video_gen.scripting.word_patterns import either
from video_gen.scripting.words import Stems, count_words, overlap, stems

_SAYS_WHAT_IS = re.compile(
    r"(?:an? |the )?[\w .'-]{2,45}? "
    + either(
        "is are means? lets? allows? provides? enables? helps? supports? describes? refers?_to stands?_for "
        "consists?_of defines? represents? handles? ensures? guarantees? makes? gives? comes?_with works? uses? "
        "turns? keeps?"
    )
    + r"\b",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b"
    + either(
        "super easy easily simply that's_it of_course as_you as_mentioned we'll we_will you'll i my probably obviously "
        "basically at_this_point moment familiar should_see you_might_want feel_free take_a_look have_a_look let's "
        "happy enjoy thank\\w* hopefully beyond_the_scope later_on earlier previously already recall mentioned "
        "discussed"
    )
    + r"\b",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"There (?:are|is) (?:various|many|several|other|also|a number|lots|some)\b[^:]{0,60}$")
_DIGIT = re.compile(r"\d")
_TIGHT, _LONG = 8, 26
_STEP = 0.05
"""Worth comes in steps, so that a word changed elsewhere in the document does not change the order of all the rest."""
_WEIGHTS = {"central": 0.45, "heading": 0.2, "opens": 0.12, "says what is": 0.18}
_COSTS = {
    "leans": 0.12,
    "weak": 0.15,
    "empty": 0.4,
    "code": 0.06,
    "question": 0.2,
    "length": 0.1,
    "digit": 0.015,
}


@dataclass(frozen=True)
class Topics:
    """What a document is about: how often its words occur."""

    counts: Counter[str]
    most: float
    """Weight of the word that occurs most."""

    @classmethod
    def of(cls, texts: Iterable[Stems]) -> "Topics":
        """Return the topics of sentences, each given by its stems."""
        counts = Counter(stem for text in texts for stem in text)
        return cls(counts, log(1 + max(counts.values(), default=1)))

    def centrality(self, found: Stems) -> float:
        """Return how much words speak of the document's topics, 0 to 1."""
        if not found:
            return 0.0
        weights = sorted((log(1 + self.counts[stem]) / self.most for stem in found), reverse=True)[:6]
        return sum(weights) / len(weights)


def says_what_is(said: str) -> bool:
    """Return whether a sentence has the shape of `X is ...`, `X lets you ...`."""
    return bool(_SAYS_WHAT_IS.match(said))


def says_little(said: str) -> bool:
    """Return whether an English sentence is one that nobody needs to remember: `It is super easy.`."""
    return bool(_WEAK.search(said) or _EMPTY.match(said))


def worth_of(sentence: Sentence, heading: str, topics: Topics) -> float:
    """Return how much a sentence is worth, about 0 to 1: what it is about and how it is said, never how long it is."""
    said = sentence.said
    worth = _WEIGHTS["central"] * topics.centrality(sentence.stems)
    worth += _WEIGHTS["heading"] * overlap(sentence.stems, stems(heading))
    worth += _WEIGHTS["opens"] * sentence.opens
    worth += _WEIGHTS["says what is"] * says_what_is(said)
    worth -= _COSTS["leans"] * sentence.leans_back
    worth -= _COSTS["question"] * said.endswith(("?", "？", "؟", "!", "！"))
    worth -= _COSTS["weak"] * bool(sentence.english and _WEAK.search(said))
    worth -= _COSTS["empty"] * bool(_EMPTY.match(said))
    worth -= _COSTS["code"] * max(0, sentence.text.count(OPEN) - 1)
    worth -= _COSTS["digit"] * len(_DIGIT.findall(said))
    words = count_words(said)
    worth -= _COSTS["length"] * (words < _TIGHT or words > _LONG)
    return max(round(worth / _STEP), 0) * _STEP
