"""A rest between two sections: what was said may sink in before the next thing begins."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from video_gen.scripting.draft import Told


def rested(told: Sequence[Told], pause_ms: int) -> list[Told]:
    """Return the scenes with at least so much silence behind the last word of each section but the last.

    A pause that the writer of a slide directs stays as it is.

    Args:
        told: The scenes of a video.
        pause_ms: In milliseconds.
    """
    ends = [one.scene.section != following.scene.section for one, following in pairwise(told)]
    return [_rested(one, pause_ms) if is_end else one for one, is_end in zip(told, [*ends, False], strict=True)]


def _rested(one: Told, pause_ms: int) -> Told:
    slide = one.section.slide if one.section else None
    is_directed = slide is not None and slide.pause_ms is not None
    if is_directed or one.scene.pause_ms >= pause_ms:
        return one
    return replace(one, scene=one.scene.replace(pause_ms=pause_ms))
