"""Abbreviations and Roman numerals, written out."""

import re

from video_gen.media.spoken.rule import Rule, rule

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_DIVISIONS = r"(?i:chapter|part|section|volume|book|appendix|phase|act|stage|article|figure|table|world war)"


def _number(match: re.Match[str]) -> str | None:
    """Return a Roman numeral as a number; None if it is none."""
    values = [_ROMAN[letter] for letter in match["say"]]
    number = sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
    return str(number) if _roman(number) == match["say"] else None


def _roman(number: int) -> str:
    text = ""
    for value, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        text += letters * (number // value)
        number %= value
    return text


def _before_number(abbreviation: str, word: str) -> Rule:
    return rule(rf"(?<![\w.])(?P<say>{abbreviation})(?=\s?\d)", word)


_MEASURES = {
    "tsp": "teaspoon", "tsps": "teaspoon", "tbsp": "tablespoon", "tbsps": "tablespoon", "oz": "ounce", "lb": "pound",
    "lbs": "pound", "qt": "quart", "gal": "gallon", "pkg": "package", "min": "minute", "mins": "minute", "hr": "hour",
    "hrs": "hour", "sec": "second", "secs": "second", "wk": "week", "wks": "week", "yr": "year", "yrs": "year",
}  # fmt: skip


def _measure(match: re.Match[str]) -> str:
    return _MEASURES[match["measure"]] + "s" * (match["amount"] not in _ONE)


_ONE = {"1", "1/2", "1/3", "1/4", "3/4", "½", "¼", "¾", "⅓"}

ABBREVIATIONS: tuple[Rule, ...] = (
    rule(
        rf"(?<![\w.,/])(?P<amount>\d+(?:[.,/]\d+)?|[½¼¾⅓])[ \u00a0]?"
        rf"(?P<say>(?P<measure>{'|'.join(sorted(_MEASURES, key=len, reverse=True))})(?:\.(?=,|\s+[a-z(])|(?!\w)))",
        _measure,
    ),
    rule(r"(?<![\w.])e\.\s?g\.", "for example", re.IGNORECASE),
    rule(r"(?<![\w.])i\.\s?e\.", "that is", re.IGNORECASE),
    rule(r"(?<![\w.])vs\b\.?", "versus"),
    rule(r"(?<![\w.])a\.k\.a\.", "also known as"),
    rule(r"(?<![\w.])cf\.", "compare"),
    rule(r"(?<![\w.])approx\.", "approximately"),
    rule(r"(?<![\w.])incl\.", "including"),
    rule(r"(?<![\w.])et al\.", "and others"),
    rule(r"(?<![\w.])w/o(?!\w)", "without"),
    rule(r"(?<![\w.])w/(?=\s)", "with"),
    rule(rf"\b{_DIVISIONS}\s(?P<say>[IVXL]{{2,}}|[VX])(?![\w.]\w)(?!\w)", _number),
    rule(rf"\b{_DIVISIONS}\s(?P<say>I)(?=\s*(?:[.,:;)—–]|$))", "1"),
)

BEFORE_NUMBERS: tuple[Rule, ...] = (
    _before_number(r"No\.", "number"),
    _before_number(r"Nos\.", "numbers"),
    _before_number(r"[Ff]igs?\.", "figure"),
    _before_number(r"[Ee]qs?\.", "equation"),
    _before_number(r"[Ss]ecs?\.", "section"),
    _before_number(r"[Cc]h\.", "chapter"),
    _before_number(r"[Vv]ol\.", "volume"),
    _before_number(r"pp\.", "pages"),
    _before_number(r"p\.", "page"),
    _before_number(r"ca\.", "about"),
    _before_number(r"max\.", "maximum"),
    _before_number(r"min\.", "minimum"),
)
"""Abbreviations that only stand before a digit."""
