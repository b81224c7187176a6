"""The page beside a video: it plays, shows chapters, and a transcript whose lines seek and light up."""

import base64
from collections.abc import Sequence
from typing import NamedTuple

from video_gen.media.direction import is_rtl_language
from video_gen.models.clock import SAMPLE_RATE_HZ, clock, samples_per_frame
from video_gen.output.chapters import Chapter
from video_gen.output.page.parts import address, page, text
from video_gen.output.reel import Reel
from video_gen.output.transcript import Passage, SpokenLine

_THUMBNAIL_SHAPE, _NEARLY = 16 / 9, 0.05


class Siblings(NamedTuple):
    """What lies beside the page."""

    video: str
    thumbnail: str
    captions: Sequence[tuple[str, str]]
    """WebVTT texts, each with its language."""
    downloads: Sequence[tuple[str, str]]
    """What a file is, and its name."""


def video_page(reel: Reel, spoken: Sequence[Passage], marks: Sequence[Chapter], siblings: Siblings) -> str:
    """Return the page of a video: one file that needs nothing but the video, from a disk or from any host.

    The captions are inside it, for browsers do not read a caption file from the disk.
    """
    language = reel.speaker.language
    size = reel.config.frame_size
    length = clock(reel.frames * samples_per_frame(reel.config.fps))
    return page(
        "video.html",
        "video.css",
        "video.js",
        language=text(language),
        direction="rtl" if is_rtl_language(language) else "ltr",
        title=text(reel.video.title),
        length=length,
        scenes=str(len(reel.video.scenes)),
        voice=text(f"{reel.speaker.engine} {reel.speaker.name}"),
        video=address(siblings.video),
        poster=_poster(reel, siblings),
        width=str(size.width_px),
        height=str(size.height_px),
        shape="tall" if size.height_px >= size.width_px else "wide",
        tracks="\n".join(_track(captions, own) for captions, own in siblings.captions),
        chapters=_chapters(marks),
        transcript="\n".join(_passage(passage, titled=len(spoken) > 1) for passage in spoken),
        downloads="\n".join(
            f'<li><a href="{address(name)}" download>{text(label)}</a></li>' for label, name in siblings.downloads
        ),
    )


def _poster(reel: Reel, siblings: Siblings) -> str:
    """Return the address of what stands in the video's place before it plays: of the video's shape, or all would jump.

    It is the thumbnail, which is 16:9, or the first scene's picture.
    """
    size = reel.config.frame_size
    if abs(size.width_px / size.height_px - _THUMBNAIL_SHAPE) < _NEARLY:
        return address(siblings.thumbnail)
    return "data:image/jpeg;base64," + base64.b64encode(reel.footage[0].poster).decode()


def _track(captions: str, language: str) -> str:
    data = base64.b64encode(captions.encode()).decode()
    label = text(f"Captions ({language})")
    return f'<track kind="captions" srclang="{text(language)}" label="{label}" src="data:text/vtt;base64,{data}">'


def _chapters(marks: Sequence[Chapter]) -> str:
    if not marks:
        return ""
    entries = "\n".join(
        f'<li><a href="#t={_seconds(mark.start)}" data-start="{_seconds(mark.start)}" data-end="{_seconds(mark.end)}">'
        f"<time>{clock(mark.start)}</time> <span>{text(mark.title)}</span></a></li>"
        for mark in marks
    )
    return (
        f'<nav class="chapters" aria-labelledby="chapters-title"><h2 id="chapters-title" lang="en">Chapters</h2>'
        f'\n<ol role="list">\n{entries}\n</ol></nav>'
    )


def _passage(passage: Passage, *, titled: bool) -> str:
    heading = f"<h3>{text(passage.title)}</h3>\n" if titled else ""
    return heading + "\n".join(_paragraph(lines) for lines in passage.paragraphs)


def _paragraph(lines: Sequence[SpokenLine]) -> str:
    spoken = " ".join(
        f'<a class="line" href="#t={_seconds(line.start)}" data-start="{_seconds(line.start)}" '
        f'data-end="{_seconds(line.end)}">{text(line.text)}</a>'
        for line in lines
    )
    return f"<p><time>{clock(lines[0].start)}</time><span>{spoken}</span></p>"


def _seconds(samples: int) -> str:
    return f"{samples / SAMPLE_RATE_HZ:.3f}"
