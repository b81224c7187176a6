"""A video on YouTube: what is said in it, by its captions."""

import os
import re
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import ParseError

import httpx

from video_gen.errors import DocumentError, SettingsError, VideoGenError, WebUnavailableError
from video_gen.inputs.pictures import Whereabouts, load_pictures
from video_gen.inputs.places import web
from video_gen.inputs.received import Received
from video_gen.inputs.transcript import Cue, as_markdown, chapters_in
from video_gen.inputs.web.addresses import checked_address, endpoint_of
from video_gen.inputs.web.visit import Visit
from video_gen.models.config import InputConfig

if TYPE_CHECKING:
    from youtube_transcript_api import TranscriptList

ENDPOINT_VARIABLE = "VIDEO_GEN_YOUTUBE_ENDPOINT"
"""Names a relay that is asked in place of https://www.youtube.com: `https://host:port`."""
SECONDS = 30.0
_EXTRA = "pip install 'video-gen[youtube]'"
_HOSTS = re.compile(r"(?:(?:www|m|music)\.)?youtube\.com|(?:www\.)?youtu\.be", re.IGNORECASE)
_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_BY_PATH = re.compile(r"/(?:shorts|live|embed)/([^/]+)/?")
_NOT_FOR_US = "Give another video, or its transcript as a text"


def accepts(config: InputConfig) -> bool:
    """Return whether the source is the address of a video there."""
    return web.accepts(config) and bool(_video_id(config.source.strip()))


def check(config: InputConfig) -> str:
    """Return the address, of which all that can be known without asking it is in order.

    Raises:
        SettingsError: The network is not allowed.
        DocumentError: The extra that reads transcripts is not installed.
    """
    address = web.check(config)
    if find_spec("youtube_transcript_api") is None:
        raise DocumentError(address, "transcripts of videos need an extra that is not installed", f"Run {_EXTRA}")
    return address


def receive(config: InputConfig) -> Received:
    """Return the transcript as Markdown: the video's title, its chapters, what is said in them.

    It is in the language asked for, else in that of the video; captions that people wrote go before recognised ones.

    Raises:
        SettingsError: The network is not allowed, or VIDEO_GEN_YOUTUBE_ENDPOINT is no address.
        DocumentError: The video has no such transcript, or is not for everybody.
        WebError: Its server is not found or not trusted.
        WebUnavailableError: The site does not answer, or sends this machine away for now.
    """
    address = check(config)
    relay = _relay()
    with Visit(SECONDS, internal=frozenset({endpoint_of(relay)} if relay else ())) as visit:
        text, warnings = _transcript(address, config.language, visit, relay)
    pictures = partial(load_pictures, where=Whereabouts())
    return Received(address, text.encode(), "", "text/markdown", pictures, warnings)


def _video_id(address: str) -> str:
    """Return the id of the video at an address, empty where there is none."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if not _HOSTS.fullmatch(host):
        return ""
    if host.lower().endswith("youtu.be"):
        found = parts.path.strip("/")
    elif parts.path == "/watch":
        found = parse_qs(parts.query).get("v", [""])[0]
    else:
        found = match[1] if (match := _BY_PATH.fullmatch(parts.path)) else ""
    return found if _ID.fullmatch(found) else ""


def _relay() -> httpx.URL | None:
    named = os.environ.get(ENDPOINT_VARIABLE)
    if not named:
        return None
    try:
        return checked_address(named)
    except DocumentError as error:
        raise SettingsError(ENDPOINT_VARIABLE, error.reason, "Set it to https://host, or unset it") from error


def _transcript(address: str, language: str, visit: Visit, relay: httpx.URL | None) -> tuple[str, tuple[str, ...]]:
    from youtube_transcript_api import YouTubeTranscriptApi  # noqa: PLC0415  # an extra
    from youtube_transcript_api import _errors as site  # noqa: PLC0415

    from video_gen.inputs.web.youtube_session import Described, session  # noqa: PLC0415  # requests comes with the extra

    described = Described()
    try:
        with session(visit, relay, described) as client:
            offered = YouTubeTranscriptApi(http_client=client).list(_video_id(address))
            wanted = offered.find_transcript(_codes(offered, language))
            cues = [Cue(each.start, each.text) for each in wanted.fetch()]
    except VideoGenError:
        raise
    except site.RequestBlocked as error:
        raise WebUnavailableError(address, "the site takes this machine for a robot", "Try again later") from error
    except site.NoTranscriptFound as error:
        there = ", ".join(sorted({each.language_code for each in offered})) or "none"
        reason = f"it has no captions in {language}; there are {there}"
        raise DocumentError(address, reason, "Choose one with --language") from error
    except (site.TranscriptsDisabled, site.PoTokenRequired) as error:
        raise DocumentError(address, "it has no captions that can be had", _NOT_FOR_US) from error
    except site.AgeRestricted as error:
        raise DocumentError(address, "it is not for all ages", _NOT_FOR_US) from error
    except (site.VideoUnavailable, site.VideoUnplayable, site.InvalidVideoId) as error:
        raise DocumentError(address, "there is no such video, or it is not public", "Check the address") from error
    except (
        site.YouTubeTranscriptApiException,
        ParseError,
        LookupError,
        TypeError,
        ValueError,
        AttributeError,
    ) as error:
        reason = f"what the site sent is not understood: {type(error).__name__}"
        raise DocumentError(address, reason, f"Update the extra with {_EXTRA} -U") from error
    return as_markdown(cues, described.title, wanted.language_code, chapters_in(described.description))


def _codes(offered: "TranscriptList", language: str) -> list[str]:
    """Return the language codes to look for, the best first."""
    codes = [each.language_code for each in offered]
    if language != "auto":
        base = language.partition("-")[0]
        return [language, base, *(code for code in codes if code.partition("-")[0] == base)]
    spoken = [each.language_code for each in offered if each.is_generated]
    return [*spoken, *(code for code in codes if code.partition("-")[0] == "en"), *codes]
