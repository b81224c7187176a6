"""Sounds as one, each in its place, without copying them: an hour of speech is 350 MB."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.int16]


class Sound(Protocol):
    """Samples of which stretches are read, as of an array, or worked out when they are asked for."""

    def __len__(self) -> int:
        """Return the number of samples."""

    def __getitem__(self, stretch: slice, /) -> Samples:
        """Return the samples of a stretch."""


class Joined:
    """Sounds of which each begins in its place, with silence between them; `int16 [samples]`.

    One may reach a little into the next, where that is still silent.
    """

    def __init__(self, sounds: Sequence[Sound], begins: Sequence[int], samples: int) -> None:
        """Lay each of `sounds` where it begins; what is beyond `samples` is cut."""
        self._sounds, self._begins, self._samples = sounds, begins, samples

    def __len__(self) -> int:
        """Return the number of samples."""
        return self._samples

    def __getitem__(self, stretch: slice) -> Samples:
        """Return the samples of a stretch, which is cut at the end as an array's would be."""
        first, last, _ = stretch.indices(self._samples)
        found = np.zeros(max(0, last - first), np.int16)
        number = max(0, bisect_right(self._begins, first) - 2)  # the one before may reach into the one that has begun
        for begin, sound in zip(self._begins[number:], self._sounds[number:], strict=True):
            if begin >= last:
                break
            since, until = max(first, begin), min(last, begin + len(sound))
            if since < until:
                found[since - first : until - first] += sound[since - begin : until - begin]
        return found
