"""Chapter marks where the sections of a video change, and the file by which ffmpeg learns of them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from video_gen.media.plain_line import plain_line
from video_gen.models.clock import SAMPLE_RATE_HZ, clock
from video_gen.models.script import VideoConfig

FEWEST = 2
FEWEST_LISTED, SHORTEST_LISTED_S = 3, 10
"""What a chapter list in a video's description needs. Source: YouTube Help, "Video chapters"."""
_SAMPLES_PER_MS = SAMPLE_RATE_HZ // 1000
_SPECIAL = re.compile(r"[=;#\\\n]")


class Chapter(NamedTuple):
    """A part of a video that players list and jump to."""

    start: int
    end: int
    """Samples from the start of the video."""
    title: str


def chapters(video: VideoConfig, lengths: Sequence[int]) -> list[Chapter]:
    """Return the chapters, which cover the whole video, or none where there would be only one.

    A scene without a section belongs to the chapter before it; what comes before the first section is called as the
    video is.

    Args:
        video: The video.
        lengths: How long each scene is, in samples.
    """
    starts: list[tuple[int, str]] = []
    at = 0
    for title, length in zip(chapter_titles(video), lengths, strict=True):
        if not starts or title != starts[-1][1]:
            starts.append((at, title))
        at += length
    ends = [start for start, _ in starts[1:]] + [at]
    found = [Chapter(start, end, title) for (start, title), end in zip(starts, ends, strict=True)]
    return found if len(found) >= FEWEST else []


def chapter_titles(video: VideoConfig) -> list[str]:
    """Return the title of the chapter that each scene belongs to."""
    titles: list[str] = []
    for scene in video.scenes:
        titles.append(plain_line(scene.section) or (titles[-1] if titles else plain_line(video.title)))
    return titles


def listed_chapters(marks: Sequence[Chapter]) -> list[Chapter]:
    """Return the chapters as a published video's description may list them: at least three, each of at least 10 s.

    A shorter one goes with the one before it, the first with the one after it. Nothing is left where there are too few.
    """
    found: list[Chapter] = []
    for mark in marks:
        if found and _is_short(found[-1]):  # only the first can be
            found[-1] = mark._replace(start=found[-1].start)
        elif found and _is_short(mark):
            found[-1] = found[-1]._replace(end=mark.end)
        else:
            found.append(mark)
    return found if len(found) >= FEWEST_LISTED else []


def _is_short(mark: Chapter) -> bool:
    return mark.end - mark.start < SHORTEST_LISTED_S * SAMPLE_RATE_HZ


def chapter_list(marks: Sequence[Chapter]) -> list[str]:
    """Return a line a chapter, such as `1:05 Making requests`."""
    return [f"{clock(mark.start)} {mark.title}" for mark in marks]


def ffmetadata(title: str, marks: Sequence[Chapter]) -> str:
    """Return title and chapters in ffmpeg's metadata format.

    An mp4 keeps chapters in milliseconds. A start is rounded up, into the first frame of its scene: a player that jumps
    there by key frames would else land at the key frame before, in another scene.

    Source: ffmpeg-formats, "Metadata": a backslash stands before `=`, `;`, `#`, a backslash and a line end.
    """
    lines = [";FFMETADATA1", f"title={_escaped(title)}"]
    for mark in marks:
        start, end = -(-mark.start // _SAMPLES_PER_MS), mark.end // _SAMPLES_PER_MS
        lines += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={start}", f"END={end}"]
        lines.append(f"title={_escaped(mark.title)}")
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    escaped = _SPECIAL.sub(r"\\\g<0>", plain_line(text))
    # ffmpeg takes a line end after a backslash for an escaped one, even if that backslash is itself escaped
    return f"{escaped} " if escaped.endswith("\\") else escaped
