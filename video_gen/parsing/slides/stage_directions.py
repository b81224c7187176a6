"""Narakeet's stage directions: `(pause: 2)`, `(voice: Amy)`, `(callout: ...)` between what is said."""

import re
from typing import get_args

from video_gen.models.choices import VoiceName
from video_gen.parsing.slides.directions import Directions

_DIRECTION = re.compile(r"^[ \t]*\(([a-z][a-z-]{1,30})(?::([^()]{0,2000}))?\)[ \t]*$", re.MULTILINE)
_PAUSE_WITHIN = re.compile(r"[ \t]*\(pause:[^()\n]{0,40}\)")


def take_stage_directions(text: str, directions: Directions) -> str:
    """Return what is left of a scene's text, on the same lines, once its stage directions are followed.

    Those that place and colour pictures are passed over: the scene's look is the theme's.
    """

    def follow(match: re.Match[str]) -> str:
        name, value = match[1], (match[2] or "").strip()
        if name == "voice" and value not in get_args(VoiceName):
            directions.warn(
                f"the voice {value[:40]} is Narakeet's; name one of ours in <!-- video-gen: voice: NAME -->"
            )
        elif name in {"pause", "voice"}:
            directions.direct(name, value)
        return "\n" * match[0].count("\n")

    return _PAUSE_WITHIN.sub("", _DIRECTION.sub(follow, text))
