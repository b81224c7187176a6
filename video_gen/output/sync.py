"""Sound and pictures are in step: looked up in the finished file, in every run."""

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from video_gen.errors import RenderError
from video_gen.media.heard import heard
from video_gen.media.mp4_tracks import track_seconds
from video_gen.media.sound import from_pcm
from video_gen.models.audio import AudioClip
from video_gen.models.clock import SAMPLE_RATE_HZ, samples_per_frame, seconds
from video_gen.output.reel import Reel

_REMEDY = "Run again with --refresh; if it stays, report it with the document"
_LISTEN_HZ = 8_000
_STEP = SAMPLE_RATE_HZ // _LISTEN_HZ
_HEARD = 12_000
"""Most of a scene that is listened for, in samples at 8 kHz (1.5 s): a first word may begin with a quiet consonant."""
_AROUND = 480
"""Samples at 8 kHz before and after (60 ms) within which it is looked for: the delays of common encoders and more."""
_CLOSE = 40
"""Samples at 8 kHz (5 ms) by which it may be off; 20 ms can be seen."""
_AS_GOOD = 0.9
"""A vowel is like itself a pitch period later: only a place that fits clearly better counts against the right one."""
_ALIKE = 0.5
"""Least correlation of the same words before and after mastering and encoding; 0.78 where the limiter
works hardest."""

_Floats = npt.NDArray[np.float64]


class _Opening(NamedTuple):
    """The first words of a scene as its own clip holds them, at 8 kHz."""

    begin: int
    """Where they should stand in the video."""
    sound: _Floats

    @property
    def around(self) -> tuple[int, int]:
        """Where they are looked for, in samples of the one clock."""
        return (self.begin - _AROUND) * _STEP, (self.begin + len(self.sound) + _AROUND) * _STEP


def check_sync(mp4: Path, reel: Reel) -> None:
    """Return when the file's tracks end together and each scene's first word sounds when the manifest says.

    What each scene's own clip holds from its first word on is looked for around the place where it should stand; what
    sounds there is decoded from the file.

    Raises:
        RenderError: They do not, or it does not.
    """
    subject, frame = reel.video.title, samples_per_frame(reel.config.fps)
    openings: list[tuple[str, _Opening]] = []
    for scene, clip, first in zip(reel.video.scenes, reel.clips, reel.sound_begins, strict=True):
        if opening := _opening(clip, first):
            openings.append((scene.id, opening))
    end, around = heard(mp4, [opening.around for _, opening in openings], subject)
    ends = track_seconds(mp4) | {"decoded sound": seconds(end)}
    expected, one_frame = seconds(reel.frames * frame), seconds(frame)
    for track in ("vide", "soun", "decoded sound"):
        if not abs(ends.get(track, 0.0) - expected) <= one_frame:
            reason = f"its track {track} ends after {ends.get(track, 0.0):.3f} s instead of {expected:.3f} s"
            raise RenderError(subject, reason, _REMEDY)
    for (scene_id, opening), sound in zip(openings, around, strict=True):
        if reason := _fault(sound, opening):
            raise RenderError(scene_id, reason, _REMEDY)


def _opening(clip: AudioClip, first: int) -> _Opening | None:
    """Return the first words of the scene whose sound begins at sample `first`; None where nothing is said."""
    if not clip.timing.words:
        return None
    begin = -(-(first + clip.timing.words[0].start) // _STEP)
    sound = _at_8_khz(from_pcm(clip.pcm)[begin * _STEP - first :][: _HEARD * _STEP])
    return _Opening(begin, sound) if sound.any() else None


def _fault(sound: npt.NDArray[np.float32], opening: _Opening) -> str:
    """Return what is wrong with the place of first words in the `sound` around it; empty when it is right."""
    likeness = _likeness(_at_8_khz(sound), opening.sound)
    if likeness.max() < _ALIKE:
        return "its first words are not heard where they should be"
    if likeness[_AROUND - _CLOSE : _AROUND + _CLOSE + 1].max() >= _AS_GOOD * likeness.max():
        return ""
    return (
        f"its first word sounds {1000 * (int(likeness.argmax()) - _AROUND) / _LISTEN_HZ:+.0f} ms from where it should"
    )


def _at_8_khz(sound: npt.NDArray[Any]) -> _Floats:
    steps = sound[: len(sound) // _STEP * _STEP].reshape(-1, _STEP).astype(np.float64)
    return np.asarray(steps @ np.full(_STEP, 1 / _STEP))


def _likeness(around: _Floats, wanted: _Floats) -> _Floats:
    """Return the normalised correlation at each of the 2 * _AROUND + 1 places, at most 1."""
    size = len(around)  # what wraps around falls on places that are not looked at
    products = np.fft.irfft(np.fft.rfft(around) * np.fft.rfft(wanted, size).conj(), size)[: 2 * _AROUND + 1]
    energy = np.cumsum(np.concatenate(([0.0], around**2)))
    energies = energy[len(wanted) :] - energy[: -len(wanted)]
    return np.asarray(products / np.sqrt(np.maximum(energies, 1.0) * (wanted**2).sum()))
