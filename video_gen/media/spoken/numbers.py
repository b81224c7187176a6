"""Numbers with what belongs to them: money, units, dates, times, versions, ranges."""

import re
from datetime import date

from video_gen.media.spoken.rule import Rule, rule

_AMOUNT = r"\d[\d,]*(?:\.\d+)?"
_CURRENCIES = {"$": ("dollar", "dollars"), "€": ("euro", "euros"), "£": ("pound", "pounds"), "¥": ("yen", "yen")}
_SCALES = {"k": "thousand", "K": "thousand", "M": "million", "bn": "billion", "B": "billion"}
_UNITS = {
    "kB": "kilobyte", "KB": "kilobyte", "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte", "PB": "petabyte",
    "KiB": "kibibyte", "MiB": "mebibyte", "GiB": "gibibyte", "TiB": "tebibyte", "kbit": "kilobit", "Mbit": "megabit",
    "Gbit": "gigabit", "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz",
    "ns": "nanosecond", "µs": "microsecond", "μs": "microsecond", "us": "microsecond", "ms": "millisecond",
    "s": "second", "sec": "second", "min": "minute", "h": "hour", "hr": "hour", "hrs": "hour",
    "mm": "millimeter", "cm": "centimeter", "km": "kilometer", "mg": "milligram", "kg": "kilogram",
    "px": "pixel", "fps": "frame per second", "rpm": "turn per minute", "dpi": "dot per inch",
    "mW": "milliwatt", "W": "watt", "kW": "kilowatt", "kWh": "kilowatt hour", "mV": "millivolt", "V": "volt",
    "mA": "milliamp", "mAh": "milliamp hour", "dB": "decibel", "°C": "degree Celsius", "°F": "degree Fahrenheit",
    "Kbps": "kilobit per second", "kbps": "kilobit per second", "Mbps": "megabit per second",
    "Gbps": "gigabit per second",
}  # fmt: skip
_ONLY_ATTACHED = frozenset({"us", "W", "V"})
"""Units that are words or letters by themselves when they stand apart from their number."""
_PER = {"s": "second", "sec": "second", "min": "minute", "h": "hour", "hour": "hour", "day": "day"}
_TENS = {
    "0": "hundreds", "1": "tens", "2": "twenties", "3": "thirties", "4": "forties", "5": "fifties", "6": "sixties",
    "7": "seventies", "8": "eighties", "9": "nineties",
}  # fmt: skip
_CENTURIES = {
    "15": "fifteen",
    "16": "sixteen",
    "17": "seventeen",
    "18": "eighteen",
    "19": "nineteen",
    "20": "twenty",
}
_PARTS = {
    "1/2": "one half", "1/3": "one third", "2/3": "two thirds", "1/4": "one quarter", "3/4": "three quarters",
    "1/5": "one fifth", "2/5": "two fifths", "3/5": "three fifths", "4/5": "four fifths", "1/8": "one eighth",
    "3/8": "three eighths", "5/8": "five eighths", "7/8": "seven eighths", "1/10": "one tenth",
}  # fmt: skip
_VERSIONED = (
    r"(?i:version|release|python|node|java|ruby|php|go|rust|django|rails|kubernetes|ubuntu|debian|postgresql|postgres)"
)
_MOST_OCTET = 255
_TELEPHONE = (3, 4)


def _plural(unit: str) -> str:
    head, *rest = unit.split(" ", 1)
    plural = head if head.endswith("hertz") else f"{head}s"
    return f"{head} {rest[0]}s" if rest and not rest[0].startswith(("per", "C", "F")) else " ".join([plural, *rest])


def _unit(amount: str, unit: str, per: str | None) -> str:
    said = _UNITS[unit] if amount == "1" else _plural(_UNITS[unit])
    return f"{said} per {_PER[per]}" if per else said


def _attached(match: re.Match[str]) -> str | None:
    return f"{match['amount']} {_unit(match['amount'], match['unit'], match['per'])}"


def _apart(match: re.Match[str]) -> str | None:
    return None if match["unit"] in _ONLY_ATTACHED else _unit(match["amount"], match["unit"], match["per"])


def _money(match: re.Match[str]) -> str:
    one, many = _CURRENCIES[match["sign"]]
    amount, high, scale = match["amount"].rstrip(","), match["high"], match["scale"] or ""
    if high:
        amount = f"{amount} to {high.rstrip(',')}"
    if scale:
        return f"{amount} {_SCALES.get(scale, scale)} {many}"
    whole, _, cents = amount.partition(".")
    if len(cents) == 2 and not high:  # noqa: PLR2004  # cents
        left = f" {int(cents)}" if int(cents) else ""
        return f"{whole} {one if whole == '1' else many}{left}"
    return f"{amount} {one if amount == '1' else many}"


