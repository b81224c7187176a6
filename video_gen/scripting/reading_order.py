"""What was chosen in the order of the document: prose goes on behind what is shown between its sentences."""

from bisect import bisect

from video_gen.scripting.draft import Draft, Unit
from video_gen.scripting.selection import Selection


def in_reading_order(selection: Selection) -> list[tuple[Draft, list[Unit]]]:
    """Return each chosen draft with its units; one of prose several times, where something is shown in between."""
    shown = [number for number in selection.chosen if selection.drafts[number].visual]
    begins = {number: min(span.first for span in selection.drafts[number].spans) for number in shown}
    cuts = sorted(begins.values())
    found = [((begins[number], number), selection.drafts[number], selection.units(number)) for number in shown]
    for number in selection.chosen.keys() - begins.keys():
        draft = selection.drafts[number]
        parts = _parted(draft, sorted(selection.chosen[number]), cuts)
        found += [((_begin(units[0]), number), draft, units) for units in parts]
    return [(draft, units) for _, draft, units in sorted(found, key=lambda one: one[0])]


def _parted(draft: Draft, chosen: list[int], cuts: list[int]) -> list[list[Unit]]:
    """Return the chosen units of prose in groups that nothing shown divides, each with those that need it."""
    groups: dict[int, list[Unit]] = {}
    group_of: dict[int, int] = {}
    for n in chosen:
        unit = draft.units[n]
        own = bisect(cuts, _begin(unit))
        group_of[n] = own if unit.needs is None else group_of[unit.needs]
        groups.setdefault(group_of[n], []).append(unit)
    return list(groups.values())


def _begin(unit: Unit) -> int:
    return unit.sentences[0].span.first
