"""Numbers in digits, in words and with units, and whether a source holds them."""

import re
import unicodedata

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_MEASURED = re.compile(r"(?P<number>\d+(?:[.,]\d+)*)\s?-?(?P<unit>%|°[CF]|[A-Za-zµμ]+)(?![\w/])")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_WORDS: dict[str, tuple[str, ...]] = {word: (str(value),) for value, word in enumerate(_SMALL.split()) if value > 1} | {
    "thirty": ("30",),
    "forty": ("40",),
    "fifty": ("50",),
    "sixty": ("60",),
    "seventy": ("70",),
    "eighty": ("80",),
    "ninety": ("90",),
    "hundred": ("[1-9]00",),
    "hundreds": ("[1-9]00",),
    "thousand": (r"\d{1,3}000",),
    "thousands": (r"\d{1,3}000",),
    "million": (r"\d{1,3}0{6}", "m"),
    "millions": (r"\d{1,3}0{6}", "m"),
    "billion": (r"\d{1,3}0{9}", "bn"),
    "billions": (r"\d{1,3}0{9}", "bn"),
    "trillion": (r"\d{1,3}0{12}",),
    "dozen": ("12",),
    "dozens": ("12",),
    "half": ("50", "0.5", "1/2", "½"),
    "quarter": ("25", "0.25", "1/4", "¼"),
    "twice": ("2", "two", "double"),
    "double": ("2", "two", "twice"),
    "doubles": ("2", "two", "twice"),
    "triple": ("3", "three"),
    "third": ("3", "three"),
    "fourth": ("4", "four"),
    "fifth": ("5", "five"),
    "sixth": ("6", "six"),
    "seventh": ("7", "seven"),
    "eighth": ("8", "eight"),
    "ninth": ("9", "nine"),
    "tenth": ("10", "ten"),
}
"""Counts in English words, and what stands for them; one, first and second are as often something else."""
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_COMPOUND = re.compile(
    rf"\b(?P<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ](?P<ones>{'|'.join(_ONES)})\b"
)
_UNITS = {
    alias: unit
    for unit, aliases in {
        "ms": "ms millisecond milliseconds",
        "s": "s sec secs second seconds",
        "min": "min mins minute minutes",
        "h": "h hr hrs hour hours",
        "day": "d day days",
        "week": "week weeks",
        "month": "month months",
        "year": "year years",
        "kb": "kb kib kilobyte kilobytes",
        "mb": "mb mib megabyte megabytes",
        "gb": "gb gib gigabyte gigabytes",
        "tb": "tb tib terabyte terabytes",
        "%": "% percent",
        "°c": "°c celsius",
        "mm": "mm millimetres millimeters",
        "cm": "cm centimetres centimeters",
        "m": "m metre metres meter meters",
        "km": "km kilometre kilometres kilometer kilometers",
        "g": "g gram grams",
        "kg": "kg kilogram kilograms kilo kilos",
    }.items()
    for alias in aliases.split()
}


def unknown_number(text: str, source: str, language: str, *, translated: bool) -> str:
    """Return the first number in `text` that `source` does not hold, or holds with another unit; empty where all hold.

    In English a stop parts decimals and a comma thousands; in a translation both may change places.
    """
    exact = language.startswith("en") and not translated
    known = {_value(number, exact=exact) for number in _NUMBER.findall(source)}
    for number in _NUMBER.findall(text):
        if _value(number, exact=exact) not in known:
            return str(number)
    for character in text:
        if unicodedata.category(character) in {"No", "Nl"} and character not in source:
            return character
    if translated:
        return ""
    return _other_unit(text, source, exact=exact) or (_unknown_word(text, source) if language.startswith("en") else "")


def _value(number: str, *, exact: bool) -> str:
    """Return a number so that two ways of writing it are the same text."""
    digits = "".join(str(int(c)) if c.isdigit() else c for c in number)
    return digits.replace(",", "") if exact else digits.replace(",", "").replace(".", "")


def _other_unit(text: str, source: str, *, exact: bool) -> str:
    """Return a number with a unit that the source has with other units alone."""
    units: dict[str, set[str]] = {}
    for match in _MEASURED.finditer(source):
        if unit := _UNITS.get(match["unit"].lower()):
            units.setdefault(_value(match["number"], exact=exact), set()).add(unit)
    for match in _MEASURED.finditer(text):
        unit, known = _UNITS.get(match["unit"].lower()), units.get(_value(match["number"], exact=exact))
        if unit and known and unit not in known:
            return match[0]
    return ""


def _unknown_word(text: str, source: str) -> str:
    text, source = (_COMPOUND.sub(_in_digits, given.casefold()) for given in (text, source))
    known = {_value(number, exact=True) for number in _NUMBER.findall(source)}
    if made := next((n for n in _NUMBER.findall(text) if _value(n, exact=True) not in known), ""):
        return str(made)
    words, numbers = set(_WORD.findall(source.casefold())), set(_NUMBER.findall(source.replace(",", "")))
    for word in _WORD.findall(text.casefold()):
        stands_for = _WORDS.get(word)
        if stands_for and word not in words and not any(_holds(form, words, numbers, source) for form in stands_for):
            return str(word)
    return ""


def _in_digits(match: re.Match[str]) -> str:
    """Return `twenty-five` in digits."""
    return str(int(_WORDS[match["tens"]][0]) + _ONES.index(match["ones"]) + 1)


def _holds(form: str, words: set[str], numbers: set[str], source: str) -> bool:
    """Return whether a source has one of the forms of a number: digits, as a pattern, or a word."""
    if form[0].isalpha():
        return form in words
    if form in {"½", "¼", "1/2", "1/4"}:
        return form in source
    return any(re.fullmatch(form, number) for number in numbers)
