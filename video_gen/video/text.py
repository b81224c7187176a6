"""A text that was set: lines of a size, ready to be drawn anywhere."""

import math
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from PIL import Image, ImageDraw

from video_gen.media.direction import is_rtl
from video_gen.video.colour_emoji import ColourTypeface
from video_gen.video.graphemes import clusters
from video_gen.video.shapes import rounded
from video_gen.video.theme import Colour
from video_gen.video.tokens import CHIP_PAD_EM
from video_gen.video.typeface import Typeface, direction, shapes_text
from video_gen.video.wrap import Row

Align = Literal["left", "center", "right"]
_BASELINE = 0.33
"""How far below the middle of a line its baseline is, in ems: half the height of FiraGO's capitals."""


class Segment(NamedTuple):
    """Neighbouring tokens that are drawn in one go."""

    text: str
    typeface: Typeface
    colour: Colour
    scale: float
    chip: Colour | None
    rtl: bool

    @property
    def em(self) -> float:
        """Exact width in ems of the line's size."""
        pad = 2 * CHIP_PAD_EM if self.chip else 0.0
        return self.typeface.em(self.text, rtl=self.rtl) * self.scale + pad


class Text:
    """Lines of text of one size."""

    def __init__(self, rows: Sequence[Row], size_px: int, leading: float, *, rtl: bool = False) -> None:
        """Set `rows`.

        Args:
            rows: Tokens, line by line.
            size_px: Size of the type.
            leading: Distance of the baselines in ems.
            rtl: Whether the text as a whole runs right to left.
        """
        self.rows = tuple(rows)
        self.size_px = size_px
        self.leading = leading
        self.rtl = rtl

    @property
    def line_px(self) -> float:
        """Distance of the baselines."""
        return self.leading * self.size_px

    @property
    def height_px(self) -> int:
        """Height of all lines together."""
        return math.ceil(self.line_px * len(self.rows))

    @cached_property
    def lines(self) -> tuple[tuple[Segment, ...], ...]:
        """The segments of each line in the order they stand, left to right."""
        return tuple(_in_visual_order(_segments(row, rtl=self.rtl), rtl=self.rtl) for row in self.rows)

    @cached_property
    def widths_px(self) -> tuple[float, ...]:
        """Exact width of each line."""
        return tuple(sum(segment.em for segment in line) * self.size_px for line in self.lines)

    @property
    def width_px(self) -> int:
        """Width of the widest line."""
        return math.ceil(max(self.widths_px, default=0))

    def part(self, first: int, last: int) -> "Text":
        """Return the lines from `first` up to but not including `last`."""
        return Text(self.rows[first:last], self.size_px, self.leading, rtl=self.rtl)

    def in_colour(self, colour: Colour) -> "Text":
        """Return the same lines, all of them in one colour."""
        rows = [tuple(token._replace(colour=colour) for token in row) for row in self.rows]
        return Text(rows, self.size_px, self.leading, rtl=self.rtl)

    def pages(self, height_px: int) -> "list[Text]":
        """Return the text in parts of whole lines, none higher than `height_px`, all of about the same length."""
        most = max(1, int(height_px / self.line_px))
        count = max(1, math.ceil(len(self.rows) / most))
        cuts = [len(self.rows) * part // count for part in range(count + 1)]
        return [self.part(first, last) for first, last in pairwise(cuts)]

    def draw(self, picture: Image.Image, left: float, top: float, width: float, align: Align) -> None:
        """Draw the text into the box of a picture that begins at `left`, `top` and is `width` wide."""
        share = {"left": 0.0, "center": 0.5, "right": 1.0}[align]
        for index, (line, line_width) in enumerate(zip(self.lines, self.widths_px, strict=True)):
            baseline = round(top + self.line_px * (index + 0.5) + _BASELINE * self.size_px)
            self._draw_line(picture, line, left + (width - line_width) * share, baseline)

    def _draw_line(self, picture: Image.Image, line: tuple[Segment, ...], left: float, baseline: int) -> None:
        draw = ImageDraw.Draw(picture)
        for segment in line:
            right = left + segment.em * self.size_px
            if segment.chip:
                top, bottom = baseline - round(0.82 * self.size_px), baseline + round(0.26 * self.size_px)
                rounded(draw, (round(left), top, round(right), bottom), round(0.16 * self.size_px), segment.chip)
            start = left + (CHIP_PAD_EM * self.size_px if segment.chip else 0.0)
            size = max(1, round(self.size_px * segment.scale))
            if isinstance(segment.typeface, ColourTypeface):
                emoji, across, down = segment.typeface.picture(segment.text, size, rtl=segment.rtl)
                picture.paste(emoji, (round(start) + across, baseline + down), emoji)
            else:
                where, looks = (start, baseline), (segment.colour, segment.typeface.font(size))
                draw.text(where, drawable(segment), *looks, anchor="ls", direction=direction(rtl=segment.rtl))
            left = right


def drawable(segment: Segment) -> str:
    """Return what Pillow has to draw for a segment: where it knows no directions, the text in visual order."""
    return segment.text if shapes_text() else _visual(segment.text, rtl=segment.rtl)


def _visual(text: str, *, rtl: bool) -> str:
    """Return `text` as it stands from left to right: words that run right to left are turned round."""
    if not rtl and not any(is_rtl(character, otherwise=False) for character in text):
        return text
    parts = [list(part) for _, part in groupby(clusters(text), key=lambda c: is_rtl(c, otherwise=c == " " and rtl))]
    turned = ["".join(reversed(part)) if is_rtl(part[0], otherwise=rtl) else "".join(part) for part in parts]
    return "".join(reversed(turned) if rtl else turned)


def _segments(row: Row, *, rtl: bool) -> list[Segment]:
    found: list[Segment] = []
    for token in row:
        key = (token.typeface, token.colour, token.scale, token.chip)
        if found and found[-1][1:5] == key:
            found[-1] = found[-1]._replace(text=found[-1].text + token.text)
        else:
            found.append(Segment(token.text, *key, rtl=rtl))
    if found:
        found[-1] = found[-1]._replace(text=found[-1].text.rstrip(" "))
    return [segment._replace(rtl=_runs_rtl(segment, rtl=rtl)) for segment in _split_chip_space(found) if segment.text]


def _runs_rtl(segment: Segment, *, rtl: bool) -> bool:
    """Return the direction a segment is laid out in: the paragraph's, but for what is wholly the other one's."""
    kinds = {is_rtl(character, otherwise=rtl) for character in segment.text}
    if segment.chip or not rtl:
        return kinds == {True}
    return True


def _split_chip_space(segments: Iterable[Segment]) -> list[Segment]:
    """Return `segments` with the spaces after code taken off its plate."""
    found: list[Segment] = []
    for segment in segments:
        ink = segment.text.rstrip(" ")
        if segment.chip and ink != segment.text:
            found += [segment._replace(text=ink), segment._replace(text=segment.text[len(ink) :], chip=None)]
        else:
            found.append(segment)
    return found


def _in_visual_order(segments: list[Segment], *, rtl: bool) -> tuple[Segment, ...]:
    """Return `segments` from left to right. Source: Unicode Standard Annex 9, rule L2, on whole segments."""
    ordered: list[Segment] = []
    for against, group in groupby(segments[::-1] if rtl else segments, key=lambda segment: segment.rtl != rtl):
        members = list(group)
        ordered += members[::-1] if against else members
    return tuple(ordered)
