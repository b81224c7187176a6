"""Clips of sound as one, without copying them: an hour of speech is 350 MB."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Protocol

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.int16]


class Sliced(Protocol):
    """Samples of which stretches are read, as of an array."""

    def __len__(self) -> int:
        """Return the number of samples."""

    def __getitem__(self, stretch: slice, /) -> Samples:
        """Return the samples of a stretch."""


class Joined:
    """Clips one after the other, read where they lie; `int16 [samples]`."""

    def __init__(self, clips: Sequence[Samples]) -> None:
        self._clips = clips
        self._starts = [0, *accumulate(map(len, clips))]

    def __len__(self) -> int:
        """Return the number of samples."""
        return self._starts[-1]

    def __getitem__(self, stretch: slice) -> Samples:
        """Return the samples of a stretch, which is cut at the end as an array's would be: a view inside one clip."""
        first, last, _ = stretch.indices(len(self))
        found: list[Samples] = []
        number = bisect_right(self._starts, first) - 1
        while first < last:
            clip, start = self._clips[number], self._starts[number]
            found.append(clip[first - start : last - start])
            first, number = self._starts[number + 1], number + 1
        return found[0] if len(found) == 1 else np.concatenate([np.empty(0, np.int16), *found])
