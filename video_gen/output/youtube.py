"""What a video site asks for when a video is uploaded: title, description, tags, chapters."""

import json
from collections.abc import Iterable, Sequence

from video_gen.media.plain_line import plain_line
from video_gen.models.clock import SAMPLE_RATE_HZ, clock
from video_gen.models.script import CodeVisual
from video_gen.output.chapters import Chapter, chapter_list
from video_gen.output.reel import Reel
from video_gen.output.transcript import Passage, joined

MOST_TITLE_CHARACTERS = 100
MOST_DESCRIPTION_BYTES = 5000
MOST_TAG_CHARACTERS = 500
"""Source: YouTube Data API, "Videos", snippet: lengths, no angle brackets, and how tags are counted."""
_LONGEST_TAG = 30
_OPENING_CHARACTERS = 500
_SHORTER_TITLES = (100, 60, 40, 20, 10)
_ANGLES = str.maketrans("<>", "\u2039\u203a")


def youtube_json(reel: Reel, spoken: Sequence[Passage], marks: Sequence[Chapter]) -> str:
    """Return the JSON that an upload needs.

    Args:
        reel: The video.
        spoken: What is said.
        marks: The chapters that may be listed.
    """
    described = {
        "title": cut(_safe(reel.video.title), MOST_TITLE_CHARACTERS),
        "description": description(spoken, marks),
        "tags": tags(_tag_texts(reel)),
        "language": reel.speaker.language,
        "chapters": [
            {"start_s": mark.start // SAMPLE_RATE_HZ, "time": clock(mark.start), "title": _safe(mark.title)}
            for mark in marks
        ],
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def description(spoken: Sequence[Passage], marks: Sequence[Chapter]) -> str:
    """Return how the video begins, and its chapters; at most 5000 bytes, for longer titles of chapters are cut."""
    opening = ""
    lines = [line.text for passage in spoken for lines in passage.paragraphs for line in lines]
    for count in range(1, len(lines) + 1):
        longer = joined(lines[:count])
        if opening and len(longer) > _OPENING_CHARACTERS:
            break
        opening = cut(longer, _OPENING_CHARACTERS)
    for longest in _SHORTER_TITLES:
        listed = chapter_list([mark._replace(title=cut(mark.title, longest)) for mark in marks])
        text = _angles_closed("\n\n".join(filter(None, (opening, "\n".join(listed)))))
        if len(text.encode()) <= MOST_DESCRIPTION_BYTES:
            return text
    return _angles_closed(opening)


def tags(texts: Iterable[str]) -> list[str]:
    """Return each short text once, as many as may be given: they are counted with commas, and quotes round spaces."""
    found: list[str] = []
    room = MOST_TAG_CHARACTERS
    for text in dict.fromkeys(_safe(text).replace(",", " ").replace('"', "").lower() for text in texts):
        tag = plain_line(text)
        counted = len(tag) + 1 + 2 * (" " in tag)
        if 1 < len(tag) <= _LONGEST_TAG and tag not in found and counted <= room:
            found.append(tag)
            room -= counted
    return found


def cut(text: str, most: int) -> str:
    """Return at most so many characters of `text`, cut after a word where one ends near, with an ellipsis."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    between = kept.rfind(" ")
    return (kept[:between] if between >= most // 2 else kept).rstrip() + "…"


def _tag_texts(reel: Reel) -> list[str]:
    languages = [scene.visual.language for scene in reel.video.scenes if isinstance(scene.visual, CodeVisual)]
    sections = [scene.section for scene in reel.video.scenes if scene.spans]
    return [reel.video.title, *sections, *languages]


def _safe(text: str) -> str:
    return _angles_closed(plain_line(text))


def _angles_closed(text: str) -> str:
    return text.translate(_ANGLES)
