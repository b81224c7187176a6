"""Loudness of speech: measured as ITU-R BS.1770 says, brought to a target, and kept under a true peak."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from video_gen.media.cores import CORES
from video_gen.media.joined import Samples, Sound
from video_gen.models.clock import SAMPLE_RATE_HZ

CEILING_DBTP = -3.6
"""Highest true peak before the lossy encoders: Opus and MP3 add up to 1.7 dB, and -1.5 is not passed."""
MOST_GAIN_DB = 40.0
"""A recording more silent than this allows is taken for noise and not brought up all the way."""
_MOST_DRIVE_DB = 15.0
"""How much more gain a limiter makes up for: more of it brings a tenth of a decibel for ten."""

STEP = 64
"""Samples over which level and gain are worked out together (1.33 ms)."""
_HOP = SAMPLE_RATE_HZ // 10 // STEP
_BLOCK_HOPS = 4
_ABSOLUTE_GATE_LUFS, _RELATIVE_GATE_LU = -70.0, 10.0
_OFFSET_LUFS = -0.691
"""Blocks of 400 ms every 100 ms, and their gates. Source: ITU-R BS.1770-5, annex 1."""
_REACH = 6
"""Steps before and after a peak over which the limiter moves (8 ms): it starts before the peak comes. Formant voices
have peaks 19 dB over their loudness; a longer reach would hold the gain down between them as well, by 16 dB for 32 ms
against 10 dB."""
_ROUNDS, _CLOSE_LU = 40, 0.02
"""A target of -14 needs most of the rounds, as the limiter takes away much of what each adds."""
_WINDOW, _EDGE = 1 << 15, 1 << 11
"""Samples that are transformed at once, and how many at each end are thrown away: there the filters wrap around."""

_Floats = npt.NDArray[np.float32]
_Levels = npt.NDArray[np.float64]
_Response = npt.NDArray[np.complex64]


class Levelled:
    """Sound at the target loudness: mono, 48 kHz, worked out piece by piece as it is asked for."""

    def __init__(self, samples: Sound, target_lufs: float) -> None:
        """Measure `samples` (`int16 [samples]`) and settle the gain at every moment."""
        self.samples = samples
        energy, peak = measure(samples)
        gain = _gain(energy, peak, target_lufs)
        self._nodes = np.append(gain, gain[-1:]).astype(np.float32)

    def __len__(self) -> int:
        """Return the number of samples."""
        return len(self.samples)

    def __getitem__(self, stretch: slice) -> Samples:
        """Return the samples of a stretch that begins at a multiple of STEP, cut at the end of the sound."""
        first, last, _ = stretch.indices(len(self))
        sound = self.samples[first:last]
        steps = -(-len(sound) // STEP)
        padded = np.zeros((steps, STEP), np.float32)
        padded.reshape(-1)[: len(sound)] = sound
        nodes = self._nodes[first // STEP :][: steps + 1, None]
        ramp = np.arange(STEP, dtype=np.float32) / np.float32(STEP)
        padded *= nodes[:-1] + (nodes[1:] - nodes[:-1]) * ramp
        return np.rint(padded).clip(-32768, 32767).astype("<i2").reshape(-1)[: len(sound)]


def integrated_lufs(energy: _Levels) -> float:
    """Return the gated loudness of sound whose K-weighted energy in each step is given; -inf for silence."""
    hops = np.add.reduceat(energy, np.arange(0, len(energy), _HOP))
    sums = np.cumsum(np.concatenate(([0.0], hops)))
    width = min(_BLOCK_HOPS, len(hops))
    blocks = (sums[width:] - sums[:-width]) / (width * _HOP * STEP)
    blocks = blocks[blocks > 10 ** ((_ABSOLUTE_GATE_LUFS - _OFFSET_LUFS) / 10)]
    if not len(blocks):
        return -np.inf
    gated = blocks[blocks > blocks.mean() * 10 ** (-_RELATIVE_GATE_LU / 10)]
    return float(_OFFSET_LUFS + 10 * np.log10(gated.mean()))


def _gain(energy: _Levels, peak: _Levels, target_lufs: float) -> _Levels:
    """Return the gain at each step.

    The limiter takes loudness away, so gain and limiter are settled together in a few rounds. The gain moves slowly
    enough for the weighting filter not to notice: the energies are scaled instead of measured again.
    """
    limiter = np.ones_like(peak)
    level_db, loudness = 0.0, integrated_lufs(energy)
    most_db = min(MOST_GAIN_DB, target_lufs - loudness + _MOST_DRIVE_DB)
    for _ in range(_ROUNDS):
        if not np.isfinite(loudness) or abs(target_lufs - loudness) < _CLOSE_LU or level_db == most_db:
            break
        level_db = min(level_db + target_lufs - loudness, most_db)
        limiter = _limited(peak * 10 ** (level_db / 20))
        loudness = integrated_lufs(energy * (10 ** (level_db / 20) * limiter) ** 2)
    return limiter * 10 ** (level_db / 20)


def _limited(peak: _Levels) -> _Levels:
    """Return a smooth gain, at most 1, that brings every peak under the ceiling.

    Each value is a weighted mean of values none of which is too high for the steps around it, so it is not either.
    """
    allowed = np.minimum(1.0, 10 ** (CEILING_DBTP / 20) / np.maximum(peak, 1e-9))
    lowest = np.pad(allowed, 2 * _REACH, constant_values=1.0)
    width = 1
    while width < 2 * _REACH + 1:
        further = min(width, 2 * _REACH + 1 - width)
        lowest = np.minimum(lowest[:-further], lowest[further:])
        width += further
    window = np.hanning(2 * _REACH + 1)[1:-1]
    smooth = np.convolve(lowest, window / window.sum(), "valid")
    return smooth[1:-1]


def measure(samples: Sound) -> tuple[_Levels, _Levels]:
    """Return the K-weighted energy of each step, and the true peak in it; full scale is 1."""
    weighting, quarter = _k_weighting(), _delay(0.25)
    starts = range(0, max(1, len(samples)), _WINDOW - 2 * _EDGE)
    with ThreadPoolExecutor(CORES) as pool:  # numpy works outside the interpreter lock
        measured = list(pool.map(lambda start: _measured_window(samples, start, weighting, quarter), starts))
    steps = max(1, -(-len(samples) // STEP))
    energy, peak = (np.concatenate(parts)[:steps].astype(np.float64) for parts in zip(*measured, strict=True))
    return energy, peak


def _measured_window(samples: Sound, start: int, weighting: _Response, quarter: _Response) -> tuple[_Floats, _Floats]:
    """Return energy and true peak of the steps from sample `start` to where the next window takes over."""
    window = _window(samples, start)
    spectrum = np.fft.rfft(window)
    weighted = np.fft.irfft(spectrum * weighting)[_EDGE:-_EDGE].reshape(-1, STEP)
    highest = np.abs(window[_EDGE:-_EDGE])
    for _ in range(3):  # four times oversampled: the three phases between the samples
        spectrum *= quarter
        np.maximum(highest, np.abs(np.fft.irfft(spectrum)[_EDGE:-_EDGE]), out=highest)
    return np.einsum("ij,ij->i", weighted, weighted), highest.reshape(-1, STEP).max(axis=1)


def _window(samples: Sound, start: int) -> _Floats:
    """Return the sound around `start`, full scale 1, silence where there is none."""
    window = np.zeros(_WINDOW, np.float32)
    first = max(0, start - _EDGE)
    sound = samples[first : start - _EDGE + _WINDOW]
    at = first - (start - _EDGE)
    window[at : at + len(sound)] = sound
    window *= np.float32(1 / 32768)
    return window


def _delay(samples: float) -> _Response:
    turns = np.fft.rfftfreq(_WINDOW) * samples
    return np.asarray(np.exp(-2j * np.pi * turns), np.complex64)


def _k_weighting() -> _Response:
    """Return the weighting's frequency response.

    Source: ITU-R BS.1770-5, annex 1, tables 1 (the head's shelf) and 2 (high-pass), coefficients at 48 kHz.
    """
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(_WINDOW))
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (
        1 - 1.69065929318241 * z + 0.73248077421585 * z**2
    )
    high_pass = (1 - 2 * z + z**2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    return np.asarray(shelf * high_pass, np.complex64)
