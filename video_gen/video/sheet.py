"""The grid that every scene stands on: sizes, margins and the directions of a frame."""

from functools import cached_property
from typing import Literal, NamedTuple

from video_gen.media.direction import is_rtl, is_rtl_language
from video_gen.models.look import Look
from video_gen.models.theme import USUAL_RADIUS
from video_gen.video.fonts import Fonts
from video_gen.video.picture import Box
from video_gen.video.text import Align, Text
from video_gen.video.theme import Colour, Theme, theme_of
from video_gen.video.tokens import Style, Token, coloured, tokens
from video_gen.video.typeface import widening
from video_gen.video.wrap import row_em, wrap, wrap_evenly, wrap_without_orphan

Flow = Literal["plain", "even", "balanced", "running"]
"""How lines are broken: as they come, all of one length (headings; balanced: with the leading of running text), or
without an orphan (running text)."""
CAPTION_BAND = 0.14
"""Share of the height that stays free at the bottom: players lay their captions there."""
SMALLEST_TYPE = 28
"""Smallest type in pixels on a frame whose shorter side has 1080."""
SMALLEST_TYPE_PX = 10
"""Smallest type on any frame, however small."""
_REFERENCE_SIDE = 1080
_TALL_SCALE = 1.3
"""How much larger everything is on a frame that is higher than wide: it is watched on a hand's width of glass."""
_MARGIN = 88 / 1080
_TALL_TOP = 0.11
"""Share of a high frame's height above its content, where players lay their own buttons."""
_WIDE_MARGIN = 0.04
_LEADING = {"tight": 1.16, "normal": 1.36}
_TALL_LEADING = {"tight": 1.4, "normal": 1.52}
_TALL_LANGUAGES = frozenset({"hi", "mr", "ne", "th", "ar", "fa", "ur", "km", "my", "lo", "bn", "ta", "te"})
"""Their scripts stack marks above and below."""


