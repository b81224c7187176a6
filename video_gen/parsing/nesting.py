"""Builds nested lists out of a row of entries, each with its depth."""

from typing import NamedTuple

from video_gen.models.document import ItemList, ListItem
from video_gen.parsing.numbered import Numbering


class Entry(NamedTuple):
    """An item of a list."""

    level: int
    """How deep it is, from 0; entries may skip levels."""
    text: str
    """Inline markup."""
    ordered: bool = False
    number: int = 1
    """Its number in an ordered list."""


def lists_of(entries: list[Entry], numbering: Numbering) -> list[ItemList]:
    """Return the lists that entries make: one after the other where bullets and numbers take turns."""
    lists: list[ItemList] = []
    at = 0
    while at < len(entries):
        made, at = _list_from(entries, at, numbering)
        lists.append(made)
    return lists


def _list_from(entries: list[Entry], at: int, numbering: Numbering) -> tuple[ItemList, int]:
    """Return the list that begins with entry `at`, and where it ends."""
    first, number = entries[at], numbering.following
    items: list[ListItem] = []
    while at < len(entries) and entries[at].level == first.level and entries[at].ordered == first.ordered:
        text, item_number = entries[at].text, numbering.span().first
        at += 1
        below: list[ItemList] = []
        while at < len(entries) and entries[at].level > first.level:
            inner, at = _list_from(entries, at, numbering)
            below.append(inner)
        items.append(ListItem(span=numbering.since(item_number), text=text, blocks=tuple(below)))
    made = ItemList(span=numbering.since(number), ordered=first.ordered, start=max(first.number, 0), items=tuple(items))
    return made, at
