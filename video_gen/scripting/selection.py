"""Chooses what is said: units of drafts, spread along the document, until the time is used."""

from collections.abc import Sequence
from itertools import islice
from math import ceil

from video_gen.scripting.draft import Draft, Unit, material_in
from video_gen.scripting.heard import Heard
from video_gen.scripting.pacing import Pace

LINES_PER_SCENE = 4
_NEW_KIND_BONUS, _GOOD_WORTH = 0.15, 0.45
_NEIGHBOUR_BONUS, _SECOND_OF_KIND, _ONE_KIND_TOO_OFTEN = 0.12, 0.55, 0.6
_KIND_SHARE = 0.35
"""Share of the scenes from which one kind is shown too often."""
_WEIGHT_STEP_S = 4.0
_LONGEST_NUDGE_S = 14.0
_LOOKED_AT = 50
"""How many of the least and the most worthy a nudge tries against each other."""
_OVERSHOOT = 1.12
_HEART = 0.75
"""Share of the time up to which the only steps of a document are always told."""
_FILLED = 0.85


Pick = tuple[int, int]
"""A draft and a unit of it, by number."""


class Selection:
    """The units chosen so far, by draft and unit number."""

    def __init__(self, drafts: Sequence[Draft], pace: Pace) -> None:
        self.drafts = drafts
        self.chosen: dict[int, set[int]] = {}
        self._given_up: set[Pick] = set()
        self._heard: Heard[Pick] = Heard()
        self._material = [material_in(draft.blocks) for draft in drafts]
        self._pace = pace
        self._said_s: dict[Pick, float] = {}

    def units(self, draft: int) -> list[Unit]:
        """Return the chosen units of a draft, in order."""
        return [self.drafts[draft].units[n] for n in sorted(self.chosen.get(draft, ()))]

    def headings(self) -> list[str]:
        """Return the heading of each chosen unit, in order; those of exercises and the like name no topic."""
        told = (draft for draft in sorted(self.chosen) if self.drafts[draft].kind != "lesson")
        return [self.drafts[draft].section.heading for draft in told for _ in self.chosen[draft]]

    def chapters(self) -> list[str]:
        """Return the chapter of each chosen unit, in order."""
        return [self.drafts[draft].section.chapter for draft in sorted(self.chosen) for _ in self.chosen[draft]]

    def cost_s(self, pick: Pick) -> float:
        """Return how many seconds choosing a unit adds, with those that it needs."""
        draft, unit = pick
        chosen = self.chosen.get(draft, set())
        more = self._with_needs(draft, unit) - chosen
        said = sum(self._unit_s((draft, n)) for n in more)
        scenes = ceil((len(chosen) + len(more)) / LINES_PER_SCENE) - ceil(len(chosen) / LINES_PER_SCENE)
        return said + scenes * self._pace.lines_s(())

    def add(self, pick: Pick) -> None:
        """Choose a unit and those that it needs."""
        draft, unit = pick
        more, it = self._with_needs(draft, unit), self.drafts[draft]
        self.chosen.setdefault(draft, set()).update(more)
        for n in more:
            self._heard.add((draft, n), it.units[n].lines, it.units[n].stems, self._material[draft], id(it.section))

    def drop(self, pick: Pick) -> None:
        """Give up a unit."""
        draft, unit = pick
        self.chosen[draft].discard(unit)
        self._heard.drop(pick)
        if not self.chosen[draft]:
            del self.chosen[draft]

    def give_up(self, pick: Pick) -> None:
        """Give up a unit for good: it did not fit into the time."""
        self.drop(pick)
        self._given_up.add(pick)

    def reconsider(self) -> None:
        """Let what was given up be chosen again: there is another time for it."""
        self._given_up.clear()

    def open(self, drafts: Sequence[int]) -> list[Pick]:
        """Return what could still be chosen of `drafts`."""
        return [(d, u) for d in drafts for u in range(len(self.drafts[d].units)) if u not in self.chosen.get(d, ())]

    def droppable(self) -> list[Pick]:
        """Return what could be given up: units that no chosen one needs."""
        return [
            (d, u)
            for d, chosen in self.chosen.items()
            for u in chosen
            if not any(self.drafts[d].units[other].needs == u for other in chosen)
        ]

    def repeats(self, pick: Pick) -> bool:
        """Return whether a unit says what was chosen already (see `Heard`)."""
        draft, unit = pick
        it = self.drafts[draft]
        return self._heard.has(it.units[unit].lines, it.units[unit].stems, self._material[draft], id(it.section))

    def worth(self, pick: Pick) -> float:
        """Return a unit's worth beside what was chosen: more next to its neighbour, less as one more of its kind."""
        draft, unit = pick
        chosen, it = self.chosen.get(draft, set()), self.drafts[draft]
        worth = it.units[unit].worth
        if unit - 1 in chosen or unit + 1 in chosen:
            worth += _NEIGHBOUR_BONUS
        if it.kind in {"prose", "lesson"}:
            return worth
        others = [self.drafts[d] for d in self.chosen if d != draft]
        alike = [other for other in others if other.kind == it.kind]
        if not alike and worth >= _GOOD_WORTH:
            worth += _NEW_KIND_BONUS
        if any(other.section is it.section for other in alike):
            worth *= _SECOND_OF_KIND
        if len(alike) > 1 + _KIND_SHARE * len(others):
            worth *= _ONE_KIND_TOO_OFTEN
        return worth

    def fill(self, drafts: Sequence[int], budget_s: float) -> float:
        """Choose the worthiest units of `drafts` that fit into `budget_s`; return how much of it is left."""
        refused: set[Pick] = set()
        added = True
        while added:
            added = False
            picks = [pick for pick in self.open(drafts) if pick not in refused]
            for pick in sorted(picks, key=lambda pick: (-self.worth(pick), pick)):
                cost = self.cost_s(pick)
                if cost > budget_s or self.repeats(pick):
                    refused.add(pick)
                    continue
                self.add(pick)
                budget_s -= cost
                added = True
                break  # what is next to it is worth more now
        return budget_s

    def top_up(self, budget_s: float) -> None:
        """Choose of all units the worthiest that fit into `budget_s`, in one pass; none that was given up."""
        picks = [pick for pick in self.open(range(len(self.drafts))) if pick not in self._given_up]
        for pick in sorted(picks, key=lambda pick: (-self.worth(pick), pick)):
            cost = self.cost_s(pick)
            if cost <= budget_s and not self.repeats(pick):
                self.add(pick)
                budget_s -= cost

    def nudge(self, over_s: float, slack_s: float) -> bool:
        """Mend a length that is `over_s` off, by giving up a unit, choosing one, or both; return whether that helped.

        Of all that brings it within `slack_s`, the least change is made, and of equal ones the one that costs least.
        """
        drops = sorted(self.droppable(), key=lambda pick: (self.worth(pick), pick))[:_LOOKED_AT]
        spare = [(pick, self.cost_s(pick), self.worth(pick)) for pick in self._spare()]
        best = (abs(over_s), 0, 0.0)
        change: tuple[Pick | None, Pick | None] = (None, None)
        for drop in (None, *drops):
            freed_s, lost = (self._freed_s(drop), self.worth(drop)) if drop else (0.0, 0.0)
            for add, cost_s, gained in ((None, 0.0, 0.0), *spare):
                added_s = self._cost_without_s(add, drop) if drop and add and drop[0] == add[0] else cost_s
                found = (max(abs(over_s - freed_s + added_s), slack_s), bool(drop) + bool(add), lost - gained)
                if found < best and (add or len(drops) > 1):  # the only one may be changed, not given up for nothing
                    best, change = found, (drop, add)
        dropped, added = change
        if dropped:
            self.give_up(dropped)
        if added:
            self.add(added)
        return bool(dropped or added)

    def _spare(self) -> list[Pick]:
        """Return the worthiest that a nudge may choose: nothing it gave up before, nothing said already."""
        picks = [pick for pick in self.open(range(len(self.drafts))) if pick not in self._given_up]
        picks.sort(key=lambda pick: (-self.worth(pick), pick))
        fit = (pick for pick in picks if self.cost_s(pick) <= _LONGEST_NUDGE_S and not self.repeats(pick))
        return list(islice(fit, _LOOKED_AT))

    def _freed_s(self, pick: Pick) -> float:
        """Return how many seconds giving up a unit saves."""
        self.drop(pick)
        freed = self.cost_s(pick)
        self.add(pick)
        return freed

    def _cost_without_s(self, pick: Pick, other: Pick) -> float:
        """Return how many seconds choosing a unit adds when another of its draft has been given up."""
        self.drop(other)
        cost = self.cost_s(pick)
        self.add(other)
        return cost

    def _unit_s(self, pick: Pick) -> float:
        """Return how long a unit takes to say, in seconds."""
        if pick not in self._said_s:
            draft, unit = pick
            self._said_s[pick] = sum(map(self._pace.line_s, self.drafts[draft].units[unit].lines))
        return self._said_s[pick]

    def _with_needs(self, draft: int, unit: int) -> set[int]:
        found: set[int] = set()
        at: int | None = unit
        while at is not None:
            found.add(at)
            at = self.drafts[draft].units[at].needs
        return found


