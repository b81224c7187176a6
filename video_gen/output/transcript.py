"""What is said in a video, with times: as the parts that pages show, and as Markdown."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from video_gen.media.phrases import FULL_WIDTH, width
from video_gen.media.plain_line import plain_line
from video_gen.models.audio import Timing
from video_gen.models.clock import clock
from video_gen.models.script import SceneConfig
from video_gen.output.chapters import chapter_titles
from video_gen.output.reel import Reel

_MARKUP = re.compile(r"[\\`*_{}\[\]<>&|~#$!]")


class SpokenLine(NamedTuple):
    """A narration line; times in samples from the start of the video."""

    start: int
    end: int
    """Where the next line begins, or its scene is over."""
    text: str


class Passage(NamedTuple):
    """What is said under one heading: a row of lines for each scene."""

    title: str
    paragraphs: tuple[tuple[SpokenLine, ...], ...]


def passages(reel: Reel) -> list[Passage]:
    """Return all that is said, in order; a heading is the title of a chapter."""
    scenes = zip(chapter_titles(reel.video), reel.video.scenes, reel.clips, reel.sound_begins, strict=True)
    spoken = [(title, _spoken(scene, clip.timing, first)) for title, scene, clip, first in scenes]
    return [
        Passage(title, tuple(lines for _, lines in scenes if lines))
        for title, scenes in groupby(spoken, key=lambda scene: scene[0])
    ]


def _spoken(scene: SceneConfig, timing: Timing, first: int) -> tuple[SpokenLine, ...]:
    starts = [*(_start(timing, line) for line in range(len(scene.narration))), timing.samples]
    return tuple(
        SpokenLine(first + start, first + end, text)
        for line, (start, end) in zip(scene.narration, pairwise(starts), strict=True)
        if (text := plain_line(line))
    )


def _start(timing: Timing, line: int) -> int:
    return next((word.start for word in timing.words if word.line >= line), timing.samples)


def joined(texts: Sequence[str]) -> str:
    """Return lines as running text; no space stands beside a full-width character."""
    text = ""
    for line in texts:
        text += " " if text and width(text[-1]) < FULL_WIDTH and width(line[:1]) < FULL_WIDTH else ""
        text += line
    return text


def transcript(title: str, spoken: Sequence[Passage]) -> str:
    """Return the transcript in Markdown: a heading for each chapter, a paragraph with its time for each scene."""
    blocks = [f"# {_escaped(plain_line(title))}"]
    for passage in spoken:
        if len(spoken) > 1:
            blocks.append(f"## {_escaped(passage.title)}")
        blocks += [
            f"**{clock(lines[0].start)}** {_escaped(joined([line.text for line in lines]))}"
            for lines in passage.paragraphs
        ]
    return "\n\n".join(blocks) + "\n"


def _escaped(text: str) -> str:
    """Return `text` as Markdown that reads as it is: it may stand in a heading, or after a time in a paragraph."""
    return _MARKUP.sub(r"\\\g<0>", text)
