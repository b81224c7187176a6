"""A question and lettered choices; the right one is revealed with the last line of the narration."""

from typing import NamedTuple

from video_gen.models.lesson import QuizVisual
from video_gen.video.icons import icon
from video_gen.video.page import LAST_LINE, Canvas, Page
from video_gen.video.picture import Box
from video_gen.video.shapes import disc, rounded
from video_gen.video.sheet import Region, Sheet
from video_gen.video.text import Text
from video_gen.video.tokens import Style

_LARGEST, _SMALLEST, _PAGED = 50, 30, 38
_QUESTION_SCALE = 1.3
_BADGE = 112
_BADGE_GAP = 40
_TO_CHOICES = 56
_GAP = 24
_PAD_EM = (0.75, 0.62)
_LETTER_EM = 0.86
_LETTER_GAP_EM = 0.7
_RADIUS_EM = 0.5
_OUTLINE = 5
_TIME_TO_THINK_S = 2.5
_TWO_COLUMNS_FROM = 3


class _Choice(NamedTuple):
    """A choice, or a part of a very long one."""

    place: int
    text: Text
    goes_on: bool = False


class _Part(NamedTuple):
    """What a page shows: the question, choices, or both."""

    question: Text | None
    choices: tuple[_Choice, ...]
    columns: int = 1
    revealed: bool = False
    """Whether the answer is marked from the first."""


def quiz_pages(visual: QuizVisual, sheet: Sheet) -> list[Page]:
    """Return a question with its choices on one page; where they do not fit: question, choices, then the answer."""
    parts = _together(visual, sheet) or _apart(visual, sheet)

    def page(part: _Part) -> Page:
        def draw(canvas: Canvas) -> None:
            _draw(canvas, part, visual.answer)

        return Page(draw, line=LAST_LINE if part.revealed else None, weight=1 + len(part.choices))

    return [page(part) for part in parts]


def _question_region(sheet: Sheet) -> Region:
    """Return where the question stands: beside its badge, or below it where the frame is not wide."""
    region, taken = sheet.region, sheet.px(_BADGE) + sheet.px(_BADGE_GAP)
    if not sheet.landscape:
        return region.below(taken)
    left = region.left if sheet.rtl else region.left + taken
    return region._replace(left=left, width=region.width - taken)


def _bold(sheet: Sheet) -> Style:
    return Style(sheet.theme.ink, "bold", chip=sheet.theme.chip)


def _choice_width(sheet: Sheet, columns: int, size: int) -> int:
    column = (sheet.region.width - sheet.px(_GAP) * (columns - 1)) // columns
    return max(1, column - round((2 * _PAD_EM[0] + 2 * _LETTER_EM + _LETTER_GAP_EM) * size))


def _together(visual: QuizVisual, sheet: Sheet) -> list[_Part]:
    """Return one page that holds everything, or nothing if none does.

    In the largest type, in two columns where there is room; rather smaller than with choices that take two lines.
    """
    two = sheet.landscape and len(visual.choices) >= _TWO_COLUMNS_FROM
    fits = [
        part
        for size in sheet.sizes(_LARGEST, _SMALLEST)
        for columns in ((2, 1) if two else (1,))
        if (part := _set(visual, sheet, size, columns))
    ]
    whole = [part for part in fits if all(len(choice.text.rows) == 1 for choice in part.choices)]
    return (whole or fits)[:1]


def _set(visual: QuizVisual, sheet: Sheet, size: int, columns: int) -> _Part | None:
    """Return everything on one page at a size; None if it does not fit."""
    region, width = _question_region(sheet), _choice_width(sheet, columns, size)
    question = sheet.tokens(visual.question, _bold(sheet))
    choices = [sheet.tokens(choice, sheet.body()) for choice in visual.choices]
    asked = sheet.set(question, round(_QUESTION_SCALE * size), region.width, "even")
    words = [token.em * size > width for choice in choices for token in choice]
    if any(words) or any(token.em * asked.size_px > region.width for token in question):
        return None
    texts = [sheet.set(choice, size, width, "running") for choice in choices]
    part = _Part(asked, tuple(_Choice(place, text) for place, text in enumerate(texts)), columns)
    return part if _choices_top(sheet, part) + _choices_px(sheet, part) <= sheet.region.bottom else None


def _apart(visual: QuizVisual, sheet: Sheet) -> list[_Part]:
    region, size = _question_region(sheet), sheet.type_px(_PAGED)
    asked = sheet.set(sheet.tokens(visual.question, _bold(sheet)), size, region.width, "running")
    parts = [_Part(text, ()) for text in asked.pages(region.height)]
    width = _choice_width(sheet, 1, size)
    pad = 2 * round(_PAD_EM[1] * size)
    cut: list[_Choice] = []
    for place, choice in enumerate(visual.choices):
        text = sheet.set(sheet.tokens(choice, sheet.body()), size, width, "running")
        pages = text.pages(max(1, sheet.region.height - pad))
        cut += [_Choice(place, page, goes_on=number > 0) for number, page in enumerate(pages)]
    page: tuple[_Choice, ...] = ()
    for piece in cut:
        if page and _choices_px(sheet, _Part(None, (*page, piece))) > sheet.region.height:
            parts.append(_Part(None, page))
            page = ()
        page = (*page, piece)
    parts.append(_Part(None, page))
    return parts + [_Part(None, (piece,), revealed=True) for piece in cut if piece.place == visual.answer]