def select(drafts: Sequence[Draft], budget_s: float, chunk_s: float, pace: Pace) -> Selection:
    """Return a selection of about `budget_s`: one good section of each of the document's parts of equal weight.

    Args:
        drafts: All drafts, in the order of the document.
        budget_s: Time for all that is chosen, in seconds.
        chunk_s: About how long one section is spoken of.
        pace: How fast the narrator reads.
    """
    selection = Selection(drafts, pace)
    if (heart := _procedure(drafts)) is not None and (cost_s := selection.cost_s((heart, 0))) <= _HEART * budget_s:
        selection.add((heart, 0))
        budget_s -= cost_s
    sections = _by_section(drafts)
    count = max(1, min(len(sections), round(budget_s / chunk_s)))
    share = budget_s / count
    weights = [_weight(drafts, section, share, pace) for section in sections]
    for chunk in _chunks(sections, weights, count):
        left = share
        for section in sorted(chunk, key=lambda section: (-_appeal(drafts, section, share, pace), section[0])):
            left = selection.fill(section, left * _OVERSHOOT)
            if left < share * (1 - _FILLED):
                break
    return selection


def _procedure(drafts: Sequence[Draft]) -> int | None:
    """Return the only list of steps of a document, which is what a recipe or a how-to is for; None in any other."""
    steps = [n for n, draft in enumerate(drafts) if draft.visual and draft.visual.kind == "steps"]
    return steps[0] if len(steps) == 1 else None


