import time

import numpy as np
import pytest

from video_gen.video.formula import MOST_CHARS, MOST_DEPTH, can_be_set, formula

ROOM = (1600, 700, 100, 28)


def test_a_formula_is_set_as_large_as_it_fits():
    large, small = formula(r"\frac{a}{b} = c", *ROOM), formula(r"\frac{a}{b} = c", 200, 700, 100, 28)
    assert large.width > small.width == 200
    assert np.asarray(large).max() == 255
    assert formula(r"\frac{a}{b} = c", 60, 700, 100, 28) is None


@pytest.mark.parametrize(
    "tex",
    [
        r"\unknown{x}",
        r"\frac{a",
        "漢字 + x",
        r"\newcommand{\a}{\a\a}\a",
        r"\frac{1}{" * 40 + "1" + "}" * 40,
        r"\left(" * 40 + "1" + r"\right)" * 40,
        "x" * (MOST_CHARS + 1),
        "&",
        r"\begin{matrix}" * 9,
        r"\,",
    ],
)
def test_what_cannot_be_set_is_told_at_once(tex):
    begin = time.perf_counter()
    assert formula(tex, *ROOM) is None
    assert time.perf_counter() - begin < 5  # a hang, not a measurement: without its limits it takes minutes


def test_groups_in_groups_are_counted():
    nested = "{" * MOST_DEPTH + "x" + "}" * MOST_DEPTH
    assert can_be_set(nested + nested)
    assert not can_be_set("{" + nested + "}")
    assert can_be_set(r"\{" * 20 + r"\leftarrow" * 20)


def test_numbers_of_equations_do_not_go_on():
    first = formula(r"\begin{align} a &= b \end{align}", *ROOM)
    formula(r"\begin{align} x &= y \end{align}", *ROOM)
    formula.cache_clear()
    assert formula(r"\begin{align} a &= b \end{align}", *ROOM) == first
    assert formula(r"\begin{align*} a &= b \end{align*}", *ROOM) == first
