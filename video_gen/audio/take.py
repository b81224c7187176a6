"""One narration line as an engine spoke it."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from video_gen.audio.words import Mark, TimedToken, timed
from video_gen.media.sound import Samples, faded, sounding
from video_gen.models.clock import samples_in

PART_GAP = samples_in(200)
"""Silence between the parts of a line that was spoken in several."""


class Take(NamedTuple):
    """The sound of a line at 48 kHz, without silence around it, and its words, timed from the take's first sample."""

    samples: Samples
    words: list[TimedToken]
    estimated: bool = False
    """Whether the engine did not say when it spoke the words, so that their times are those that length lets expect."""

    def moved(self, characters: int, samples: int = 0) -> "Take":
        """Return the take with its words `characters` further on in the line and `samples` later."""
        words = [
            TimedToken(word.first + characters, word.last + characters, word.start + samples, word.end + samples)
            for word in self.words
        ]
        return self._replace(words=words)


def take(text: str, marks: Sequence[Mark], samples: Samples) -> Take:
    """Return the sound of `text` cut to where it sounds, without a click where it is cut, and its words."""
    begins, ends = sounding(samples)
    shifted = [Mark(mark.position, max(mark.sample - begins, 0)) for mark in marks]
    heard = samples[begins:ends]
    words = timed(text, shifted, heard) if len(heard) else []
    return Take(faded(heard), words, estimated=bool(words) and not marks)


def joined(parts: Sequence[Take]) -> Take:
    """Return the parts of a line as one take, a short silence between them; no parts are silence."""
    sound: list[Samples] = []
    words: list[TimedToken] = []
    length = 0
    for part in parts:
        if sound:
            sound.append(np.zeros(PART_GAP, np.int16))
            length += PART_GAP
        words += part.moved(0, length).words
        sound.append(part.samples)
        length += len(part.samples)
    estimated = any(part.estimated for part in parts)
    return Take(np.concatenate(sound) if sound else np.zeros(0, np.int16), words, estimated)
