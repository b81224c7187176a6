import numpy as np
import pytest

from video_gen.models.material import ChartVisual, Series, StepsVisual
from video_gen.video.numbers import scale, written
from video_gen.video.paint import Painting
from video_gen.video.sheet import Sheet


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1234567, "", "1,234,567"),
        (45, "%", "45 %"),
        (3.5, "$", "$3.50"),
        (-2, "ms", "\u22122 ms"),
        (0.25, "s", "0.25 s"),
        (1e-7, "s", "0 s"),
        (12.0, "GB/s", "12 GB/s"),
    ],
)
def test_numbers_are_written_with_their_unit(value, unit, text):
    assert written(value, unit) == text


@pytest.mark.parametrize(("low", "high"), [(0, 97), (3, 12.4), (-40, 25), (990, 1010), (0, 0), (5, 5), (-3, -1)])
def test_a_scale_holds_all_numbers_in_round_equal_steps(low, high):
    ticks = scale(low, high, 4)
    assert ticks[0] <= low <= high <= ticks[-1]
    assert 2 <= len(ticks) <= 7
    assert np.allclose(np.diff(ticks), ticks[1] - ticks[0])


def _columns(picture, colour):
    """How many pixels of each column have a colour."""
    return (np.asarray(picture) == colour).all(axis=2).sum(axis=0)


def test_bars_are_as_long_as_their_numbers(scene_of, timing, small):
    chart = ChartVisual(labels=("a", "b"), series=(Series(values=(10, 5)),))
    columns = _columns(Painting(scene_of(chart), timing, small).poster, Sheet(small).theme.accent)[100:]
    both, one = (columns > columns.max() / 1.5).sum(), (columns > 0).sum()
    assert both / one == pytest.approx(0.5, abs=0.06)


def test_the_bar_that_matters_is_pointed_out_with_the_last_line(scene_of, timing, small):
    chart = ChartVisual(labels=("a", "b"), series=(Series(values=(10, 5)),), highlight=0)
    begin = timing.line_start(2) // 1600
    accent = Sheet(small).theme.accent
    frames = [(one.frame, _columns(one.pixels, accent)[100:].sum()) for one in Painting(scene_of(chart), timing, small)]
    assert all(lit == 0 for frame, lit in frames if frame < begin)
    assert frames[-1][1] > 0


def test_the_track_fills_step_by_step(scene_of, timing, small):
    steps = StepsVisual(items=tuple({"text": f"Step {n}", "line": n} for n in range(3)))
    accent, lit = Sheet(small).theme.accent, {}
    for one in Painting(scene_of(steps), timing, small):
        columns = np.flatnonzero(_columns(one.pixels, accent)[100:])
        lit[one.frame] = columns[-1] if columns.size else 0
    ends = [max(end for frame, end in lit.items() if frame < timing.line_start(line) // 1600) for line in (1, 2)]
    assert 0 <= ends[0] < ends[1] < max(lit.values())
