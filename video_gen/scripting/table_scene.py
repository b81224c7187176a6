"""A table, shown in part and summed up in a sentence."""

import re
from collections.abc import Sequence

from video_gen.models.document import Table
from video_gen.models.script import TableVisual
from video_gen.scripting.columns import column_of, measured, said_name
from video_gen.scripting.connecting import connecting
from video_gen.scripting.marked import capital, cleaned, marked, spoken, stopped, to_markup, to_plain
from video_gen.scripting.sentence_rules import speakable
from video_gen.scripting.topics import names_topic
from video_gen.scripting.word_patterns import is_one_of
from video_gen.scripting.wording import Vocabulary, number, series
from video_gen.scripting.words import count_words, stems

MOST_ROWS, MOST_COLUMNS = 6, 4
_MOST_CELL_WORDS = 12
_FEWEST_COLUMNS = 2
_FEWEST_ROWS = 3
_NUMBER = re.compile(
    r"([$€£]?)\s?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12}(?:\.(?!\d{3}\b)\d{1,6})?)\s?(%|[A-Za-z]{1,12}(?:/[a-z]{1,3})?|)"
)
_WORD = re.compile(r"[^\W\d_]{2}")
"""A column called `a` is not worth naming."""
_MANY = re.compile(r"[^su\W]s$")
_NO_NOUN = is_one_of(
    "after before during until since when who whom where how why if then from to at by on in with without"
)
"""Headers that a sentence cannot name as a thing."""
_QUESTION = re.compile(r"(?:who|what|which|how|when|where|why|whether)\b")


def table_of(
    block: Table, lead: str, heading: str, vocabulary: Vocabulary | None, language: str
) -> tuple[tuple[str, ...], TableVisual] | None:
    """Return the narration and the part of the table that fits; None where it has nothing to compare or to say.

    Args:
        block: The table.
        lead: The sentence that leads in, empty where there is none.
        heading: The section's heading.
        vocabulary: Of an English document; None where no words of our own may be said.
        language: Of the document.
    """
    columns = _columns(block)
    rows = tuple(tuple(_cell(row[n]) for n in columns) for row in block.rows[:MOST_ROWS])
    if len(columns) < _FEWEST_COLUMNS or not rows:
        return None
    header = tuple(_cell(block.header[n]) for n in columns)
    found = (
        [_summary([said_name(block.header[n]) for n in columns], vocabulary), finding_in(block, columns)]
        if vocabulary
        else []
    )
    lines = [line for line in (lead, *found) if line]
    if not lines and stems(heading) and names_topic(heading, "", language):
        lines = [stopped(heading if vocabulary else _called(heading, [block.header[n] for n in columns], language))]
    if not lines:
        return None
    return tuple(lines), TableVisual(heading=heading, header=header, rows=rows)


def _called(heading: str, header: Sequence[str], language: str) -> str:
    """Return what a table is called and what its columns are, in the document's own words."""
    names = [to_plain(cleaned(column_of(name).name)) for name in header]
    phrases = connecting(language)
    comma = phrases.comma if phrases else ", "
    return f"{heading}: {comma.join(names)}" if all(map(_WORD.search, names)) else heading


def finding_in(block: Table, columns: list[int]) -> str:
    """Return what stands out in an English table: the row with the largest number of a column, or how many there are.

    A number stands out where every row has one in that column, all in one unit, and one is larger than all others.
    """
    rows = [[spoken(cleaned(marked(cell)), english=True) for cell in row] for row in block.rows]
    for n in columns[1:]:
        matches = [match for row in rows if (match := _NUMBER.fullmatch(row[n]))]
        values = [float(match[2].replace(",", "")) for match in matches]
        units = {(match[1], match[3]) for match in matches}
        if len(values) < max(len(rows), _FEWEST_ROWS) or len(units) > 1 or values.count(max(values)) > 1:
            continue
        row = rows[values.index(max(values))]
        name, header, unit = row[columns[0]], said_name(block.header[n]), column_of(block.header[n]).unit
        most = row[n] if units != {("", "")} else measured(row[n], unit)
        named = all(any(letter.isalpha() for letter in text) for text in (name, header))
        if named and all(map(speakable, (name, header, most))):
            if _MANY.search(header.split(" ")[0]):
                return f"{capital(name)} has the most {_lowered(header)}: {most}."
            return f"The highest {_lowered(header)} is that of {name}: {most}."
    return (
        f"The table has {number(len(rows))} rows, of which we see {number(MOST_ROWS)}." if len(rows) > MOST_ROWS else ""
    )


def _lowered(header: str) -> str:
    """Return a column's header inside a sentence; abbreviations keep their capitals."""
    return header[:1].lower() + header[1:] if header[1:].islower() else header


def _columns(block: Table) -> list[int]:
    """Return the columns worth showing: those with words in most rows."""
    rows = block.rows[:MOST_ROWS]
    filled = [n for n in range(len(block.header)) if sum(bool(_cell(row[n])) for row in rows) * 2 > len(rows)]
    return filled[:MOST_COLUMNS]


def _cell(markup: str) -> str:
    """Return a cell short enough to read at a glance."""
    text = cleaned(marked(markup), asides=True).rstrip("†‡* ")
    words = text.split(" ")
    return (
        to_markup(text)
        if count_words(text) <= _MOST_CELL_WORDS
        else to_markup(" ".join(words[:_MOST_CELL_WORDS])) + "…"
    )


def _summary(header: list[str], vocabulary: Vocabulary) -> str:
    """Return a sentence that says what the table compares; empty where its header has no words."""
    names = [vocabulary.lowered(name) for name in header]
    if any(not speakable(name) or not _WORD.search(name) or _NO_NOUN.match(name) for name in names[1:]):
        return ""
    if not _WORD.match(names[0]) or _MANY.search(names[0]) or not speakable(names[0]):
        return f"The table compares: {series(names[1:])}." if len(names) > _FEWEST_COLUMNS else ""
    if len(names) > _FEWEST_COLUMNS:
        return f"For each {names[0]}, the table gives: {series(names[1:])}."
    return f"For each {names[0]}, the table gives {'' if _QUESTION.match(names[1]) else 'the '}{names[1]}."
