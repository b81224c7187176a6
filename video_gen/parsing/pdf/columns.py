"""Puts the fragments of a page into reading order: column after column where there are columns."""

from video_gen.parsing.pdf.fragments import Fragment

_FEWEST_LINES = 4
"""Fewer on either side are no column."""
_MOST_CROSSING = 0.35
"""Share of fragments that may run across a gutter: titles, wide figures and their captions."""
_MIDDLE = (0.2, 0.8)
_STEP = 2.0
_FILLED = 0.55
"""Lines of a column fill it; cells of a table do not."""
_MOST_COLUMNS = 3


def regions_of(fragments: list[Fragment], depth: int = 1) -> list[list[Fragment]]:
    """Return the fragments in groups in the order of reading; each group is a column or stands across columns."""
    gutter = _gutter(fragments) if depth <= _MOST_COLUMNS else None
    if gutter is None:
        return [sorted(fragments, key=lambda one: (one.top, one.left))] if fragments else []
    regions: list[list[Fragment]] = []
    between: list[Fragment] = []
    across: list[Fragment] = []

    def finish() -> None:
        if across:
            regions.append(list(across))
            across.clear()
        for side in ([one for one in between if one.right <= gutter], [one for one in between if one.left >= gutter]):
            regions.extend(regions_of(side, depth + 1))
        between.clear()

    for fragment in sorted(fragments, key=lambda one: (one.top, one.left)):
        if fragment.left < gutter < fragment.right:
            if between:
                finish()
            across.append(fragment)
        else:
            between.append(fragment)
    finish()
    return regions


def _gutter(fragments: list[Fragment]) -> float | None:
    """Return the place between two columns: the one that the fewest fragments cross; None where there is none."""
    if len(fragments) < 2 * _FEWEST_LINES:
        return None
    boxes = [(one.left, one.right) for one in fragments]
    left, right = min(box[0] for box in boxes), max(box[1] for box in boxes)
    width = right - left
    best: tuple[int, float, float] | None = None
    at = left + _MIDDLE[0] * width
    while at <= left + _MIDDLE[1] * width:
        crossing = sum(box[0] < at < box[1] for box in boxes)
        middle = abs(at - (left + right) / 2)
        if best is None or (crossing, middle) < best[:2]:
            best = (crossing, middle, at)
        at += _STEP
    if best is None or best[0] > _MOST_CROSSING * len(boxes):
        return None
    sides = [one for one in fragments if one.right <= best[2]], [one for one in fragments if one.left >= best[2]]
    return best[2] if all(_is_column(side) or _gutter(side) is not None for side in sides) else None


def _is_column(fragments: list[Fragment]) -> bool:
    """Return whether most lines fill the width that they have."""
    if len(fragments) < _FEWEST_LINES:
        return False
    width = max(one.right for one in fragments) - min(one.left for one in fragments)
    widths = sorted(one.right - one.left for one in fragments)
    return widths[len(widths) // 2] >= _FILLED * width
