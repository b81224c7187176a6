"""A scene becomes pictures: each distinct one once, with the frame from which it is on screen."""

from collections.abc import Callable, Iterator
from heapq import merge
from itertools import groupby
from operator import attrgetter

import numpy as np
from PIL import Image

from video_gen.models.audio import Timing
from video_gen.models.clock import samples_per_frame
from video_gen.models.config import Look
from video_gen.models.script import SceneConfig
from video_gen.video.captions import caption_changes
from video_gen.video.motion import Change, Pixels, difference, in_order, overlap, reveal, stagger_frames, union
from video_gen.video.page import Canvas, Page
from video_gen.video.picture import Box, Picture
from video_gen.video.scenes import scene_pages
from video_gen.video.schedule import line_frame, page_frames
from video_gen.video.sheet import Sheet

_RISE = 10
"""How far a part moves up while it appears, in units of the sheet; less than any gap between parts."""


def paint(scene: SceneConfig, timing: Timing, look: Look) -> Iterator[Picture]:
    """Yield each distinct picture of a scene, in order; the first at frame 0, the last held to the end.

    Items appear in the frame in which their narration line begins. All pictures share one array, which is
    changed in place when the next is asked for.

    Args:
        scene: What to show.
        timing: When its words are said; the scene has `timing.samples` over the samples of a frame as frames.
        look: Theme, size, frame rate, language and whether captions are burned in.

    Raises:
        RenderError: Its picture cannot be read.
    """
    sheet = Sheet(look)
    frames = max(1, timing.samples // samples_per_frame(look.fps))
    pages = scene_pages(scene.visual, sheet, scene.id)
    background = pages[0].background(sheet)
    picture = np.array(background)
    whole = Box(0, 0, sheet.width, sheet.height)
    changes = merge(
        _page_changes(scene, timing, look, sheet, pages, background, frames),
        caption_changes(scene, timing, look, sheet, frames),
        key=attrgetter("frame"),
    )
    for frame, together in groupby(changes, key=attrgetter("frame")):
        boxes = [change.apply(picture) for change in together]
        yield Picture(frame, picture, union(boxes) if frame else whole)


def poster(scene: SceneConfig, look: Look) -> Image.Image:
    """Return the first page of a scene with everything on it, without captions.

    Raises:
        RenderError: Its picture cannot be read.
    """
    sheet = Sheet(look)
    page = scene_pages(scene.visual, sheet, scene.id)[0]
    return _drawn(page, sheet, page.background(sheet)).picture


def _drawn(page: Page, sheet: Sheet, background: Image.Image) -> Canvas:
    canvas = Canvas(sheet, background)
    page.draw(canvas)
    return canvas


def _page_changes(
    scene: SceneConfig,
    timing: Timing,
    look: Look,
    sheet: Sheet,
    pages: list[Page],
    background: Image.Image,
    frames: int,
) -> Iterator[Change]:
    """Yield what happens above the caption band; each page is drawn when its turn comes."""
    empty = np.asarray(background)
    starts = page_frames(pages, len(scene.narration), timing, look, frames)
    for number, (page, start) in enumerate(zip(pages, starts, strict=True)):
        if start >= frames:
            return
        last = (starts[number + 1] if number + 1 < len(pages) else frames) - 1
        canvas = _drawn(page, sheet, background)
        states = [empty, *map(np.asarray, canvas.kept), np.asarray(canvas.picture)]
        bare = states[1].copy()
        reveals: list[Change] = []
        free_from: list[tuple[Box, int]] = []
        for layer in canvas.layers:
            before, finished = states[layer.state : layer.state + 2]
            opens = layer.line is None and not layer.state
            if (number and opens) or not (box := difference(before, finished, layer.box)):
                continue
            if not layer.state:
                bare[box.top : box.bottom, box.left : box.right] = empty[box.top : box.bottom, box.left : box.right]
            begin = start + (stagger_frames(layer, look.fps) if layer.line is None else 0)
            if layer.line is not None:
                begin = max(start, line_frame(layer.line, len(scene.narration), timing, look))
            begin = max(begin, start + round(layer.earliest_s * look.fps))
            if layer.state:
                begin = max([begin, *(end for covered, end in free_from if overlap(covered, box))])
            steps = reveal(layer, box, finished, sheet.px(_RISE), look.fps)
            reveals += [Change(begin + step, apply) for step, apply in enumerate(steps)]
            free_from.append((box, begin + len(steps)))
        yield Change(start, _turn(bare, sheet))
        yield from in_order(reveals, max(start, last))


def _turn(bare: Pixels, sheet: Sheet) -> Callable[[Pixels], Box]:
    """Return the change that puts a page up with nothing of it revealed yet."""

    def apply(picture: Pixels) -> Box:
        above = Box(0, 0, sheet.width, sheet.band.top)
        changed = difference(picture, bare, above) or Box(0, 0, 2, 2)
        left, top, right, bottom = changed
        picture[top:bottom, left:right] = bare[top:bottom, left:right]
        return changed

    return apply