class Region(NamedTuple):
    """A part of the sheet that content is set in, in pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Just past its last column."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """Just past its last row."""
        return self.top + self.height

    def below(self, distance: int) -> "Region":
        """Return what is left of it `distance` further down."""
        return Region(self.left, self.top + distance, self.width, max(0, self.height - distance))


class Sheet:
    """Measures and colours of the frames of one look."""

    def __init__(self, look: Look) -> None:
        self.width, self.height, self.fps = look.width_px, look.height_px, look.fps
        self.fonts = Fonts.of(look)
        self.theme: Theme = theme_of(look)
        self.logo = look.own.logo if look.own else b""
        self.rtl = is_rtl_language(look.language)
        self._tall = look.language.split("-", 1)[0].lower() in _TALL_LANGUAGES

    @property
    def portrait(self) -> bool:
        """Whether the frame is clearly higher than wide."""
        return self.height > 1.1 * self.width

    @property
    def landscape(self) -> bool:
        """Whether the frame is clearly wider than high."""
        return self.width > 1.1 * self.height

    @cached_property
    def _scale(self) -> float:
        return _TALL_SCALE if self.portrait else 1.0

    def px(self, units: float) -> int:
        """Return a length in pixels, never below one.

        One unit is a pixel where the shorter side has 1080; on a frame that is higher than wide it is more.
        """
        return max(1, round(units * self._scale * min(self.width, self.height) / _REFERENCE_SIDE))

    @property
    def rounding(self) -> float:
        """How much rounder corners are than in most themes, as a factor."""
        return self.theme.radius / USUAL_RADIUS

    def radius(self, units: float) -> int:
        """Return the radius of corners in pixels; `units` is that of most themes."""
        return round(units * self.rounding * self._scale * min(self.width, self.height) / _REFERENCE_SIDE)

    def type_px(self, units: float) -> int:
        """Return a size of type in pixels, never below the smallest."""
        return max(self.px(max(units, SMALLEST_TYPE / self._scale)), SMALLEST_TYPE_PX)

    def sizes(self, largest: float, smallest: float = 0, step: float = 0.92) -> list[int]:
        """Return sizes of type to try, from large to small, each once; down to the smallest unless given."""
        smallest = max(smallest, SMALLEST_TYPE / self._scale)
        found = [self.type_px(largest)]
        units = largest
        while units > smallest:
            units = max(units * step, smallest)
            if self.type_px(units) != found[-1]:
                found.append(self.type_px(units))
        return found

    @cached_property
    def band(self) -> Box:
        """The band at the bottom that belongs to the captions."""
        return Box(0, self.height - round(self.height * CAPTION_BAND), self.width, self.height)

    @cached_property
    def region(self) -> Region:
        """Where content may stand: within the margins and above the caption band."""
        short = min(self.width, self.height)
        across = round(_MARGIN * short + _WIDE_MARGIN * max(0, self.width - self.height))
        down = round(_MARGIN * short)
        bottom = self.band.top - round(0.2 * down)
        top = round(_TALL_TOP * self.height) if self.portrait else down
        return Region(across, top, self.width - 2 * across, bottom - top)

    @property
    def align(self) -> Align:
        """The side that lines begin at."""
        return "right" if self.rtl else "left"

    def x(self, region: Region, offset: int, width: int) -> int:
        """Return the left edge of something `width` wide that begins `offset` from the side where lines begin."""
        return region.right - offset - width if self.rtl else region.left + offset

    def settled(self, region: Region, height: int, pages: int = 1) -> int:
        """Return where content begins: near the top, a little lower if much room is left, the same on all pages."""
        if pages > 1:
            return region.top
        return region.top + round(max(0, region.height - height) * (0.3 if self.landscape else 0.34))

    @cached_property
    def cell_em(self) -> float:
        """Width of a letter of the mono typeface."""
        return coloured([("0", self.theme.ink)], "mono", self.fonts)[0].em

    def leading(self, kind: Literal["tight", "normal"]) -> float:
        """Return the distance of baselines in ems: tight for headings, normal for running text."""
        return (_TALL_LEADING if self._tall else _LEADING)[kind]

    def tokens(self, markup: str, style: Style) -> tuple[Token, ...]:
        """Return the tokens of marked-up text in the sheet's typefaces."""
        return tokens(markup, style, self.fonts)

    def set(self, content: tuple[Token, ...], size_px: int, width_px: float, flow: Flow = "plain") -> Text:
        """Return tokens set in lines no wider than `width_px`."""
        wrapped = {"plain": wrap, "even": wrap_evenly, "balanced": wrap_evenly, "running": wrap_without_orphan}[flow]
        kind: Literal["tight", "normal"] = "tight" if flow == "even" else "normal"
        rtl = is_rtl("".join(token.text for token in content[:40]), otherwise=self.rtl)
        return Text(
            wrapped(content, max(width_px, 1) / (size_px * widening(size_px))), size_px, self.leading(kind), rtl=rtl
        )

    def largest(
        self, content: tuple[Token, ...], sizes: list[int], width_px: int, height_px: int, flow: Flow
    ) -> tuple[Text, bool]:
        """Return tokens in the largest of `sizes` that fits, and whether one did; else in the smallest."""
        for size in sizes:
            text = self.set(content, size, width_px, flow)
            if text.height_px <= height_px and self.keeps_words(content, size, width_px):
                return text, True
        return text, text.height_px <= height_px

    def shortened(self, text: Text, most: int, width_px: int) -> Text:
        """Return at most so many lines of a text, at least one, the last with an ellipsis if there were more."""
        rows = list(text.rows[: max(1, most)])
        if len(rows) == len(text.rows):
            return text
        last = list(rows[-1])
        ellipsis_ = self.tokens("…", Style(self.theme.ink, "bold"))[0]
        while last and (row_em(last) + ellipsis_.em) * text.size_px > width_px:
            last.pop()
        rows[-1] = (*last, ellipsis_)
        return Text(rows, text.size_px, text.leading, rtl=text.rtl)

    @staticmethod
    def keeps_words(content: tuple[Token, ...], size: int, width_px: int) -> bool:
        """Return whether no ordinary word has to be cut where the type has `size`."""
        return all(token.em * size <= width_px for token in content)

    def body(self, colour: Colour | None = None) -> Style:
        """Return the style of running text."""
        return Style(colour or self.theme.ink, chip=self.theme.chip)
