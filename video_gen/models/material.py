"""What is shown of a document's own material: alerts, steps, charts and formulas."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from video_gen.models.item import Item, Line
from video_gen.models.value import Value

AlertKind = Literal["note", "tip", "important", "warning", "caution"]
ChartKind = Literal["bars", "lines", "donut"]
Number = Annotated[float, Field(allow_inf_nan=False, ge=-1e15, le=1e15)]
MOST_TEX_CHARS = 4000
MOST_SLICES = 8


class AlertVisual(Value):
    """A note, a tip or a warning, beside its sign."""

    kind: Literal["alert"] = "alert"
    heading: str = ""
    alert: AlertKind = "note"
    label: str = ""
    """Inline markup that stands beside the sign, such as `Warning`."""
    text: Annotated[str, Field(min_length=1)]


class StepsVisual(Value):
    """Steps on a track, or what happened when: each appears with its narration line."""

    kind: Literal["steps"] = "steps"
    heading: str = ""
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    labels: tuple[Line, ...] = ()
    """Inline markup that stands over each step, such as a year; none, or as many as there are steps."""

    @model_validator(mode="after")
    def _labels_fit(self) -> "StepsVisual":
        if self.labels and len(self.labels) != len(self.items):
            raise ValueError("steps need no labels, or as many as there are items")
        return self


class Series(Value):
    """The numbers of one bar, line or slice each."""

    name: str = ""
    values: Annotated[tuple[Number, ...], Field(min_length=2, max_length=24)]


class ChartVisual(Value):
    """Numbers as bars, lines or a donut."""

    kind: Literal["chart"] = "chart"
    heading: str = ""
    chart: ChartKind = "bars"
    labels: Annotated[tuple[Line, ...], Field(min_length=2, max_length=24)]
    """What each number belongs to, inline markup."""
    series: Annotated[tuple[Series, ...], Field(min_length=1, max_length=3)]
    unit: Annotated[str, Field(max_length=12)] = ""
    """Written after each number, or before it if it is `$`, `€` or `£`."""
    highlight: Annotated[int, Field(ge=0)] | None = None
    """Which label's number is pointed out with the last line of the narration, counted from 0."""

    @model_validator(mode="after")
    def _numbers_fit(self) -> "ChartVisual":
        if any(len(series.values) != len(self.labels) for series in self.series):
            raise ValueError("every series of a chart needs as many values as there are labels")
        if self.highlight is not None and self.highlight >= len(self.labels):
            raise ValueError(f"the highlight must be one of the labels, 0 to {len(self.labels) - 1}")
        values = self.series[0].values
        is_whole = len(self.series) == 1 and len(values) <= MOST_SLICES and min(values) >= 0 and sum(values) > 0
        if self.chart == "donut" and not is_whole:
            raise ValueError(f"a donut needs one series of 2 to {MOST_SLICES} numbers, none negative, not all zero")
        return self


class MathVisual(Value):
    """A formula, set as mathematics; as its source where that cannot be done."""

    kind: Literal["math"] = "math"
    heading: str = ""
    tex: Annotated[str, Field(min_length=1, max_length=MOST_TEX_CHARS)]
    """LaTeX, without the dollar signs around it."""
