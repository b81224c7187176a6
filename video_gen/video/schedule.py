"""When pages come up and layers begin to appear, in frames."""

from bisect import bisect_left

from video_gen.models.audio import Timing
from video_gen.models.clock import frame_at
from video_gen.models.look import Look
from video_gen.video.page import Page

STILL_S = 8.0
"""No picture stands longer than this without a change."""
_SOONEST_S, _USUAL_S = 3.5, 6.5
"""When the next change comes, counted from the last one: at the earliest, and where no line begins in time."""


def line_frame(line: int, lines: int, timing: Timing, look: Look) -> int:
    """Return the frame in which a narration line begins; what is never said counts as said with what was last.

    Args:
        line: Index of the line; past the end means the last.
        lines: How many there are.
        timing: When the words are said.
        look: For the frame rate.
    """
    line = min(line, lines - 1)
    while line > 0 and (start := timing.line_start(line)) >= timing.samples:
        line -= 1
    return frame_at(start, look.fps) if line > 0 else 0


def page_frames(pages: list[Page], lines: int, timing: Timing, look: Look, frames: int) -> list[int]:
    """Return the frame at which each page comes up: the first at 0, the others later and later.

    A page that belongs to a narration line comes up with it. Pages that would come up together share the time
    until the next one by their weights.
    """
    wanted = [0] + [0 if page.line is None else line_frame(page.line, lines, timing, look) for page in pages[1:]]
    starts: list[int] = []
    first = 0
    while first < len(pages):
        after = next((i for i in range(first + 1, len(pages)) if wanted[i] > wanted[first]), len(pages))
        begin = max(wanted[first], starts[-1] + 1 if starts else 0)
        end = max(wanted[after] if after < len(pages) else frames, begin + after - first)
        total = sum(max(1, page.weight) for page in pages[first:after])
        passed = 0
        for page in pages[first:after]:
            starts.append(begin + (end - begin) * passed // total)
            passed += max(1, page.weight)
        first = after
    return starts


def beats(changes: list[int], end: int, timing: Timing, look: Look) -> list[int]:
    """Return the frames at which something has to move so that nothing stands still for longer than STILL_S.

    A change comes with a line of the narration where one begins in time, else with a word.

    Args:
        changes: The frames of a page in which its picture changes by itself, the one in which it comes up first.
        end: The frame in which the page is over.
        timing: When the words are said.
        look: For the frame rate.
    """
    longest, soonest = int(STILL_S * look.fps), int(_SOONEST_S * look.fps)
    lines = {word.line: frame_at(word.start, look.fps) for word in reversed(timing.words)}
    words = sorted({frame_at(word.start, look.fps) for word in timing.words})
    found: list[int] = []
    ordered = sorted(changes)
    for last, following in zip(ordered, [*ordered[1:], end], strict=True):
        at = last
        while following - at > longest:
            in_time = [frame for frame in lines.values() if at + soonest <= frame < at + longest]
            at = max(in_time) if in_time else _nearest(words, at + int(_USUAL_S * look.fps), at + soonest, at + longest)
            found.append(at)
    return found


def _nearest(words: list[int], wanted: int, first: int, last: int) -> int:
    """Return the frame of the word that begins nearest to `wanted`, between `first` and `last`; else `wanted`."""
    place = bisect_left(words, wanted)
    near = [frame for frame in words[max(0, place - 1) : place + 1] if first <= frame < last]
    return min(near, key=lambda frame: abs(frame - wanted), default=wanted)