def _date(match: re.Match[str]) -> str | None:
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    suffix = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")  # noqa: PLR2004  # 11th to 13th
    return f"{_MONTHS[day.month - 1]} {day.day}{suffix} {day.year}"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def _time(match: re.Match[str]) -> str | None:
    hour, minute = int(match[1]), int(match[2])
    if not minute:
        return f"{hour}" if match[3] else f"{hour} o'clock"
    return f"{hour} oh {minute}" if minute < 10 else None  # noqa: PLR2004  # one digit


def _version(match: re.Match[str]) -> str | None:
    parts = match["numbers"].split(".")
    if len(parts) == 4 and all(int(part) <= _MOST_OCTET for part in parts):  # noqa: PLR2004  # an address
        return " dot ".join(parts)
    said = " point ".join(parts)
    return f"version {said}" if match["v"] else said


def _range(match: re.Match[str]) -> str | None:
    low, high = match[1], match[3]
    padded = any(len(number) > 1 and number.startswith("0") and "." not in number for number in (low, high))
    telephone = (len(low), len(high)) == _TELEPHONE and not high.endswith("0")
    return " to " if not padded and not telephone and float(low) < float(high) else None


def _decade(match: re.Match[str]) -> str | None:
    if match[1] == "20" and match[2] == "0":
        return "two thousands"
    return f"{_CENTURIES[match[1]]} {_TENS[match[2]]}"


_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_UNIT_PER = rf"(?P<unit>{_UNIT})(?:/(?P<per>{'|'.join(sorted(_PER, key=len, reverse=True))}))?(?!\w|/\w)"
_ALONE = r"(?<![\w.,$€£#])"

NUMBERS: tuple[Rule, ...] = (
    rule(r"(?<!\w)(1[5-9]|20)(\d)0['’]?s\b", _decade),
    rule(r"(?<!\w)['’](?P<say>(\d)0s)\b", lambda match: _TENS[match[2]] if match[2] not in "01" else None),
    rule(
        rf"(?<![\w$])(?P<sign>[$€£¥])(?P<amount>{_AMOUNT})(?:[-–](?P<high>{_AMOUNT}))?(?:\s?(?P<scale>thousand|million|billion|trillion|k|K|M|bn|B)\b)?(?!\w)",
        _money,
    ),
    rule(r"(?<![\w-])(\d{4})-(\d\d)-(\d\d)(?![\w-])", _date),
    rule(r"(?<![\w.:])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])(?=(\s?[ap]\.?m\b)?)", _time),
    rule(r"(?<![\w.:])\d{1,4}(?P<say>:)(?=\d(?![\d:])|10\b|100\b)", " to "),
    rule(r"(?<![\w.])(?P<v>v)?(?P<numbers>\d+(?:\.\d+){2,3})(?![\d.]*\d)(?!\w)", _version),
    rule(r"(?<![\w.])(?P<v>v)(?P<numbers>\d+(?:\.\d+)?)(?!\w|\.\d)", _version),
    rule(rf"\b{_VERSIONED}\s(?P<say>(?P<v>v)?(?P<numbers>\d+\.\d{{2,}}))(?!\w|\.\d)", _version),
    rule(r"(?:localhost|\.\d{1,3}|\.[a-z]{2,})(?P<say>:)(?=\d{2,5}(?!\w))", " port "),
    rule(r"(?<![\w.,:/#-])(?:[$€£])?(\d+(?:\.\d+)?)(?P<say>[-–])(?=[$€£]?(\d+(?:\.\d+)?)(?![\d\-–./:,]*\d))", _range),
    rule(r"(?<!\w)\d{2,}\s?(?P<say>[x\u00d7])\s?(?=\d{2,})", " by "),
    rule(r"(?<![\w.])\d+(?:\.\d+)?(?P<say>[x\u00d7])(?!\w)", " times"),
    rule(rf"{_ALONE}(?P<amount>{_AMOUNT}){_UNIT_PER}", _attached),
    rule(rf"{_ALONE}(?P<amount>{_AMOUNT})[ \u00a0\u202f](?P<say>{_UNIT_PER})", _apart),
    rule(rf"{_ALONE}{_AMOUNT}(?P<say>k)(?!\w)", " thousand"),
    rule(r"(?<=\d)(?P<say>/)(?=(?:second|minute|hour|day|week|month|year|user|person)\b)", " per "),
    rule(r"(?<![\w./-])\d{1,2}/\d{1,2}(?![\w/-]|\.\d)", lambda match: _PARTS.get(match[0])),
)
