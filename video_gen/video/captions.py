"""Captions drawn into the picture: a plate in the caption band, the word that is being said lit."""

import math
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from PIL import Image

from video_gen.media.cues import Cue, cues
from video_gen.media.direction import runs_against
from video_gen.models.audio import Timing
from video_gen.models.clock import frame_at
from video_gen.models.look import Look
from video_gen.models.script import SceneConfig
from video_gen.video.change import Change, Pixels
from video_gen.video.graphemes import clean
from video_gen.video.motion import union
from video_gen.video.picture import Box
from video_gen.video.shapes import rounded_mask
from video_gen.video.sheet import Sheet
from video_gen.video.text import Text
from video_gen.video.theme import Colour
from video_gen.video.tokens import Token, coloured
from video_gen.video.wrap import row_em

_LARGEST, _LARGEST_TALL = 44, 50
_LEADING = 1.3
_PAD_EM = (0.55, 0.28)
_RADIUS_EM = 0.25
_SHARE_OF_WIDTH = 0.92
_SHARE_OF_BAND = 0.94


class _Word(NamedTuple):
    """A word at its place: its line, and the offsets in it of its first character and just past its last."""

    line: int
    first: int
    last: int


def caption_changes(scene: SceneConfig, timing: Timing, look: Look, sheet: Sheet, frames: int) -> Iterator[Change]:
    """Yield what happens in the caption band, by frames; nothing if captions are not burned in."""
    if not look.burned_captions:
        return
    for cue in cues(scene.narration, timing, look.language):
        begin, over = frame_at(cue.start, look.fps), frame_at(cue.end, look.fps)
        if begin >= frames:
            return
        over = max(over, begin + 1)
        plate = _Plate(cue, sheet)
        yield Change(begin, plate.show)
        starts = [min(max(begin, frame_at(word.start, look.fps)), over - 1) for word in cue.words]
        for index, (start, following) in enumerate(pairwise([*starts, over])):
            if following > start:
                yield Change(start, plate.light(index))
        if over < frames:
            yield Change(over, plate.remove)


class _Plate:
    """A cue that was drawn twice: with no word lit, and with every word lit."""

    def __init__(self, cue: Cue, sheet: Sheet) -> None:
        lines, words = _clean_cue(cue)
        colours = sheet.theme.plate_ink, sheet.theme.plate_lit
        size = _size_px(lines, sheet)
        unlit, lit = (_set(lines, size, colour, sheet) for colour in colours)
        pad_x, pad_y = round(_PAD_EM[0] * size), round(_PAD_EM[1] * size)
        width, height = unlit.width_px + 2 * pad_x, unlit.height_px + 2 * pad_y
        left, top = (sheet.width - width) // 2, sheet.band.top + (sheet.band.bottom - sheet.band.top - height) // 2
        self._box = Box(left, top, left + width, top + height)
        self._unlit, self._lit = (_drawn(text, (width, height), (pad_x, pad_y), sheet) for text in (unlit, lit))
        self._words = [_word_box(word, lines[word.line], unlit, self._box, pad_y, sheet) for word in words]
        self._radius = round(_RADIUS_EM * size)
        self._covered: Pixels | None = None
        self._now = Box(0, 0, 0, 0)

    def show(self, picture: Pixels) -> Box:
        """Put the plate into the picture, no word lit."""
        area = _part(picture, self._box)
        self._covered = area.copy()
        mask = rounded_mask(area.shape[1], area.shape[0], self._radius)
        cut = Image.composite(Image.fromarray(self._unlit), Image.fromarray(self._covered), mask)
        area[:] = self._unlit = np.asarray(cut)
        return self._box

    def light(self, index: int) -> Callable[[Pixels], Box]:
        """Return the change that lights a word, and only that."""

        def apply(picture: Pixels) -> Box:
            area = _part(picture, self._box)
            before, self._now = self._now, self._words[index]
            _part(area, before)[:] = _part(self._unlit, before)
            _part(area, self._now)[:] = _part(self._lit, self._now)
            touched = union([before, self._now] if before.right else [self._now])
            return Box(
                self._box.left + touched.left,
                self._box.top + touched.top,
                self._box.left + touched.right,
                self._box.top + touched.bottom,
            )

        return apply

    def remove(self, picture: Pixels) -> Box:
        """Give the picture back what the plate covered."""
        if self._covered is not None:
            _part(picture, self._box)[:] = self._covered
        return self._box


def _clean_cue(cue: Cue) -> tuple[list[str], list[_Word]]:
    """Return a cue's lines without what cannot be drawn, and its words in them."""
    lines, words = [], []
    for index, line in enumerate(cue.lines):
        text, at = "", 0
        for word in (word for word in cue.words if word.line == index):
            text += clean(line[at : word.first])
            first = len(text)
            text += clean(line[word.first : word.last])
            words.append(_Word(index, first, len(text)))
            at = word.last
        lines.append(text + clean(line[at:]))
    return lines, words


def _tokens(text: str, colour: Colour, sheet: Sheet) -> tuple[Token, ...]:
    return coloured([(text, colour)], "regular", sheet.fonts)


def _set(lines: list[str], size: int, colour: Colour, sheet: Sheet) -> Text:
    return Text([_tokens(line, colour, sheet) for line in lines], size, _LEADING, rtl=sheet.rtl)


def _size_px(lines: list[str], sheet: Sheet) -> int:
    """Return the largest size in which the lines fit the band."""
    widest = max((row_em(row) for line in lines if (row := _tokens(line, (0, 0, 0), sheet))), default=1.0)
    band = sheet.band.bottom - sheet.band.top
    return max(
        1,
        min(
            sheet.px(_LARGEST_TALL if sheet.portrait else _LARGEST),
            int(_SHARE_OF_WIDTH * sheet.width / (widest + 2 * _PAD_EM[0])),
            int(_SHARE_OF_BAND * band / (_LEADING * len(lines) + 2 * _PAD_EM[1])),
        ),
    )


def _drawn(text: Text, size: tuple[int, int], pad: tuple[int, int], sheet: Sheet) -> Pixels:
    picture = Image.new("RGB", size, sheet.theme.plate)
    text.draw(picture, pad[0], pad[1], size[0] - 2 * pad[0], "center")
    return np.asarray(picture)


def _word_box(word: _Word, line: str, text: Text, plate: Box, pad_y: int, sheet: Sheet) -> Box:
    """Return where a word is on its plate, in pixels from the plate's corner."""

    def width_of(part: str) -> float:
        return Text([_tokens(part, (0, 0, 0), sheet)], text.size_px, _LEADING, rtl=text.rtl).widths_px[0]

    alone = width_of(line[word.first : word.last])
    against = runs_against(line, rtl=text.rtl)
    if all(against[word.first : word.last]):  # among words that stand the other way round
        first, last = word.first, word.last
        while first and against[first - 1]:
            first -= 1
        while last < len(line) and against[last]:
            last += 1
        begin = width_of(line[:last]) - width_of(line[first : word.last])
    else:
        begin = width_of(line[: word.last]) - alone
    width, height = plate.right - plate.left, plate.bottom - plate.top
    begin += (width - text.widths_px[word.line]) / 2
    left = width - begin - alone if text.rtl else begin
    top = pad_y + round(text.line_px * word.line)
    return Box(
        max(0, math.floor(left) - 1),
        max(0, top),
        min(width, math.ceil(left + alone) + 1),
        min(height, top + math.ceil(text.line_px)),
    )


def _part(picture: Pixels, box: Box) -> Pixels:
    return picture[box.top : box.bottom, box.left : box.right]
