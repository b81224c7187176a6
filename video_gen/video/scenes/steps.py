"""Steps on a track that fills as they are spoken of: across a wide frame, else down the page."""

from itertools import pairwise
from typing import NamedTuple

from video_gen.models.material import StepsVisual
from video_gen.video.header import Header
from video_gen.video.list_drawing import entry_box, first_line
from video_gen.video.listing import Entry, ListStyle, set_list
from video_gen.video.page import Canvas, Page
from video_gen.video.picture import Box
from video_gen.video.shapes import disc, rounded
from video_gen.video.sheet import Region, Sheet
from video_gen.video.text import Text
from video_gen.video.tokens import Style

_MOST_ACROSS = 5
_LARGEST, _SMALLEST, _MOST_LINES = 52, 38, 5
_RADIUS = 44
_TRACK = 8
_COLUMN_GAP = 56
_TO_TEXT = 40
_DOWN = ListStyle(marker=2.2, gap=0.9, largest=56, two_columns=False)
_DISC_EM = 0.74
_NUMBER_SHARE = 1.06
"""Size of a number over the radius of its disc."""
_DOT_SHARE = 0.42
"""Radius of the disc of a step with a label over that of one with a number."""


class _Step(NamedTuple):
    """A step at its place: the disc, and the text beside or below it."""

    number: int
    """Counted from 1; 0 where it goes on from the page before, or has a label."""
    line: int
    center: tuple[int, int]
    radius: int
    text: Text
    box: Box
    """Around its text."""


def steps_pages(visual: StepsVisual, sheet: Sheet) -> list[Page]:
    """Return the pages of steps; each appears with its narration line, and the track fills up to it."""
    header = Header(sheet, visual.heading)
    listed = _entries(visual, sheet)
    is_numbered = not visual.labels
    across = _across(listed, sheet, header.body, is_numbered=is_numbered)
    pages = [across] if across else _down(listed, sheet, header.body, is_numbered=is_numbered)

    def page(number: int) -> Page:
        def draw(canvas: Canvas) -> None:
            header.draw(canvas, number, len(pages))
            _draw(canvas, pages[number])

        return Page(draw, line=pages[number][0].line)

    return [page(number) for number in range(len(pages))]


def _entries(visual: StepsVisual, sheet: Sheet) -> list[Entry]:
    """Return the steps with their tokens, each led by its label."""
    style = Style(sheet.theme.accent, "bold")
    labels = [sheet.tokens(f"{label}  ", style) for label in visual.labels] or [()] * len(visual.items)
    return [
        Entry(item, n, (*label, *sheet.tokens(item.text, sheet.body())), label)
        for n, (item, label) in enumerate(zip(visual.items, labels, strict=True))
    ]


