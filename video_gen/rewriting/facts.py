"""What a rewritten text may not bring in: numbers, names and identifiers that its source does not hold."""

import re

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_IDENTIFIER = re.compile(
    r"\b(?:[A-Za-z][A-Za-z0-9]*(?:[_./:\\-]+[A-Za-z0-9]+)*(?:[_/\\]|::|\.(?=\w)|\d)[\w./:\\-]*\w"  # a_b, a.b, a1
    r"|[a-z]+[A-Z]\w*|[A-Z]{2,}\w*)\b"  # camelCase, ACRONYM
)
_NAME = re.compile(r"(?<![.!?:…\"“] )(?<!^)(?<!\n)\b[A-Z][a-z]+\w*")
"""A capitalised word inside a sentence."""
_OPENING = re.compile(r"(?:(?<=[.!?:…\"“] )|^)[A-Z][a-z]+", re.MULTILINE)
"""A word that opens a sentence, which may be a name or any other word."""
_OPENERS = frozenset(
    (  # noqa: SIM905  # a text reads better than a list
        "a about above across after again all along already also although always among an and another any anyone "
        "anything are as ask at back be because before begin behind below besides between beyond both but by call can "
        "check choose come consider could did do does done down during each either else even every everyone "
        "everything find finally first follow for from further get give go good had has have he her here hers his how "
        "however i if imagine in inside instead into is it its just keep last later learn let like look make many may "
        "maybe might more most much must my near neither never next no none nor not nothing now of off often on once "
        "one only open or other others otherwise our out over pay perhaps pick please put rather read remember run "
        "say second see set several she should simply since so some someone something sometimes soon start still stop "
        "such suppose take tell than thanks that the their them then there these they think third this those though "
        "through thus to today together too toward try turn two under unless until up upon use very wait was watch we "
        "well were what whatever when whenever where whether which while who whoever whose why will with within "
        "without work would write yes yet you your"
    ).split()
)
"""Words that open English sentences and are no names."""
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_ROUND = {"thirty": "30", "forty": "40", "fifty": "50", "hundred": "00", "thousand": "000", "million": "000000"}
_COUNTS: dict[str, str] = {word: str(value) for value, word in enumerate(_SMALL.split()) if value > 1} | _ROUND
"""Counts in English words; one is as often a pronoun, and zero a figure of speech."""
_WORD = re.compile(r"[^\W\d_]+")
_CAPITALS_MEAN_NAMES = {"en", "fr", "es", "it", "pt", "nl", "sv", "da", "pl", "cs", "ro", "fi", "tr"}
"""Languages that write a capital inside a sentence for names alone, or nearly so."""


def made_up(text: str, source: str, language: str, *, translated: bool) -> str:
    """Return the first number, identifier or name in `text` that `source` does not hold; empty where all are known.

    Args:
        text: What a language model wrote.
        source: The document's own words.
        language: Of `text`.
        translated: Whether the source is in another language: names may then be written in another way.
    """
    known = source.casefold()
    numbers = set(_NUMBER.findall(source))
    bare = {number.replace(",", "").replace(".", "") for number in numbers}
    for number in _NUMBER.findall(text):
        if number not in numbers and number.replace(",", "").replace(".", "") not in bare:
            return str(number)
    for found in _IDENTIFIER.finditer(text):
        if found[0].casefold() not in known:
            return found[0]
    if translated:
        return ""
    return _count(text, known, bare, language) or _name(text, known, language)


def _count(text: str, known: str, numbers: set[str], language: str) -> str:
    if not language.startswith("en"):
        return ""
    words = set(_WORD.findall(known))
    for word in re.findall(_WORD, text.casefold()):
        digits = _COUNTS.get(word)
        if (
            digits
            and word not in words
            and not any(number == digits or number.endswith("0" + digits) for number in numbers)
        ):
            return str(word)
    return ""


def _name(text: str, known: str, language: str) -> str:
    if language.partition("-")[0] not in _CAPITALS_MEAN_NAMES:
        return ""
    words = {*_WORD.findall(known)}
    found = list(_NAME.finditer(text))
    if language.startswith("en"):
        words |= _OPENERS
        found += _OPENING.finditer(text)
    return next((str(name[0]) for name in found if not {*_WORD.findall(name[0].casefold())} <= words), "")
