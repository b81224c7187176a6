"""What a rewritten text may not bring in: numbers, names and identifiers that its source does not hold."""

import re
import unicodedata

from video_gen.media.spoken.lexicon import LEXICON
from video_gen.rewriting.numbers import unknown_number

_SHORTEST_TERM = 2

_IDENTIFIER = re.compile(
    r"\b(?:[A-Za-z][A-Za-z0-9]*(?:[_./:\\-]+[A-Za-z0-9]+)*(?:[_/\\]|::|\.(?=\w)|\d)[\w./:\\-]*\w"  # a_b, a.b, a1
    r"|[a-z]+[A-Z]\w*|[A-Z]{2,}\w*|[B-HJ-Z](?!['’.\w]))\b"  # camelCase, ACRONYM, the language R
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
_FLAG = re.compile(r"(?<![\w-])--?[A-Za-z][\w-]*")
_WELL_KNOWN = (
    "django kubernetes docker redis postgres mysql kafka github gitlab google amazon microsoft apple facebook openai "
    "python java javascript typescript rust golang ruby php kotlin swift linux windows macos android"
)
_TERMS = {word.casefold() for word in LEXICON if word.isalpha() and len(word) > _SHORTEST_TERM}
_TERMS |= set(_WELL_KNOWN.split())
"""Names that are written small as often as not."""
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
    if number := unknown_number(text, source, language, translated=translated):
        return number
    known, words = source.casefold(), {word.casefold() for word in _WORD.findall(source)}
    for pattern in (_IDENTIFIER, _FLAG):
        for found in pattern.finditer(text):
            if found[0].casefold() not in (known if len(found[0]) > 1 else words):
                return found[0]
    if translated:
        return ""
    return _in_another_script(text, source) or _name(text, known, language) or _term(text, known)


def _in_another_script(text: str, source: str) -> str:
    """Return the first word in a script that the source does not use: a name, or a letter that only looks alike."""
    scripts = {_script(letter) for letter in source if letter.isalpha()}
    found = (word for word in _WORD.findall(text) if any(_script(letter) not in scripts for letter in word))
    return next(found, "") if scripts else ""


def _script(letter: str) -> str:
    return "" if letter.isascii() else unicodedata.name(letter, "?").partition(" ")[0].replace("LATIN", "")


def _term(text: str, known: str) -> str:
    """Return the first technical term that is not in the source, in whatever case."""
    words = {*_WORD.findall(known)}
    return next((word for word in _WORD.findall(text.casefold()) if word in _TERMS and word not in words), "")


def _name(text: str, known: str, language: str) -> str:
    if language.partition("-")[0] not in _CAPITALS_MEAN_NAMES:
        return ""
    words = {*_WORD.findall(known)}
    found = list(_NAME.finditer(text))
    if language.startswith("en"):
        words |= _OPENERS
        found += _OPENING.finditer(text)
    return next((str(name[0]) for name in found if not {*_WORD.findall(name[0].casefold())} <= words), "")
