"""Numbers of a chart: how they are written, and where the lines of its scale are."""

import math

_BEFORE = frozenset("$€£¥")
_MINUS = "\u2212"
_STEPS = (1, 2, 2.5, 5, 10)


def written(value: float, unit: str) -> str:
    """Return a number with its unit: `1,200 ms`, `45 %`, `$3.50`."""
    places = 0 if value == int(value) else min(6, max(1, 3 - math.ceil(math.log10(abs(value)))))
    number = f"{abs(value):,.{places}f}"
    number = number.rstrip("0").rstrip(".") if "." in number and unit not in _BEFORE else number
    sign = _MINUS if value < 0 else ""
    if unit in _BEFORE:
        return f"{sign}{unit}{number}"
    return f"{sign}{number} {unit}".rstrip()


def scale(low: float, high: float, most: int) -> list[float]:
    """Return round numbers at equal distances from at most `low` to at least `high`, zero included where it is near.

    Args:
        low: The smallest number.
        high: The largest.
        most: How many distances there are at most.
    """
    low, high = (min(low, 0.0), max(high, 0.0)) if low > 0.3 * high or low <= 0 else (low, high)
    span = (high - low) or abs(high) or 1.0
    power = 10.0 ** math.floor(math.log10(span / most))
    step = next((factor * power for factor in _STEPS if factor * power * most >= span), 10 * power)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [round(n * step, 10) for n in range(first, max(last, first + 1) + 1)]
