"""How long a narration takes to say."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from video_gen.media.spoken import beside_letters_s, speech
from video_gen.models.audio import Speaker
from video_gen.models.brief import Brief
from video_gen.models.script import SceneConfig

PAUSE_MS = 400
"""Silence at the end of a scene."""
_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f]")
"""A letter that is none of the Latin alphabet's."""
_LATIN = re.compile(r"\s?[!-~]*[A-Za-z][!-~]*\s?")
_LATIN_RATE = 22.0
"""Characters a second of Latin words in a text of another script, whose own may stand for whole syllables."""
_NO_LEXICON: Mapping[str, str] = MappingProxyType({})
_LEAD_S, _GAP_S = 0.25, 0.28
"""Silence before the first line of a scene, and between two lines."""


class Pace(NamedTuple):
    """How fast the narrator reads, and how long it rests."""

    characters_per_second: float
    """Of the text as it is said, without what it takes beside its letters."""
    language: str = "en"
    lexicon: Mapping[str, str] = _NO_LEXICON
    """How words are said."""
    section_pause_ms: int = PAUSE_MS
    """Silence at the end of a section, in milliseconds."""

    @classmethod
    def of(cls, speaker: Speaker, brief: Brief) -> "Pace":
        """Return the pace of a speaker whose script is to be as `brief` says."""
        return cls(speaker.characters_per_second, speaker.language, brief.lexicon, round(1000 * brief.section_pause))

    def line_s(self, line: str) -> float:
        """Return how long a line takes with the silence after it, in seconds."""
        text = speech(line, self.language, self.lexicon).text
        latin = sum(map(len, _LATIN.findall(text))) if _OTHER_SCRIPT.search(text) else 0
        rate = max(self.characters_per_second, _LATIN_RATE)
        letters_s = (len(text) - latin) / self.characters_per_second + latin / rate
        return letters_s + beside_letters_s(text) + _GAP_S

    def about_s(self, line: str) -> float:
        """Return about how long a line takes, in seconds, by its characters as they are written: for many lines."""
        return len(line) / self.characters_per_second + _GAP_S

    def lines_s(self, lines: Sequence[str], pause_ms: int = PAUSE_MS) -> float:
        """Return how long a scene with these lines takes, its pause included."""
        return _LEAD_S + sum(self.line_s(line) for line in lines) - _GAP_S + pause_ms / 1000

    def scene_s(self, scene: SceneConfig) -> float:
        """Return how long a scene takes."""
        return self.lines_s(scene.narration, scene.pause_ms) + sum(pause.ms for pause in scene.pauses) / 1000
