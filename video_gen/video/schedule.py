"""When pages come up and layers begin to appear, in frames."""

from video_gen.models.audio import Timing
from video_gen.models.clock import frame_at
from video_gen.models.config import Look
from video_gen.video.page import Page


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
