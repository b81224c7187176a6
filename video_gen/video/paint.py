"""A scene becomes pictures: each distinct one once, with the frame from which it is on screen."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from heapq import merge
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from PIL import Image

from video_gen.models.audio import Timing
from video_gen.models.clock import samples_per_frame
from video_gen.models.look import Look
from video_gen.models.script import SceneConfig
from video_gen.video.captions import caption_changes
from video_gen.video.change import Change, Pixels
from video_gen.video.following import Follower, steps
from video_gen.video.motion import difference, in_order, inside, overlap, reveal, stagger_frames
from video_gen.video.page import Canvas, Layer, Page
from video_gen.video.picture import Box, Picture
from video_gen.video.scenes import scene_pages
from video_gen.video.schedule import beats, line_frame, page_frames
from video_gen.video.sheet import Sheet

_RISE = 10
"""How far a part moves up while it appears, in units of the sheet; less than any gap between parts."""
POSTER_WIDTH_PX = 1280


class _Drawn(NamedTuple):
    """A page that was drawn."""

    layers: list[Layer]
    states: list[Pixels]
    """The background, then the page as it was whenever it was kept, the last with everything on it."""
    follower: Follower


class Painting:
    """A scene's distinct pictures, in order; the first at frame 0, the last held to the end.

    Items appear in the frame in which their narration line begins. All pictures of one pass share one array,
    which is changed in place when the next is asked for.
    """

    def __init__(self, scene: SceneConfig, timing: Timing, look: Look) -> None:
        """Draw the first page.

        Args:
            scene: What to show.
            timing: When its words are said; the scene has `timing.samples` over the samples of a frame as frames.
            look: Theme, size, frame rate, language and whether captions are burned in.

        Raises:
            RenderError: The scene's picture cannot be read.
        """
        self._scene, self._timing, self._look = scene, timing, look
        self._sheet = Sheet(look)
        self._frames = max(1, timing.samples // samples_per_frame(look.fps))
        self._pages = scene_pages(scene.visual, self._sheet, scene.id)
        self._empty = _background_of(self._pages[0].background, look)
        canvas = self._drawn(self._pages[0])
        self._first: _Drawn | None = _states(canvas, self._empty)
        self.poster = canvas.picture.reduce(-(-look.width_px // POSTER_WIDTH_PX))  # a whole factor: much faster
        """The first page with everything on it, without captions; at most 1280 pixels wide."""

    def __iter__(self) -> Iterator[Picture]:
        picture = self._empty.copy()
        whole = Box(0, 0, self._sheet.width, self._sheet.height)
        changes = merge(
            self._page_changes(),
            caption_changes(self._scene, self._timing, self._look, self._sheet, self._frames),
            key=attrgetter("frame"),
        )
        for frame, together in groupby(changes, key=attrgetter("frame")):
            parts = tuple(change.apply(picture) for change in together)
            yield Picture(frame, picture, parts if frame else (whole,))

    def _drawn(self, page: Page) -> Canvas:
        canvas = Canvas(self._sheet, Image.fromarray(self._empty))
        page.draw(canvas)
        return canvas

    def _page_changes(self) -> Iterator[Change]:
        """Yield what happens above the caption band; each page but the first is drawn when its turn comes."""
        lines = len(self._scene.narration)
        starts = page_frames(self._pages, lines, self._timing, self._look, self._frames)
        ends = (*starts[1:], self._frames)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
            if start >= self._frames:
                return
            turn, changes = self._changes_of(number, start, end)
            yield turn
            yield from in_order(changes, max(start, end - 1))

    def _changes_of(self, number: int, start: int, end: int) -> tuple[Change, list[Change]]:
        """Return the change that puts a page up, and those that reveal it and keep it moving."""
        first, self._first = self._first, None  # drawn anew in another pass: a follower draws on it
        drawn = first or _states(self._drawn(self._pages[number]), self._empty)
        hidden, changes = self._revealed(drawn, start, turned=number > 0)
        still = beats([start, *(min(c.frame, end - 1) for c in changes)], end, self._timing, self._look)
        if still:
            hidden, changes = self._followed(drawn, start, still, turned=number > 0)
        return Change(start, _turn(drawn.states, hidden, self._sheet)), changes

    def _followed(self, drawn: _Drawn, start: int, still: list[int], *, turned: bool) -> tuple[list[Box], list[Change]]:
        """Return the same as `_revealed`, with a part of the page that moves on at the frames `still`."""
        states, follower = drawn.states, drawn.follower
        left, top, right, bottom = box = follower.box
        behind = states[0][top:bottom, left:right]
        begun = follower.at(follower.begins_at(len(still)), behind)
        for number in range(1, len(states)):
            states[number] = states[number].copy()
            states[number][top:bottom, left:right] = begun
        if not any(inside(box, layer.box) for layer in drawn.layers):
            drawn.layers.append(Layer(box, None, 0, rises=False))
        hidden, changes = self._revealed(drawn, start, turned=turned)
        return hidden, changes + steps(follower, still, behind, self._look.fps)

    def _revealed(self, drawn: _Drawn, start: int, *, turned: bool) -> tuple[list[Box], list[Change]]:
        """Return what of a page is not there yet when it comes up, and the changes that reveal its layers."""
        hidden: list[Box] = []
        reveals: list[Change] = []
        free_from: list[tuple[Box, int]] = []
        for layer in map(self._moving, drawn.layers):
            before, finished = drawn.states[layer.state : layer.state + 2]
            opens = layer.line is None and not layer.state
            if (turned and opens) or not (box := difference(before, finished, layer.box)):
                continue
            if not layer.state:
                hidden.append(box)
            begin = self._begin(layer, start)
            if layer.state:
                begin = max([begin, *(end for covered, end in free_from if overlap(covered, box))])
            changes = reveal(layer, box, finished, self._sheet.px(_RISE), self._look.fps)
            reveals += [Change(begin + frame, apply) for frame, apply in changes]
            free_from.append((box, begin + changes[-1].frame + 1))
        return hidden, reveals

    def _moving(self, layer: Layer) -> Layer:
        """Return a layer as it appears in this quality: in a draft at once, which spares half of the pictures."""
        return layer._replace(sudden=True, wipe="") if self._look.quality == "draft" else layer

    def _begin(self, layer: Layer, start: int) -> int:
        """Return the frame in which a layer of the page that comes up in frame `start` begins to appear."""
        if layer.line is None:
            begin = start + stagger_frames(layer, self._look.fps)
        else:
            begin = max(start, line_frame(layer.line, len(self._scene.narration), self._timing, self._look))
        return max(begin, start + round(layer.earliest_s * self._look.fps))


@lru_cache(maxsize=2)
def _background_of(draw: Callable[[Sheet], Image.Image], look: Look) -> Pixels:
    """Return what lies behind a scene's pages; most of a video's scenes have the same."""
    return np.asarray(draw(Sheet(look)))


def _states(canvas: Canvas, empty: Pixels) -> _Drawn:
    return _Drawn(canvas.layers, [empty, *canvas.kept, np.asarray(canvas.picture)], canvas.follower)


def _turn(states: list[Pixels], hidden: list[Box], sheet: Sheet) -> Callable[[Pixels], Box]:
    """Return the change that puts a page up with nothing of it revealed yet; the states are dropped then."""

    def apply(picture: Pixels) -> Box:
        empty, page, *_ = states
        above = Box(0, 0, sheet.width, sheet.band.top)
        picture[: above.bottom] = page[: above.bottom]
        for left, top, right, bottom in hidden:
            picture[top:bottom, left:right] = empty[top:bottom, left:right]
        states.clear()  # whole pictures, of which the other changes have their parts
        return above

    return apply
