"""Tells the language of a text by the script that it is written in."""

import re
from itertools import chain

_SAMPLE_CHARS = 20_000
_SCRIPTS = {
    "latin": (r"[A-Za-z\u00c0-\u024f]", 5.0),
    "han": (r"[\u3400-\u4dbf\u4e00-\u9fff]", 1.5),
    "kana": (r"[\u3041-\u30ff]", 1.5),
    "ko": (r"[\uac00-\ud7af]", 2.0),
    "hi": (r"[\u0900-\u097f]", 4.0),
    "arabic": (r"[\u0620-\u06d3]", 4.0),
    "he": (r"[\u05d0-\u05ea]", 4.0),
    "cyrillic": (r"[\u0400-\u04ff]", 5.0),
    "el": (r"[\u0370-\u03ff]", 5.0),
    "th": (r"[\u0e01-\u0e4e]", 4.0),
}
"""A pattern of the letters, and about how many of them make a word."""
_LEAST_SHARE = 0.2
"""Share of the words in another script that outweighs Latin: technical texts are full of English names."""
_PERSIAN = re.compile(r"[پچژگ]")
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_STOP_WORDS = {
    "en": "the of and to in is that for it with as are this be on you",
    "de": "der die und das ist nicht ein eine mit für auf den von zu sich werden",
    "fr": "le la les des et est une dans pour que qui sur avec pas vous du",
    "es": "el los las una que y es para con por del se como más puede su",
    "it": "il che di è per una con non gli della sono del nel questo si anche",
    "pt": "o os uma que não é para com por do da em se mais você são",
    "nl": "de het een en van is dat niet voor met op zijn aan je wordt ook",
}

_DETECTED = {"zh", "ja", "ko", "hi", "ar", "fa", "he", "ru", "uk", "el", "th"}
"""Told by their scripts."""


def detect_language(texts: list[str]) -> str:
    """Return the likeliest language of `texts`, such as `en`; empty where there is no letter."""
    sample = " ".join(chain.from_iterable(text.split() for text in texts))[:_SAMPLE_CHARS]
    words = {name: len(re.findall(letters, sample)) / size for name, (letters, size) in _SCRIPTS.items()}
    total = sum(words.values())
    if not total:
        return ""
    east_asian = words["han"] + words["kana"]
    others = {name: count for name, count in words.items() if name not in {"latin", "han", "kana"}}
    script = max(others, key=lambda name: others[name])
    if max(east_asian, others[script]) < total * _LEAST_SHARE:
        return _latin_language(sample)
    if east_asian > others[script]:
        return "ja" if words["kana"] > 0.1 * east_asian else "zh"
    if script == "arabic":
        return "fa" if _PERSIAN.search(sample) else "ar"
    if script == "cyrillic":
        return "uk" if _UKRAINIAN.search(sample) else "ru"
    return script


def _latin_language(sample: str) -> str:
    """Return the language with the most of its stop words in `sample`; English where none stands out."""
    found = re.findall(r"[^\W\d_]+", sample.lower())
    votes = dict.fromkeys(_STOP_WORDS, 0)
    for language, words in _STOP_WORDS.items():
        known = set(words.split())
        votes[language] = sum(word in known for word in found)
    best = max(votes, key=lambda language: votes[language])
    return best if votes[best] >= max(3, 1.2 * votes["en"]) else "en"


def is_detectable(language: str) -> bool:
    """Return whether `detect_language` knows a language such as `de`; it takes those it does not know for English."""
    return language in _STOP_WORDS or language in _DETECTED
