"""Marked text: a plain string in which code stands between two private characters.

Between the document's inline markup and the texts of a scene, so that one regular expression can look at
words and know which of them are code.
"""

import re
from collections.abc import Sequence

from video_gen.models.inline import Run, markup_of, runs
from video_gen.scripting.emoji import without_decoration

OPEN, CLOSE = "\ue000", "\ue001"
CODE = f"{OPEN}[^{CLOSE}]*{CLOSE}"
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_UNSEEN = re.compile(r"[\u200e\u200f\ufeff\u00ad]|(?<=[\w#*\s])[\ufe0f\u20e3]+")
_ASIDE = re.compile(r"(?:(?<=\s)|^)\([^()]*\)|（[^（）]*）|\[\d{1,3}\]")
_LIMITS = re.compile(
    r"(?<!\w)(?:not?|never|only|except|unless|without|until|if|excluding|optional(?:ly)?|or|nicht|nur|keine?[mnrs]?|außer|ohne"
    r"|wenn|sofern|pas|sauf|seulement|sans|si|salvo|sólo|solo|excepto|sin|não|exceto|apenas|sem|non|tranne|senza|niet|geen"
    r"|alleen|behalve|не|только|кроме|без|если)(?!\w)|n['’]t\b|[不非无無未勿仅僅]|除|ない|のみ|नहीं|केवल|ليس|فقط|إلا|לא|רק|نه|مگر",
    re.IGNORECASE,
)
"""Words on which it depends whether a sentence is true: an aside that holds one is part of it."""
_ARROW = re.compile(r"\s*(?:->|=>|-->|[\u2192\u21d2\u279c\u2794])\s*")
_DASHES = re.compile(r"(?<=\w)--+(?=\w)")
_CODE, _HIDDEN = re.compile(CODE), re.compile(f"{OPEN}([0-9]+)x")
_BEFORE_STOP = re.compile(
    r"\s+(?=[,.;:!?](?:\s|$))|\s+(?=[。，！？、；：])|(?<=[\u3040-\u30ff\u3400-\u9fff])\s+(?=[\u3040-\u30ff\u3400-\u9fff])"
)
"""Space that nothing needs any more: before a stop, and between characters that are written without it."""
_SPELLED = {
    "&": "and",
    "e.g.": "for example",
    "i.e.": "that is",
    "etc.": "and so on",
    "vs": "versus",
    "vs.": "versus",
    "w/": "with",
}
_WRITTEN = re.compile(r"(?<!\w)(?:&|e\.g\.|i\.e\.|etc\.|vs\.?|w/)(?=[\s,;)])", re.IGNORECASE)
_NAME = re.compile(r"[^\s\dA-Z_]*[\dA-Z_]")
_STOP = re.compile(r"[\s.,;:!?…。，；：！？।؟]+$")
_IDEOGRAPH, _DEVANAGARI = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"), re.compile(r"[\u0900-\u097f]")


def marked(markup: str) -> str:
    """Return inline markup as marked text; bold is dropped."""
    pieces = []
    for run in runs(markup):
        text = _PRIVATE.sub("", run.text)
        pieces.append(f"{OPEN}{' '.join(text.split())}{CLOSE}" if run.style == "code" and text.strip() else text)
    return "".join(pieces)


def cleaned(text: str, *, asides: bool = False) -> str:
    """Return marked text without what is neither said nor shown: decoration, asides in brackets, reference numbers.

    Code stays as it is written, and so does an aside that limits what is said.

    Args:
        text: Marked text.
        asides: Whether all asides stay, as in the cells of a table, where they hold units and negative amounts.
    """
    text, code = hidden(text)
    text = _DASHES.sub(" – ", _ARROW.sub(", ", text))
    text = _UNSEEN.sub(" ", without_decoration(text))
    if not asides:
        text = _ASIDE.sub(lambda aside: aside[0] if _LIMITS.search(aside[0]) else " ", text)
    return uncovered(_BEFORE_STOP.sub("", " ".join(text.split())), code)


def hidden(text: str) -> tuple[str, list[str]]:
    """Return marked text with a word of its own in place of each piece of code, and the code (see `uncovered`)."""
    code: list[str] = []

    def hide(match: re.Match[str]) -> str:
        code.append(match[0])
        return f"{OPEN}{len(code) - 1}x"

    return (_CODE.sub(hide, text), code) if OPEN in text else (text, code)


def uncovered(text: str, code: Sequence[str]) -> str:
    """Return a text whose code was hidden, or a piece of it, as marked text again."""
    return _HIDDEN.sub(lambda match: code[int(match[1])], text) if code else text


def to_markup(text: str) -> str:
    """Return marked text as inline markup."""
    pieces = re.split(f"({CODE})", text)
    return markup_of([Run(p[1:-1], "code") if p.startswith(OPEN) else Run(p, "plain") for p in pieces])


def to_plain(text: str) -> str:
    """Return marked text without its marks."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def spoken(text: str, *, english: bool) -> str:
    """Return marked text as a line of narration: code as it is written, abbreviations around it in words.

    Args:
        text: Marked text.
        english: Whether English words may stand in for signs and abbreviations.
    """
    said, code = hidden(text)
    said = said.replace(" - ", " – ").replace("(s)", "s")
    if english:
        said = _WRITTEN.sub(lambda match: _SPELLED[match[0].lower()], said.replace(" / ", " or "))
    return " ".join(to_plain(uncovered(said, code)).split())


def capital(text: str) -> str:
    """Return `text` with a capital first letter, where it begins with a word that can have one; `gpt-4` cannot."""
    first = text[:1]
    can = first.islower() and len(first.upper()) == 1 and not _NAME.match(text)
    return first.upper() + text[1:] if can else text


def unstopped(text: str) -> str:
    """Return `text` without the punctuation at its end."""
    return _STOP.sub("", text)


def stopped(text: str) -> str:
    """Return `text` ending in the full stop of its script, in place of what it ended in."""
    bare = unstopped(text)
    if _IDEOGRAPH.search(bare):
        return f"{bare}。"
    return f"{bare}।" if _DEVANAGARI.search(bare) else f"{bare}."


def led_in(text: str) -> str:
    """Return what leads into a list with the colon of its script behind it; a full stop where it has one already."""
    if ":" in text:
        return stopped(text)
    return f"{text}：" if _IDEOGRAPH.search(text) else f"{text}:"
