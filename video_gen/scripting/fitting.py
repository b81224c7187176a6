"""Fits the script to the time: selects, measures the scenes, and mends the selection until the length is right."""

from collections.abc import Sequence
from dataclasses import replace

from video_gen.scripting.assemble import Assembly, Frame
from video_gen.scripting.draft import Draft, Told
from video_gen.scripting.pacing import Pace
from video_gen.scripting.selection import Selection, select

_TOLERANCE = 0.025
_FAR = 0.08
"""Share of the target from which it is far away."""
_MOST_ROUNDS = 10
_SHORT_S = 120
"""In a longer video agenda and outro are too short to matter."""
_HOLD_BELOW_S, _LONGEST_HOLD_S = 45, 2.4
"""So short a video may have too few sentences to meet its length with them: silence at its end does the rest."""
_NEAR = 0.045
"""Share of the target within which it needs no silence."""
_FRAMES = (Frame.WHOLE, Frame.OUTRO, Frame.AGENDA, Frame(0))
_LONGEST_CHUNK_S, _SHORTEST_CHUNK_S = 17.0, 8.0
_LONG_S, _DEEPER = 150, 0.04
"""From that length on more is said of each section: so many seconds for each second of the target."""
_OUTRO_S, _OUTRO_FROM_S = 7.0, 25.0


def fitted_scenes(drafts: Sequence[Draft], assembly: Assembly, target_s: float, pace: Pace) -> list[Told]:
    """Return the scenes whose planned length comes nearest to the target, within 2.5 % where there is enough to say."""
    best = assembly.scenes(Selection((), pace))
    if not drafts:
        return best
    outro_s = _OUTRO_S if target_s >= _OUTRO_FROM_S else 0.0
    budget_s = target_s - _length_s(best, pace) - outro_s
    chunk_s = min(max(target_s / 5, _SHORTEST_CHUNK_S), _LONGEST_CHUNK_S) + _DEEPER * max(target_s - _LONG_S, 0)
    selection = select(drafts, max(budget_s, chunk_s / 2), chunk_s, pace)
    nearest_s = target_s
    for hold_s in (0.0, _LONGEST_HOLD_S) if target_s < _HOLD_BELOW_S else (0.0,):
        slack_s = max(_TOLERANCE * target_s, hold_s / 2)
        for frame in _FRAMES if target_s < _SHORT_S else _FRAMES[:1]:
            selection.reconsider()
            for _ in range(_MOST_ROUNDS):
                scenes = assembly.scenes(selection, frame)
                over_s = _length_s(scenes, pace) - target_s
                silent_s = min(max(-over_s, 0.0), hold_s)
                if abs(over_s + silent_s) < nearest_s:
                    best, nearest_s = _held(scenes, silent_s), abs(over_s + silent_s)
                if nearest_s <= _TOLERANCE * target_s:
                    return best
                if not _mended(selection, over_s + hold_s / 2, slack_s, target_s):
                    break
        if nearest_s <= _NEAR * target_s:
            break
    return best


def _held(told: list[Told], hold_s: float) -> list[Told]:
    """Return the scenes with the last picture held for so much longer, in whole tenths of a second."""
    last = told[-1].scene
    pause_ms = last.pause_ms + round(hold_s * 10) * 100
    return [*told[:-1], replace(told[-1], scene=last.replace(pause_ms=pause_ms))] if hold_s else told


def _length_s(told: Sequence[Told], pace: Pace) -> float:
    return sum(pace.scene_s(one.scene) for one in told)


def _mended(selection: Selection, over_s: float, slack_s: float, target_s: float) -> bool:
    """Return whether the selection was brought nearer to the target: in bulk from afar, a unit at a time when near."""
    before = {draft: set(units) for draft, units in selection.chosen.items()}
    if over_s < -_FAR * target_s:
        selection.top_up(-over_s)
        if selection.chosen != before:
            return True
    while over_s > _FAR * target_s and len(droppable := selection.droppable()) > 1:
        pick = min(droppable, key=lambda pick: (selection.worth(pick), pick))
        selection.give_up(pick)
        over_s -= selection.cost_s(pick)
    return selection.chosen != before or selection.nudge(over_s, slack_s)
