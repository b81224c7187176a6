"""A scene becomes pictures: each distinct one once, with the frame from which it is on screen."""

from collections.abc import Callable, Iterator, Sequence
from heapq import merge
from itertools import groupby
from operator import attrgetter

import numpy as np

from video_gen.models.audio import Timing
from video_gen.models.clock import samples_per_frame
from video_gen.models.look import Look
from video_gen.models.script import SceneConfig
from video_gen.video.captions import caption_changes
from video_gen.video.change import Change, Pixels
from video_gen.video.following import steps
from video_gen.video.motion import difference, in_order, inside, overlap, reveal, stagger_frames
from video_gen.video.page import Canvas, Layer, Page
from video_gen.video.picture import Box, Picture
from video_gen.video.scenes import scene_pages
from video_gen.video.schedule import beats, line_frame, page_frames
from video_gen.video.sheet import Sheet

_RISE = 10
"""How far a part moves up while it appears, in units of the sheet; less than any gap between parts."""


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
        self._background = self._pages[0].background(self._sheet)
        self._first = self._drawn(self._pages[0])
        self.poster = self._first.picture
        """The first page with everything on it, without captions."""

    def __iter__(self) -> Iterator[Picture]:
        empty = np.asarray(self._background)
        picture = empty.copy()
        whole = Box(0, 0, self._sheet.width, self._sheet.height)
        changes = merge(
            self._page_changes(empty),
            caption_changes(self._scene, self._timing, self._look, self._sheet, self._frames),
            key=attrgetter("frame"),
        )
        for frame, together in groupby(changes, key=attrgetter("frame")):
            parts = tuple(change.apply(picture) for change in together)
            yield Picture(frame, picture, parts if frame else (whole,))

    def _drawn(self, page: Page) -> Canvas:
        canvas = Canvas(self._sheet, self._background)
        page.draw(canvas)
        return canvas

    def _page_changes(self, empty: Pixels) -> Iterator[Change]:
        """Yield what happens above the caption band; each page but the first is drawn when its turn comes."""
        lines = len(self._scene.narration)
        starts = page_frames(self._pages, lines, self._timing, self._look, self._frames)
        ends = (*starts[1:], self._frames)
        for number, (page, start, end) in enumerate(zip(self._pages, starts, ends, strict=True)):
            if start >= self._frames:
                return
            canvas = self._drawn(page) if number else self._first
            states = [empty, *canvas.kept, np.asarray(canvas.picture)]
            bare, changes = self._revealed(canvas.layers, states, start, turned=number > 0)
            still = beats([start, *(min(c.frame, end - 1) for c in changes)], end, self._timing, self._look)
            if still:
                bare, changes = self._followed(canvas, states, start, still, turned=number > 0)
            yield Change(start, _turn(bare, self._sheet))
            yield from in_order(changes, max(start, end - 1))

    def _followed(
        self, canvas: Canvas, states: list[Pixels], start: int, still: list[int], *, turned: bool
    ) -> tuple[Pixels, list[Change]]:
        """Return the same as `_revealed`, with a part of the page that moves on at the frames `still`."""
        follower = canvas.follower
        left, top, right, bottom = box = follower.box
        behind = states[0][top:bottom, left:right]
        begun = [state.copy() for state in states[1:]]
        for state in begun:
            state[top:bottom, left:right] = follower.at(follower.begins_at(len(still)), behind)
        layers = list(canvas.layers)
        if not any(inside(box, layer.box) for layer in layers):
            layers.append(Layer(box, None, 0, rises=False))
        bare, changes = self._revealed(layers, [states[0], *begun], start, turned=turned)
        return bare, changes + steps(follower, still, behind, self._look.fps)

    def _revealed(
        self, layers: Sequence[Layer], states: list[Pixels], start: int, *, turned: bool
    ) -> tuple[Pixels, list[Change]]:
        """Return a page with nothing of it revealed yet, and the changes that reveal its layers."""
        bare, empty = states[1].copy(), states[0]
        reveals: list[Change] = []
        free_from: list[tuple[Box, int]] = []
        for layer in map(self._moving, layers):
            before, finished = states[layer.state : layer.state + 2]
            opens = layer.line is None and not layer.state
            if (turned and opens) or not (box := difference(before, finished, layer.box)):
                continue
            if not layer.state:
                bare[box.top : box.bottom, box.left : box.right] = empty[box.top : box.bottom, box.left : box.right]
            begin = self._begin(layer, start)
            if layer.state:
                begin = max([begin, *(end for covered, end in free_from if overlap(covered, box))])
            changes = reveal(layer, box, finished, self._sheet.px(_RISE), self._look.fps)
            reveals += [Change(begin + frame, apply) for frame, apply in changes]
            free_from.append((box, begin + changes[-1].frame + 1))
        return bare, reveals

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


def _turn(bare: Pixels, sheet: Sheet) -> Callable[[Pixels], Box]:
    """Return the change that puts a page up with nothing of it revealed yet."""

    def apply(picture: Pixels) -> Box:
        above = Box(0, 0, sheet.width, sheet.band.top)
        changed = difference(picture, bare, above) or Box(0, 0, 2, 2)
        left, top, right, bottom = changed
        picture[top:bottom, left:right] = bare[top:bottom, left:right]
        return changed

    return apply
