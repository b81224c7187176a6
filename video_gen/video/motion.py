"""Motion: the changes that make parts of a page appear, frame by frame."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from math import ceil

import numpy as np

from video_gen.video.change import Change, Pixels, eased, moments
from video_gen.video.page import Layer, Wipe
from video_gen.video.picture import Box

_REVEAL_S = 8 / 30
"""How long a part takes to appear."""
_LARGE_SHARE = 0.2
"""A part that covers more of the frame than this appears in fewer pictures, as each costs more to encode."""
_STEP, _LARGE_STEP = 0.15, 0.3
"""How much further than the last each picture of a motion is."""
_WIPE_S = 12 / 30
"""How long a part takes to be uncovered from one side to the other."""
_STAGGER_S = 1.5 / 30
"""How much later each part begins than the one before, among those that appear together."""
_LATEST_STAGGER_S = 5 / 30


def union(boxes: list[Box]) -> Box:
    """Return the smallest box around `boxes`."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def overlap(one: Box, other: Box) -> bool:
    """Return whether two boxes have a pixel in common."""
    across = one.left < other.right and other.left < one.right
    return across and one.top < other.bottom and other.top < one.bottom


def inside(one: Box, other: Box) -> bool:
    """Return whether the first box lies within the second."""
    return union([one, other]) == other


def difference(before: Pixels, after: Pixels, within: Box) -> Box | None:
    """Return the smallest box inside `within` outside of which two pictures are equal; None if they are."""
    left, top, right, bottom = within
    differs = (before[top:bottom, left:right] != after[top:bottom, left:right]).reshape(bottom - top, -1)
    rows, columns = np.flatnonzero(differs.any(axis=1)), np.flatnonzero(differs.any(axis=0)) // 3
    if not rows.size:
        return None
    return Box(left + int(columns[0]), top + int(rows[0]), left + int(columns[-1]) + 1, top + int(rows[-1]) + 1)


def stagger_frames(layer: Layer, fps: int) -> int:
    """Return how many frames a layer waits for those that appear before it."""
    return round(min(layer.order * _STAGGER_S, _LATEST_STAGGER_S) * fps)


def reveal(layer: Layer, box: Box, finished: Pixels, rise_px: int, fps: int) -> list[Change]:
    """Return the changes that make a part of `finished` appear, their frames counted from the first.

    They hold that part alone, not the page.

    Args:
        layer: The part.
        box: Where it stands: the tightest box around it.
        finished: The page with everything on it.
        rise_px: How far it moves up meanwhile, if it rises.
        fps: Frames a second.
    """
    if layer.wipe:
        return _uncover(box, finished, fps, layer.wipe)
    height, width = finished.shape[:2]
    large = (box.right - box.left) * (box.bottom - box.top) > _LARGE_SHARE * width * height
    frames = 1 if layer.sudden else max(2, ceil(_REVEAL_S * fps))
    rise = rise_px if layer.rises and not large and not layer.sudden else 0
    moving = box._replace(bottom=min(box.bottom + rise, height))
    part = finished[box.top : box.bottom, box.left : box.right].copy()
    before: list[Pixels] = []

    def at(share: float) -> Callable[[Pixels], Box]:
        def apply(picture: Pixels) -> Box:
            area = picture[moving.top : moving.bottom, moving.left : moving.right]
            if not before:
                before.append(area.copy())
            down = round(rise * (1 - share))
            area[:] = before[0]
            under = before[0][down:][: part.shape[0]]
            further = part[: under.shape[0]].astype(np.int16)  # in place from here on: much faster than one expression
            further -= under
            further *= np.int16(round(share * 64))
            further >>= 6
            np.add(under, further.astype(np.uint8), out=area[down:][: part.shape[0]])
            return moving

        return apply

    least = _LARGE_STEP if large else _STEP
    return [Change(frame, at(share)) for frame, share in moments(frames, least)]


def _uncover(box: Box, finished: Pixels, fps: int, towards: Wipe) -> list[Change]:
    """Return the changes that uncover a part towards one of its sides, slowing down towards the end."""
    whole = finished[box.top : box.bottom, box.left : box.right].copy()
    steps = max(2, round(_WIPE_S * fps))
    length = box.bottom - box.top if towards == "down" else box.right - box.left
    edges = [round(length * eased(step / steps)) for step in range(steps + 1)]

    def at(first: int, last: int) -> Callable[[Pixels], Box]:
        part = {
            "right": box._replace(left=box.left + first, right=box.left + last),
            "left": box._replace(left=box.right - last, right=box.right - first),
            "down": box._replace(top=box.top + first, bottom=box.top + last),
        }[towards]

        def apply(picture: Pixels) -> Box:
            left, top, right, bottom = part
            picture[top:bottom, left:right] = whole[
                top - box.top : bottom - box.top, left - box.left : right - box.left
            ]
            return part

        return apply

    return [Change(step, at(first, last)) for step, (first, last) in enumerate(pairwise(edges)) if last > first]


def in_order(changes: list[Change], last_frame: int) -> Iterator[Change]:
    """Yield changes by their frames, none after `last_frame`; those of one frame keep their order."""
    for change in sorted(changes, key=lambda change: change.frame):
        yield change._replace(frame=min(change.frame, last_frame))