def _across(listed: list[Entry], sheet: Sheet, region: Region, *, is_numbered: bool) -> list[_Step]:
    """Return the steps in columns, in the largest type in which they fit; none where there is no room for that."""
    count = len(listed)
    if not sheet.landscape or not 1 < count <= _MOST_ACROSS:
        return []
    gap, radius = sheet.px(_COLUMN_GAP), sheet.px(_RADIUS)
    width = max(1, (region.width - gap * (count - 1)) // count)
    for size in sheet.sizes(_LARGEST, _SMALLEST):
        texts = [_under(entry, sheet, size, width) for entry in listed]
        height = 2 * radius + sheet.px(_TO_TEXT) + max(text.height_px for text in texts)
        whole = all(token.em * size <= width for entry in listed for token in entry.content)
        if whole and max(len(text.rows) for text in texts) <= _MOST_LINES and height <= region.height:
            break
    else:
        return []
    top = sheet.settled(region, height)
    steps = []
    for n, (entry, text) in enumerate(zip(listed, texts, strict=True)):
        left = sheet.x(region, n * (width + gap), width)
        inset = radius if is_numbered else round(_DOT_SHARE * radius)
        center = (left + width - inset if sheet.rtl else left + inset, top + radius)
        below = top + 2 * radius + sheet.px(_TO_TEXT)
        box = Box(left, below, left + width, below + text.height_px)
        steps.append(_Step(n + 1 if is_numbered else 0, entry.item.line, center, radius, text, box))
    return steps


def _under(entry: Entry, sheet: Sheet, size: int, width: int) -> Text:
    """Return the text of a step in a column, its label on a line of its own."""
    text = sheet.set(entry.content[len(entry.marker) :], size, width, "running")
    label = sheet.set(entry.marker, size, width) if entry.marker else None
    return Text((*label.rows, *text.rows), size, text.leading, rtl=text.rtl) if label else text


def _down(listed: list[Entry], sheet: Sheet, region: Region, *, is_numbered: bool) -> list[list[_Step]]:
    """Return the steps below one another, page by page."""
    bare = [entry._replace(marker=()) for entry in listed]
    listing = set_list(bare, sheet, region, _DOWN)
    radius = round(_DISC_EM * listing.size_px)
    pages = []
    for page in listing.pages:
        steps = []
        for placed in page:
            box = entry_box(sheet, listing, placed)
            x, y = first_line(sheet, placed, box, _DISC_EM)
            text = box._replace(right=box.right - listing.marker_px)
            text = text if sheet.rtl else box._replace(left=box.left + listing.marker_px)
            number = placed.entry.place + 1 if is_numbered and not placed.goes_on else 0
            steps.append(_Step(number, placed.entry.item.line, (round(x), round(y)), radius, placed.text, text))
        pages.append(steps)
    return pages


def _draw(canvas: Canvas, steps: list[_Step]) -> None:
    """Draw the track, empty at first, and over it each step with the part of the track that leads to it."""
    sheet, theme = canvas.sheet, canvas.sheet.theme
    for one, other in pairwise(steps):
        rounded(canvas.draw, _track(sheet, one, other), sheet.px(_TRACK) // 2, theme.rule)
    for step in steps:
        _draw_disc(canvas, step, 0)
    x, y, radius = [step.center[0] for step in steps], [step.center[1] for step in steps], steps[0].radius
    around = Box(min(x) - radius, min(y) - radius, max(x) + radius, max(y) + radius)
    canvas.layer(around, order=2, rises=False)
    behind = canvas.picture.copy()
    for n, step in enumerate(steps):
        canvas.layer(_draw_text(canvas, step, step.text.in_colour(theme.muted)), order=n + 3)
    canvas.keep()
    before: _Step | None = None
    for n, step in enumerate(steps):
        if before:
            track = _track(sheet, before, step)
            rounded(canvas.draw, track, sheet.px(_TRACK) // 2, theme.accent)
            wide = track.right - track.left > track.bottom - track.top
            canvas.layer(track, line=step.line, order=n, wipe=("left" if sheet.rtl else "right") if wide else "down")
        _draw_disc(canvas, step, step.number, filled=True)
        (x_at, y_at), radius = step.center, step.radius
        canvas.layer(
            Box(x_at - radius, y_at - radius, x_at + radius, y_at + radius), line=step.line, order=n, rises=False
        )
        canvas.picture.paste(behind.crop(step.box), step.box[:2])
        canvas.layer(_draw_text(canvas, step, step.text), line=step.line, order=n + 1, rises=False)
        before = step


def _draw_text(canvas: Canvas, step: _Step, text: Text) -> Box:
    return canvas.text(text, step.box.left, step.box.top, step.box.right - step.box.left)


def _track(sheet: Sheet, one: _Step, other: _Step) -> Box:
    """Return the part of the track between two discs, with a little air at both."""
    half, air = sheet.px(_TRACK) // 2, sheet.px(_TRACK)
    (x, y), (to_x, to_y) = one.center, other.center
    away = air + (one.radius if one.number else round(_DOT_SHARE * one.radius))
    if y == to_y:
        return Box(min(x, to_x) + away, y - half, max(x, to_x) - away, y + half)
    return Box(x - half, y + away, x + half, max(y + away, to_y - away))


def _draw_disc(canvas: Canvas, step: _Step, number: int, *, filled: bool = False) -> None:
    sheet, theme = canvas.sheet, canvas.sheet.theme
    (x, y), radius = step.center, step.radius * (1 if step.number else _DOT_SHARE)
    disc(canvas.picture, (x, y), radius, theme.accent if filled else theme.rule)
    if not filled:
        disc(canvas.picture, (x, y), radius - sheet.px(_TRACK) / 2, theme.paper)
    if number:
        tokens = sheet.tokens(f"{number}", Style(theme.paper, "bold"))
        text = Text([tokens], max(sheet.type_px(0), round(_NUMBER_SHARE * step.radius)), 1.0)
        text.draw(canvas.picture, x - radius, y - text.line_px / 2, 2 * radius, "center")
