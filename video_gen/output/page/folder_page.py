"""The page over a folder of videos: it lists them."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from video_gen.models.clock import SAMPLE_RATE_HZ, clock
from video_gen.output.page.parts import address, page, text


class Listed(NamedTuple):
    """A video in the list; the names are relative to the page, with slashes."""

    title: str
    language: str
    page: str
    thumbnail: str
    """Empty where there is none."""
    duration_s: float
    made: date


def folder_page(folder: str, videos: Sequence[Listed]) -> str:
    """Return the page that lists the videos of a folder, in the order given."""
    count = f"{len(videos)} video{'s' * (len(videos) != 1)} in {text(folder)}"
    return page("folder.html", "folder.css", count=count, videos="\n".join(map(_card, videos)))


def _card(video: Listed) -> str:
    picture = (
        f'<img src="{address(video.thumbnail)}" alt="" loading="lazy" width="1280" height="720">'
        if video.thumbnail
        else ""
    )
    return (
        f'<li><a href="{address(video.page)}">{picture}<div class="words">'
        f'<h2 lang="{text(video.language)}" dir="auto">{text(video.title)}</h2>'
        f'<p class="facts">{clock(round(video.duration_s * SAMPLE_RATE_HZ))} &middot; '
        f'<time datetime="{video.made.isoformat()}">{video.made.isoformat()}</time></p></div></a></li>'
    )
