"""Tells the language of a text by the script that it is written in, and by its small words."""

import re
from collections import Counter
from itertools import chain
from typing import Final, NamedTuple

from video_gen.models.function_words import ENDINGS, MARKS, TOLD, WORDS, Evidence

UNDETERMINED: Final = "und"
"""Language of a text whose words do not tell it. Source: ISO 639-2."""
_SAMPLE_CHARS = 20_000
_SCRIPTS = {
    "latin": (r"[A-Za-z\u00c0-\u024f\u1ea0-\u1ef9]", 5.0),
    "han": (r"[\u3400-\u4dbf\u4e00-\u9fff]", 1.5),
    "kana": (r"[\u3041-\u30ff]", 1.5),
    "ko": (r"[\uac00-\ud7af]", 2.0),
    "devanagari": (r"[\u0900-\u097f]", 4.0),
    "arabic": (r"[\u0620-\u06d3]", 4.0),
    "he": (r"[\u05d0-\u05ea]", 4.0),
    "cyrillic": (r"[\u0400-\u04ff]", 5.0),
    "el": (r"[\u0370-\u03ff]", 5.0),
    "th": (r"[\u0e01-\u0e4e]", 4.0),
}
"""A pattern of the letters, and about how many of them make a word."""
_LEAST_SHARE = 0.2
"""Share of the words in another script that outweighs Latin: technical texts are full of English names."""
_LEAST_KANA = 0.1
_DETECTED = TOLD | {"zh", "ja", "ko", "he", "el", "th"}
_WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0963])+(?:['’](?=[^\W\d_]))?")
"""Vowels of Devanagari are marks and no letters; an elided word ends in its apostrophe."""
_TWINS = ({"da", "nb"}, {"cs", "sk"})
"""Languages whose short texts are often the same: either voice will do."""
_PLAINLY = 4.0
"""Evidence that goes over what a document declares of itself."""
_LETTERS_SAY = 0.8
"""What letters and endings that only some languages have say, beside a small word."""
_LEAST_SCORE, _LEAST_PART = 0.6, 0.05
"""Less than this, and less than this for each word, is chance: names are words of other languages too."""
_CLEARLY = 1.15
"""How much more the words must say for a language than for the next one."""


class _Told(NamedTuple):
    """What the words of a text say of its language."""

    language: str
    evidence: float
    """How many small words of that language, and of no other, it is worth."""


def detect_language(texts: list[str]) -> str:
    """Return the language of `texts`, such as `en`; `und` where they do not tell it, empty where there is no letter."""
    return _told(texts).language


def language_of(texts: list[str], declared: str) -> str:
    """Return the language of `texts`, beside that which their document declares: what declares it is often a template.

    The words go over a declaration that they plainly contradict; a declared region stays.
    """
    found, evidence = _told(texts)
    primary = declared.partition("-")[0]
    if not declared:
        return found
    contradicted = found not in {"", UNDETERMINED, primary} and (is_detectable(primary) or found == "en")
    return found if contradicted and evidence >= _PLAINLY else declared


def _told(texts: list[str]) -> _Told:
    sample = " ".join(chain.from_iterable(text.split() for text in texts))[:_SAMPLE_CHARS]
    words = {name: len(re.findall(letters, sample)) / size for name, (letters, size) in _SCRIPTS.items()}
    total = sum(words.values())
    if not total:
        return _Told("", 0.0)
    east_asian = words["han"] + words["kana"]
    others = {name: count for name, count in words.items() if name not in {"latin", "han", "kana"}}
    script = max(others, key=lambda name: others[name])
    if max(east_asian, others[script]) < total * _LEAST_SHARE:
        return _told_by_words(sample, "latin")
    if east_asian > others[script]:
        return _Told("ja" if words["kana"] > _LEAST_KANA * east_asian else "zh", east_asian)
    return _told_by_words(sample, script) if script in WORDS else _Told(script, others[script])


def is_detectable(language: str) -> bool:
    """Return whether `detect_language` knows a language such as `de`."""
    return language in _DETECTED


def _told_by_words(sample: str, script: str) -> _Told:
    """Return the language of the script for which the words of `sample` speak clearly; `und` where they do not."""
    found = Counter(_WORD.findall(sample.lower().replace("’", "'")))
    scores: Counter[str] = Counter()
    for word, count in found.items():
        for speaks_for in (WORDS[script].get(word), _by_letters(word, script)):
            if speaks_for:
                scores.update(dict.fromkeys(speaks_for[0], count * speaks_for[1]))
    (best, score), *others = [*scores.most_common(3), ("", 0.0)]
    next_score = max((other for name, other in others if {best, name} not in _TWINS), default=0.0)
    sure = score >= max(_LEAST_SCORE, _LEAST_PART * found.total()) and score > _CLEARLY * next_score
    return _Told(best if sure and best in TOLD else UNDETERMINED, score)


def _by_letters(word: str, script: str) -> Evidence | None:
    """Return the languages that the letters of a word, or its ending, speak for, and how much."""
    marks = [MARKS[script][letter] for letter in set(word) if letter in MARKS[script]]
    if marks:
        shared = set(marks[0]).intersection(*marks[1:])
        return (tuple(shared), _LETTERS_SAY / len(shared)) if shared else None
    ending = next((word[-n:] for n in range(5, 2, -1) if word[-n:] in ENDINGS and len(word) > n + 2), "")
    return (ENDINGS[ending], _LETTERS_SAY / len(ENDINGS[ending])) if ending else None
