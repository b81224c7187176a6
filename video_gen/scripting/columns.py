"""What a column of a table is called, and the unit of its numbers that stands in its header: `Heat (°C)`."""

import re
from typing import NamedTuple

from video_gen.models.inline import plain
from video_gen.scripting.marked import cleaned, marked, spoken

_SCALES = {
    word: scale
    for scale, words in {
        "thousand": "thousand thousands 000s k",
        "million": "million millions mn m",
        "billion": "billion billions bn",
    }.items()
    for word in words.split()
    if word not in {"k", "m"}  # may as well be kelvin and metres
}
_UNITS = frozenset(
    (  # noqa: SIM905  # a text reads better than a list
        "% ‰ °C °F K € $ £ USD EUR GBP CHF s ms µs μs us ns sec seconds min minutes h hr hrs hours d days weeks months "
        "years B kB KB MB GB TB KiB MiB GiB bytes bit kbit Mbit Gbit g kg mg µg t lb lbs oz m cm mm km mi ft in l ml "
        "cl W kW MW kWh MWh J kJ kcal N Pa hPa bar psi V mV A mA mAh Hz kHz MHz GHz dB rpm fps px ppm req calls points"
    ).split()
)
_PER = re.compile(r"(?P<unit>[^\s/]+)/(?:s|sec|min|h|hour|d|day|month|year|m|m²|m³|m2|m3|km|kg|l|100 ?g|100 ?km|user)$")
_BRACKETED = re.compile(r"\s*[(\[](?:in )?(?P<unit>[^()\[\]]{1,12})[)\]]\s*$")
_IN = re.compile(r"(?:,|,? in)\s+(?P<unit>\S{1,9})$")
_CURRENCIES = {"$", "€", "£"}


class Column(NamedTuple):
    """How a column is called, as marked text, and the unit of its numbers; empty where its header gives none."""

    name: str
    unit: str


def column_of(header: str) -> Column:
    """Return what a header, inline markup, says of its column."""
    text = cleaned(marked(header), asides=True)
    for pattern in (_BRACKETED, _IN):
        if (match := pattern.search(text)) and (unit := _unit(match["unit"])) and match.start():
            return Column(text[: match.start()], unit)
    return Column(text, "")


def measured(number: str, unit: str) -> str:
    """Return a number as it is written with a unit."""
    return f"{unit}{number}" if unit in _CURRENCIES else f"{number} {unit}" if unit else number


def said_name(header: str) -> str:
    """Return what a column is called in English, without its unit and without asides."""
    return spoken(cleaned(column_of(header).name), english=True)


def shown_name(header: str) -> str:
    """Return a header as it is written, without styles."""
    return " ".join(plain(header).split())


def _unit(text: str) -> str:
    """Return a unit as it stands after a number; empty where a text is none."""
    per = _PER.match(text)
    known = text in _UNITS or (per is not None and (per["unit"] in _UNITS or per["unit"] in _CURRENCIES))
    return text if known else _SCALES.get(text.lower(), "")
