"""Cuts a text into sentences: a stop after an abbreviation, or inside a number, ends none."""
# ruff: noqa: RUF001  # Cyrillic letters are meant

import re
from itertools import pairwise
from typing import NamedTuple

import sentencex

_LAST_WORD = re.compile(r"(?P<counted>\d\s?)?(?P<word>[^\W\d_](?:[\w'’-]|\.-?(?=\w))*)\.[)\"'”’»]*\s*$")
_DECIMAL = re.compile(r"\d\.\s*$")
_OPENS = " \"'“‘«(["
_MOST_UNVOWELLED, _MOST_DOTTED = 5, 8
_UNVOWELLED = re.compile(r"[b-df-hj-np-tv-xz]+$")
"""`pkt`, `tbsps`: no word, whatever it stands for."""


class Abbreviations(NamedTuple):
    """What a language cuts short, in small letters and without the last stop."""

    leading: frozenset[str]
    """What stands before a word or a number, and never at the end: `approx`."""
    numbered: frozenset[str]
    """What stands before a number: `Fig. 3`."""
    closing: frozenset[str]
    """What may end a sentence too, so that the next word decides: `tsp`, `etc`."""


def _abbreviations(leading: str, numbered: str, closing: str) -> Abbreviations:
    return Abbreviations(frozenset(leading.split()), frozenset(numbered.split()), frozenset(closing.split()))


_BY_LANGUAGE = {
    "en": _abbreviations(
        "approx ca cf incl excl esp e.g i.e vs viz avg max min temp resp dr mr mrs ms prof st mt gen gov sen rev hon "
        "capt lt messrs",
        "no nos fig figs eq eqs sec secs ch chap vol vols p pp pt art app para ver jan feb mar apr jun jul aug sep "
        "sept oct nov dec",
        "tsp tsps tbsp tbsps oz lb lbs gal qt pkg doz hr hrs min mins sec secs mo wk wks yr yrs ft yd mi mph inc "
        "ltd co corp dept est etc al a.m p.m u.s u.k jr sr misc orig max cont",
    ),
    "de": _abbreviations(
        "z.b d.h ca bzw evtl ggf vgl inkl exkl einschl max min bspw sog zzgl abzgl i.d.r dr prof hr fr hrn st geb",
        "nr nrn s abb kap bd art abs tab ziff str",
        "usw usf etc u.a o.ä u.ä ff std min sek tel jh jhd mio mrd tl el msp pkg stk",
    ),
    "fr": _abbreviations(
        "p.ex c.-à-d cf env max min approx m mm mme mmes mlle dr pr st ste av bd",
        "n fig p pp chap art vol éd",
        "etc min sec cuil pers",
    ),
    "es": _abbreviations(
        "p.ej ej aprox máx mín incl sr sra srta dr dra dña ud uds", "pág págs núm cap art fig vol", "etc min seg cda"
    ),
    "it": _abbreviations(
        "es p.es ca max min incl sig sigg dott prof", "pag pagg n nn fig cap art vol", "ecc min sec tel"
    ),
    "pt": _abbreviations("p.ex ex aprox máx mín incl sr sra dr dra", "pág págs n cap art fig vol", "etc min seg tel"),
    "nl": _abbreviations(
        "bijv bv d.w.z o.a ca max min incl excl evt resp dhr mevr dr prof", "nr blz fig hfdst art", "enz etc min sec"
    ),
    "ru": _abbreviations(
        "т.е т.к т.н напр см им проф",
        "стр рис гл п табл",
        "г гг др пр руб тыс млн млрд мин сек ч кг т.д т.п",
    ),
}
_NONE = _abbreviations("", "", "")
_UNIT_AND_MORE = re.compile(r"(\d\s?(?:[kcm]?[gm]|[mcd]?l|[hst]|г)\.\s+)(?=[^\W\d_])")
"""A measured amount, a stop, and a word: that is no initial of a name."""


def split_sentences(text: str, language: str) -> list[str]:
    """Return the sentences of a text, which joined are that text.

    Args:
        text: Plain or marked text.
        language: Such as `pt-BR`.
    """
    code = language.partition("-")[0]
    known = _BY_LANGUAGE.get(code, _NONE)
    pieces: list[str] = []
    for piece in (part for found in sentencex.segment(code, text) for part in _parted(found)):
        if pieces and _goes_on(pieces[-1], piece, known):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


def _parted(piece: str) -> list[str]:
    """Return what was taken for one sentence in two where an amount ends the first: `It weighs 30 g. It is hot.`."""
    ends = [match.end() for match in _UNIT_AND_MORE.finditer(piece) if piece[match.end()].isupper()]
    return [piece[begin:end] for begin, end in pairwise([0, *ends, len(piece)])]


def _goes_on(before: str, after: str, known: Abbreviations) -> bool:
    """Return whether a text goes on after what looked like the end of a sentence."""
    first = after.lstrip(_OPENS)[:1]
    if _DECIMAL.search(before) and after[:1].isdigit():
        return True
    match = _LAST_WORD.search(before)
    if match is None or not first:
        return False
    word, counted = match["word"].lower(), bool(match["counted"])
    if word in known.leading and not (counted and word in known.closing):
        return True
    if word in known.numbered and not counted and first.isdigit():
        return True
    return first.islower() and (
        word in known.leading | known.numbered | known.closing or _is_cut_short(word, counted=counted)
    )


def _is_cut_short(word: str, *, counted: bool) -> bool:
    """Return whether a word that is not known looks as if it were cut: `5 in.`, `a.k.a.`, `pkt.`."""
    if counted or "." in word:
        return counted or len(word) <= _MOST_DOTTED
    return len(word) <= _MOST_UNVOWELLED and bool(_UNVOWELLED.match(word))
