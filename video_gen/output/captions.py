"""Caption files: SubRip and WebVTT, with texts that no player takes for markup."""

import re
from collections.abc import Iterable, Sequence

from video_gen.media.aac import sound_bounds
from video_gen.media.cues import Cue, cues, recut
from video_gen.media.direction import directed
from video_gen.media.plain_line import plain_line
from video_gen.models.audio import AudioClip
from video_gen.models.clock import SAMPLE_RATE_HZ
from video_gen.models.rewriting import Translation
from video_gen.models.script import SceneConfig

_WORD_JOINER = "\u2060"
_SUBRIP_MARKUP = re.compile(r"[<{\\]|--(?=>)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def video_cues(scenes: Iterable[SceneConfig], clips: Sequence[AudioClip], language: str) -> list[Cue]:
    """Return the cues of all scenes, their times in samples from the start of the video."""
    found: list[Cue] = []
    for scene, clip, first in zip(scenes, clips, _begins(clips), strict=True):
        shown = cues(scene.narration, clip.timing, language)
        found += [cue._replace(start=first + cue.start, end=first + cue.end) for cue in shown]
    return found


def translated_cues(
    scenes: Iterable[SceneConfig], clips: Sequence[AudioClip], language: str, translation: Translation
) -> list[Cue]:
    """Return the cues of all scenes in another language, each timed as the one that it translates.

    One that does not fit on two lines is shown in parts, each for its share of the time.
    """
    found: list[Cue] = []
    for scene, clip, first, texts in zip(scenes, clips, _begins(clips), translation.lines, strict=True):
        own = cues(scene.narration, clip.timing, language)
        for cue, text in zip(own, texts, strict=True):
            found += recut(cue._replace(start=first + cue.start, end=first + cue.end), text, translation.language)
    return found


def _begins(clips: Sequence[AudioClip]) -> list[int]:
    return sound_bounds(clip.timing.samples for clip in clips)[:-1]


def srt(shown: Sequence[Cue], language: str) -> str:
    r"""Return a SubRip file.

    The format has no escapes: an invisible word joiner keeps `<b>`, `{\an8}`, `\N` and
    `-->` from being read as markup, by players and by ffmpeg alike.
    """
    blocks = []
    for number, cue in enumerate(shown, start=1):
        text = "\n".join(_SUBRIP_MARKUP.sub(rf"\g<0>{_WORD_JOINER}", line) for line in _lines(cue, language))
        blocks.append(f"{number}\n{_time(cue.start, ',')} --> {_time(cue.end, ',')}\n{text}\n")
    return "\n".join(blocks)


def vtt(shown: Sequence[Cue], language: str) -> str:
    """Return a WebVTT file (W3C WebVTT 1): `&`, `<` and `>` are written as entities."""
    blocks = ["WEBVTT\n"]
    for cue in shown:
        text = "\n".join("".join(_ENTITIES.get(c, c) for c in line) for line in _lines(cue, language))
        blocks.append(f"{_time(cue.start, '.')} --> {_time(cue.end, '.')}\n{text}\n")
    return "\n".join(blocks)


def _lines(cue: Cue, language: str) -> list[str]:
    """Return the lines of a cue with single spaces; an empty one would end the cue, so there is none."""
    return [directed(words, language) for line in cue.lines if (words := plain_line(line))] or [_WORD_JOINER]


def _time(sample: int, decimal_mark: str) -> str:
    milliseconds = (sample * 1000 + SAMPLE_RATE_HZ // 2) // SAMPLE_RATE_HZ
    total, milliseconds = divmod(milliseconds, 1000)
    minutes, seconds = divmod(total, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}{decimal_mark}{milliseconds:03}"
