"""A terminal window in which a command is typed, and then what it prints."""

from collections.abc import Iterator

from video_gen.models.lesson import CommandVisual
from video_gen.video.code_rows import LEADING, CodeRows, Line, broken, fitting_rows, mono_line
from video_gen.video.header import Header
from video_gen.video.highlight import TAB
from video_gen.video.page import Canvas, Page
from video_gen.video.picture import Box
from video_gen.video.shapes import disc, rounded
from video_gen.video.sheet import Region, Sheet
from video_gen.video.text import Text

_LARGEST = 56
_PAD = (40, 32)
_BAR = 56
_DOT = 9
_DOT_STEP = 32
_RADIUS = 20
_EDGE = 3
_KEYS_A_SECOND = 18
_LONGEST_TYPING_S = 2.4
_STEPS_A_SECOND = 12
"""How often something new is seen while a command is typed."""
_OPENS_S = 0.4
_PRINTS_AFTER_S = 0.3
_PROMPT, _CONTINUED = "$ ", "> "


def command_pages(visual: CommandVisual, sheet: Sheet) -> list[Page]:
    """Return the pages of a terminal; the output comes with the second line of the narration, once all is typed."""
    header = Header(sheet, visual.heading)
    region = header.body
    room = max(1, region.height - 2 * sheet.px(_PAD[1]) - sheet.px(_BAR))
    width = max(1, region.width - 2 * sheet.px(_PAD[0]))
    asked, printed = _asked(visual.command, sheet), _printed(visual.output, sheet)
    code = fitting_rows([*asked, *printed], sheet, width, room, largest=_LARGEST, numbered=False)
    typed = len(broken(asked, sheet, width, code.size_px, numbered=False).rows)
    parts = code.pages(room)

    def page(number: int, shown: range) -> Page:
        def draw(canvas: Canvas) -> None:
            header.draw(canvas, number, len(parts))
            place = _draw_window(canvas, region, round(len(shown) * LEADING * code.size_px), len(parts))
            _draw_rows(canvas, place, code, shown, typed)

        return Page(draw, weight=len(shown))

    return [page(number, shown) for number, shown in enumerate(parts)]


def _lines(text: str) -> list[str]:
    return [line.expandtabs(TAB).rstrip() for line in text.strip("\n").splitlines()]


def _asked(command: str, sheet: Sheet) -> list[Line]:
    """Return the lines of a command, each after a prompt; one that goes on after a backslash has another prompt."""
    colours, lines = sheet.theme.terminal, _lines(command) or [""]
    prompts = [_PROMPT, *(_CONTINUED if line.endswith("\\") else _PROMPT for line in lines)]
    return [
        mono_line([(prompt, colours.prompt), (line, colours.ink)], sheet)
        for prompt, line in zip(prompts, lines, strict=False)
    ]


def _printed(output: str, sheet: Sheet) -> list[Line]:
    colour = sheet.theme.terminal.muted
    lines = _lines(output) if output.strip() else []
    return [mono_line([(line, colour)], sheet) for line in lines]


def _draw_window(canvas: Canvas, region: Region, rows_px: int, pages: int) -> Region:
    """Draw a window around rows that are `rows_px` high together and return where they stand."""
    sheet, colours = canvas.sheet, canvas.sheet.theme.terminal
    pad_x, pad_y, bar, edge = (sheet.px(units) for units in (*_PAD, _BAR, _EDGE))
    height = min(rows_px + 2 * pad_y + bar, region.height)
    top = sheet.settled(region, height, pages)
    window = Box(region.left, top, region.right, top + height)
    inside = Box(window.left + edge, window.top + edge, window.right - edge, window.bottom - edge)
    rounded(canvas.draw, window, sheet.radius(_RADIUS), colours.edge)
    rounded(canvas.draw, inside, sheet.radius(_RADIUS) - edge, colours.bar)
    below = inside._replace(top=top + bar)
    rounded(canvas.draw, below, sheet.radius(_RADIUS) - edge, colours.paper)
    canvas.draw.rectangle(
        (below.left, below.top, below.right - 1, below.top + sheet.radius(_RADIUS)), fill=colours.paper
    )
    for number, colour in enumerate(colours.dots):
        center = (window.left + pad_x + number * sheet.px(_DOT_STEP), window.top + bar / 2)
        disc(canvas.picture, center, sheet.px(_DOT), colour)
    canvas.layer(window, order=1, rises=False)
    return Region(window.left + pad_x, top + bar + pad_y, region.width - 2 * pad_x, rows_px)


def _draw_rows(canvas: Canvas, place: Region, code: CodeRows, shown: range, typed: int) -> None:
    """Draw rows; on the page where the command begins it is typed, and what is printed appears after it."""
    text = Text(code.rows[shown.start : shown.stop], code.size_px, LEADING)
    prompt = Text([code.rows[shown.start][:1]], code.size_px, LEADING)
    opening = shown.start == 0
    (prompt if opening else text).draw(canvas.picture, place.left, place.top, place.width, "left")
    if not opening:
        return
    canvas.keep()
    text.draw(canvas.picture, place.left, place.top, place.width, "left")
    command = text.part(0, min(typed, shown.stop))
    keys = list(_keys(command, place, canvas.sheet.cell_em))
    typing_s = min(_LONGEST_TYPING_S, len(keys) / _KEYS_A_SECOND)
    steps = max(1, round(typing_s * _STEPS_A_SECOND))
    for step in range(steps):
        for box in _rows_of(keys[len(keys) * step // steps : len(keys) * (step + 1) // steps]):
            canvas.layer(box, sudden=True, earliest_s=_OPENS_S + typing_s * step / steps)
    top = place.top + round(command.height_px)
    rest = Box(place.left, top, place.left + place.width, place.top + text.height_px)
    canvas.layer(rest, line=1, rises=False, earliest_s=_OPENS_S + typing_s + _PRINTS_AFTER_S)


def _keys(command: Text, place: Region, cell_em: float) -> Iterator[Box]:
    """Yield the boxes of the letters of a command, as they are typed."""
    cell = cell_em * command.size_px
    for row, width in enumerate(command.widths_px):
        top, bottom = place.top + round(row * command.line_px), place.top + round((row + 1) * command.line_px)
        for letter in range(round(width / cell)):
            left = place.left + round(letter * cell)
            yield Box(left, top, place.left + round((letter + 1) * cell), bottom)


def _rows_of(keys: list[Box]) -> list[Box]:
    """Return boxes that lie side by side as one for each row."""
    tops = dict.fromkeys(key.top for key in keys)
    rows = [[key for key in keys if key.top == top] for top in tops]
    return [row[0]._replace(right=row[-1].right) for row in rows]