def _by_section(drafts: Sequence[Draft]) -> list[list[int]]:
    """Return the numbers of the drafts of each section."""
    sections: list[list[int]] = []
    for n, draft in enumerate(drafts):
        if sections and drafts[sections[-1][0]].section is draft.section:
            sections[-1].append(n)
        else:
            sections.append([n])
    return sections


def _weight(drafts: Sequence[Draft], section: Sequence[int], share_s: float, pace: Pace) -> float:
    """Return about how long a section is to say, in steps, capped: a giant one counts for two."""
    whole = sum(pace.about_s(line) for n in section for unit in drafts[n].units for line in unit.lines)
    return min(max(round(whole / _WEIGHT_STEP_S), 1) * _WEIGHT_STEP_S, 2 * share_s)


def _chunks(sections: list[list[int]], weights: list[float], count: int) -> list[list[list[int]]]:
    """Return the sections in `count` neighbouring groups of about equal weight."""
    total, before = sum(weights), 0.0
    chunks: list[list[list[int]]] = [[] for _ in range(count)]
    for section, weight in zip(sections, weights, strict=True):
        middle = (before + weight / 2) / total if total else 0.0
        chunks[min(int(middle * count), count - 1)].append(section)
        before += weight
    return chunks


def _appeal(drafts: Sequence[Draft], section: Sequence[int], share_s: float, pace: Pace) -> float:
    """Return how good a section is to hear about: its best units, enough of them, something to show, how high it is."""
    filled = _weight(drafts, section, share_s, pace) / share_s
    worths = sorted((unit.worth for n in section for unit in drafts[n].units), reverse=True)[:3]
    shows = any(drafts[n].kind != "prose" for n in section)
    level = drafts[section[0]].section.level
    return sum(worths) / len(worths) + 0.1 * min(filled, 1.0) + 0.15 * shows - 0.02 * level