def _rows(part: _Part) -> list[tuple[_Choice, ...]]:
    return [part.choices[at : at + part.columns] for at in range(0, len(part.choices), part.columns)]


def _row_px(row: tuple[_Choice, ...]) -> int:
    size = row[0].text.size_px
    least = round(2 * _LETTER_EM * size)
    return max(least, *(choice.text.height_px for choice in row)) + 2 * round(_PAD_EM[1] * size)


def _choices_px(sheet: Sheet, part: _Part) -> int:
    heights = [_row_px(row) for row in _rows(part)]
    return sum(heights) + sheet.px(_GAP) * max(0, len(heights) - 1)


def _question_px(sheet: Sheet, part: _Part) -> int:
    if not part.question:
        return 0
    badge, text = sheet.px(_BADGE), part.question.height_px
    return max(badge, text) if sheet.landscape else badge + sheet.px(_BADGE_GAP) + text


def _choices_top(sheet: Sheet, part: _Part) -> int:
    taken = _question_px(sheet, part)
    return sheet.region.top + (taken + sheet.px(_TO_CHOICES) if taken else 0)


def _draw(canvas: Canvas, part: _Part, answer: int) -> None:
    sheet = canvas.sheet
    bottom = _choices_top(sheet, part) + _choices_px(sheet, part)
    down = sheet.settled(sheet.region, bottom - sheet.region.top) - sheet.region.top if part.choices else 0
    if part.question:
        _draw_question(canvas, part.question, down)
    boxes = _choice_boxes(sheet, part, down)
    for order, (choice, box) in enumerate(zip(part.choices, boxes, strict=True)):
        _draw_choice(canvas, choice, box, right=part.revealed)
        canvas.layer(box, order=2 + order, rises=False)
    if part.revealed or not part.question:
        return
    canvas.keep()
    for choice, box in zip(part.choices, boxes, strict=True):
        if choice.place == answer:
            _draw_choice(canvas, choice, box, right=True)
            canvas.layer(box, line=LAST_LINE, rises=False, earliest_s=_TIME_TO_THINK_S)


def _draw_question(canvas: Canvas, question: Text, down: int) -> None:
    sheet, badge = canvas.sheet, canvas.sheet.px(_BADGE)
    region = _question_region(sheet)
    top, left = sheet.region.top + down, sheet.x(sheet.region, 0, badge)
    beside = max(0, badge - question.height_px) // 2 if sheet.landscape else badge + sheet.px(_BADGE_GAP)
    disc(canvas.picture, (left + badge / 2, top + badge / 2), badge / 2, sheet.theme.accent)
    icon(canvas.picture, "question", (left + badge / 2, top + badge / 2), 0.58 * badge, sheet.theme.paper)
    canvas.layer(Box(left, top, left + badge, top + badge), rises=False)
    canvas.layer(canvas.text(question, region.left, top + beside, region.width), order=1)


def _choice_boxes(sheet: Sheet, part: _Part, down: int) -> list[Box]:
    """Return the boxes of the choices, in order; those of a row are equally high."""
    gap, region = sheet.px(_GAP), sheet.region
    width = (region.width - gap * (part.columns - 1)) // part.columns
    boxes, top = [], _choices_top(sheet, part) + down
    for row in _rows(part):
        height = _row_px(row)
        for column in range(len(row)):
            left = sheet.x(region, column * (width + gap), width)
            boxes.append(Box(left, top, left + width, top + height))
        top += height + gap
    return boxes


def _draw_choice(canvas: Canvas, choice: _Choice, box: Box, *, right: bool) -> None:
    """Draw a choice with its letter; as the right one in its colour, with a tick."""
    sheet, theme, size = canvas.sheet, canvas.sheet.theme, choice.text.size_px
    radius = round(_RADIUS_EM * size * sheet.rounding)
    if right:
        line = sheet.px(_OUTLINE)
        rounded(canvas.draw, box, radius, theme.right)
        inside = Box(box.left + line, box.top + line, box.right - line, box.bottom - line)
        rounded(canvas.draw, inside, max(1, radius - line), theme.right_panel)
    else:
        rounded(canvas.draw, box, radius, theme.panel)
    letter = _LETTER_EM * size
    inset = _PAD_EM[0] * size + letter
    x, y = box.right - inset if sheet.rtl else box.left + inset, (box.top + box.bottom) / 2
    if not choice.goes_on:
        disc(canvas.picture, (x, y), letter, theme.right if right else theme.accent)
        if right:
            icon(canvas.picture, "tick", (x, y), 1.05 * size, theme.paper)
        else:
            tokens = sheet.tokens("ABCDEF"[choice.place], Style(theme.paper, "bold"))
            mark = Text([tokens], max(size, sheet.type_px(0)), 1.0)
            mark.draw(canvas.picture, x - letter, y - mark.line_px / 2, 2 * letter, "center")
    taken = round((_PAD_EM[0] + 2 * _LETTER_EM + _LETTER_GAP_EM) * size)
    width = box.right - box.left - taken - round(_PAD_EM[0] * size)
    left = box.left + round(_PAD_EM[0] * size) if sheet.rtl else box.left + taken
    choice.text.draw(canvas.picture, left, (box.top + box.bottom - choice.text.height_px) / 2, width, sheet.align)
