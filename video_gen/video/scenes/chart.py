"""Numbers as bars, lines or a donut, drawn as they are spoken of; the one that matters is pointed out last."""

from video_gen.models.material import ChartVisual
from video_gen.video.bars import draw_bars
from video_gen.video.donut import draw_donut
from video_gen.video.header import Header
from video_gen.video.lines import draw_lines
from video_gen.video.page import Canvas, Page
from video_gen.video.sheet import Sheet

_PAINTERS = {"bars": draw_bars, "lines": draw_lines, "donut": draw_donut}
_MOST = {"bars": 8, "lines": 24, "donut": 8}
"""How many labels a page of a chart holds."""


def chart_pages(visual: ChartVisual, sheet: Sheet) -> list[Page]:
    """Return the pages of a chart; one with many bars has several."""
    header = Header(sheet, visual.heading)
    count = -(-len(visual.labels) // _MOST[visual.chart])
    cuts = [len(visual.labels) * part // count for part in range(count + 1)]

    def page(number: int) -> Page:
        part = _part(visual, cuts[number], cuts[number + 1]) if count > 1 else visual

        def draw(canvas: Canvas) -> None:
            header.draw(canvas, number, count)
            _PAINTERS[visual.chart](canvas, header.body, part)

        return Page(draw, weight=len(part.labels))

    return [page(number) for number in range(count)]


def _part(visual: ChartVisual, first: int, last: int) -> ChartVisual:
    """Return a chart of a part of the labels."""
    series = tuple(one.replace(values=one.values[first:last]) for one in visual.series)
    highlight = None if visual.highlight is None else visual.highlight - first
    is_here = highlight is not None and 0 <= highlight < last - first
    return visual.replace(labels=visual.labels[first:last], series=series, highlight=highlight if is_here else None)
