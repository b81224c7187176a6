"""How long a narration takes to say."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from video_gen.models.script import SceneConfig

PAUSE_MS = 400
"""Silence at the end of a scene."""
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_LATIN_RATE = 15.0
"""Characters a second of Latin words inside a text of characters that stand for whole syllables."""
_LEAD_S, _GAP_S = 0.25, 0.28
"""Silence before the first line of a scene, and between two lines."""


class Pace(NamedTuple):
    """How fast the narrator reads."""

    characters_per_second: float
    """Spaces, punctuation and the pauses inside a line counted in."""

    def line_s(self, line: str) -> float:
        """Return how long a line takes with the silence after it, in seconds."""
        wide = len(_WIDE.findall(line))
        rate = max(self.characters_per_second, _LATIN_RATE) if wide else self.characters_per_second
        return wide / self.characters_per_second + (len(line) - wide) / rate + _GAP_S

    def lines_s(self, lines: Sequence[str], pause_ms: int = PAUSE_MS) -> float:
        """Return how long a scene with these lines takes, its pause included."""
        return _LEAD_S + sum(self.line_s(line) for line in lines) - _GAP_S + pause_ms / 1000

    def scene_s(self, scene: SceneConfig) -> float:
        """Return how long a scene takes."""
        return self.lines_s(scene.narration, scene.pause_ms)
