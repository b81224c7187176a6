"""Abbreviations of languages other than English, written out: engines spell them, or stop at their stops."""
# ruff: noqa: RUF001  # Cyrillic letters are meant

import re

from video_gen.media.spoken.rule import Rule, rule

_WORDS = {
    "de": {
        "z. B.": "zum Beispiel",
        "d. h.": "das heißt",
        "u. a.": "unter anderem",
        "i. d. R.": "in der Regel",
        "bzw.": "beziehungsweise",
        "ca.": "circa",
        "evtl.": "eventuell",
        "ggf.": "gegebenenfalls",
        "inkl.": "inklusive",
        "exkl.": "exklusive",
        "vgl.": "vergleiche",
        "sog.": "sogenannte",
        "max.": "maximal",
        "usw.": "und so weiter",
    },
    "fr": {
        "p. ex.": "par exemple",
        "c.-à-d.": "c’est-à-dire",
        "env.": "environ",
        "max.": "maximum",
        "etc.": "et cetera",
    },
    "es": {
        "p. ej.": "por ejemplo",
        "aprox.": "aproximadamente",
        "máx.": "máximo",
        "mín.": "mínimo",
        "Sr.": "señor",
        "Sra.": "señora",
        "EE. UU.": "Estados Unidos",
        "etc.": "etcétera",
    },
    "it": {"ad es.": "ad esempio", "p. es.": "per esempio", "ca.": "circa", "ecc.": "eccetera"},
    "pt": {"p. ex.": "por exemplo", "por ex.": "por exemplo", "aprox.": "aproximadamente", "etc.": "et cetera"},
    "nl": {
        "bijv.": "bijvoorbeeld",
        "d.w.z.": "dat wil zeggen",
        "o.a.": "onder andere",
        "ca.": "circa",
        "enz.": "enzovoort",
    },
    "ru": {"т. е.": "то есть", "т. к.": "так как", "напр.": "например", "т. д.": "так далее", "т. п.": "тому подобное"},
}
_BEFORE_NUMBER = {
    "de": {"Nr.": "Nummer", "S.": "Seite", "Abb.": "Abbildung", "Kap.": "Kapitel", "min.": "mindestens"},
    "fr": {"p.": "page", "fig.": "figure", "chap.": "chapitre"},
    "es": {"pág.": "página", "núm.": "número", "fig.": "figura"},
    "it": {"pag.": "pagina", "fig.": "figura", "cap.": "capitolo"},
    "pt": {"pág.": "página", "fig.": "figura"},
    "nl": {"nr.": "nummer", "blz.": "bladzijde", "fig.": "figuur"},
    "ru": {"стр.": "страница", "рис.": "рисунок"},
}
_AFTER_NUMBER = {
    "de": {"Min.": "Minuten", "Std.": "Stunden", "Sek.": "Sekunden", "TL": "Teelöffel", "EL": "Esslöffel"},
    "fr": {"min.": "minutes", "sec.": "secondes"},
    "es": {"min.": "minutos", "seg.": "segundos"},
    "it": {"min.": "minuti", "sec.": "secondi"},
    "pt": {"min.": "minutos", "seg.": "segundos"},
    "nl": {"min.": "minuten", "sec.": "seconden"},
}
_CLOSING = {"usw.", "etc.", "ecc.", "enz.", "т. д.", "т. п.", "u. a."}
"""What may end a sentence, whose stop is then needed."""


def _pattern(abbreviation: str, *, closing: bool) -> str:
    """Return what finds an abbreviation, with or without the spaces inside it."""
    bare, stop = abbreviation.removesuffix("."), abbreviation.endswith(".")
    found = re.escape(bare).replace(r"\ ", r"[ \u00a0\u202f]?")
    if not stop:
        return rf"{found}(?!\w)"
    return rf"{found}(?:\.(?=,|\)|\s+(?-i:[a-zà-öø-ÿа-яё]))|(?=\.))" if closing else rf"{found}\."


def _rules(language: str) -> tuple[Rule, ...]:
    words = [
        rule(rf"(?<![\w.-])(?P<say>{_pattern(short, closing=short in _CLOSING)})", said, re.IGNORECASE)
        for short, said in _WORDS[language].items()
    ]
    before = [
        rule(rf"(?<![\w.-])(?P<say>{_pattern(short, closing=False)})(?=\s?\d)", said)
        for short, said in _BEFORE_NUMBER.get(language, {}).items()
    ]
    after = [
        rule(rf"\d\s?(?P<say>{_pattern(short, closing=True)})", said)
        for short, said in _AFTER_NUMBER.get(language, {}).items()
    ]
    return (*words, *before, *after)


ABROAD: dict[str, tuple[Rule, ...]] = {language: _rules(language) for language in _WORDS}
"""By language, such as `de`."""
