"""What turns a line into another one though every word of it is known: a lost `not`, markup, a refusal in its place."""

import re
import unicodedata
from collections.abc import Sequence

_DENIES = {
    "en": r"(?:not|cannot|never|no|none|nothing|nobody|nowhere|neither|nor|without|unless|except|avoid\w*|refus\w+|"
    r"fails?|failed|lacks?|unable|instead|rather|off|disabl\w+|un\w+able)\b|n['’]t\b",
    "de": r"(?:nicht|nichts|nie|niemals|kein\w*|ohne|weder|außer|statt|vermeide\w*)\b",
    "fr": r"(?:ne|pas|jamais|sans|aucune?|rien|ni|sauf|évite\w*)\b|\bn['’]",
    "es": r"(?:no|nunca|jamás|sin|nada|ningun\w*|ningún|ni|salvo|excepto|evita\w*)\b",
    "it": r"(?:non|mai|senza|nulla|niente|nessun\w*|né|tranne|evita\w*)\b",
    "pt": r"(?:não|nunca|jamais|sem|nada|nenhum\w*|nem|exceto|evit\w+)\b",
    "nl": r"(?:niet|niets|nooit|geen|zonder|noch|behalve|vermijd\w*)\b",
}
_DENIED = {language: re.compile(rf"\b(?:{words})", re.IGNORECASE) for language, words in _DENIES.items()}
_REFUSES = re.compile(
    r"\b(?:as an ai|language model|i(?:['’]m| am) (?:sorry|unable)|i (?:can(?:no|['’])t|can not|will not|won['’]t)|"
    r"(?:system|developer) prompt|my instructions|previous instructions)\b",
    re.IGNORECASE,
)
_MARKS = set("<>[]{}`*_#|\\~^")
_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Cn"}
_JOINERS = {"\u200c", "\u200d"}
"""Persian and Indic words are written with them."""


def turned(before: Sequence[str], after: Sequence[str], source: str, language: str) -> str:
    """Return why lines do not say what the lines in their places said; empty where nothing shows it.

    Args:
        before: The lines as they were.
        after: The lines in their places, in the same language.
        source: The document's own words, those lines included.
        language: Such as `en`.
    """
    denies = _DENIED.get(language.partition("-")[0])
    for old, new in zip(before, after, strict=True):
        if denies and bool(denies.search(old)) != bool(denies.search(new)):
            return f"it turned what is denied into what is not, or the other way round: {new}"
    if len(set(after)) < len(set(before)):
        return "it gave one line in the places of several"
    return not_said("\n".join(after), source)


def not_said(text: str, source: str) -> str:
    """Return why a text is nothing to read out: it has marks, pictures or a refusal in it; empty where it may be."""
    strange = next((c for c in text if c not in source and _is_mark(c)), "")
    if strange:
        return f"it wrote markup, a direction or a picture: {unicodedata.name(strange, repr(strange))}"
    refusal = _REFUSES.search(text)
    return "it refused" if refusal and refusal[0].casefold() not in source.casefold() else ""


def _is_mark(character: str) -> bool:
    if character in _MARKS:
        return True
    category = unicodedata.category(character)
    return (category in _UNSEEN and character not in _JOINERS | {"\n"}) or category == "So"
