"""Music under speech: looped to its length, faded in and out, and turned down wherever somebody speaks."""

import tempfile
from pathlib import Path

import ffmpeg as ffmpeg_arguments
import numpy as np
import numpy.typing as npt

from video_gen.errors import EncoderKilledError, RenderError, StorageError
from video_gen.media import ffmpeg
from video_gen.media.joined import Sound
from video_gen.media.loudness import STEP, integrated_lufs, measure
from video_gen.media.sound import Samples, from_pcm, sounding
from video_gen.models.clock import SAMPLE_RATE_HZ, samples_in
from video_gen.models.music import Music

SHORTEST = samples_in(2_000)
"""A piece that is shorter than this is no music to be looped."""
_CROSS_FADE = samples_in(3_000)
"""How long the end of the piece lies over its beginning, where it is long enough for that."""
_FADE_IN, _FADE_OUT = samples_in(1_500), samples_in(3_000)
_BETWEEN_LU, _UNDER_LU = 12.0, 22.0
"""How far the music is below the speech, between lines and under them. Source: WCAG 2.2, success criterion 1.4.7: at
least 20 dB lower."""
_UNHEARD_LUFS = -23.0
"""What speech is taken to be as loud as where there is none."""
_SIGNS = ((0, b"RIFF", "wav"), (0, b"fLaC", "flac"), (0, b"OggS", "ogg"), (4, b"ftyp", "mov"), (0, b"ID3", "mp3"))
"""Where a kind of file has its sign, and the only reader of ffmpeg's that it is given to: none that opens others."""
_MP3_FRAME = 0xFFE0
_HOP = samples_in(10)
_HOPS_AT_ONCE = 1000
_SPEECH = 0.05
"""Part of the speech's usual level from which on somebody speaks (-26 dB)."""
_BEFORE_HOPS, _AFTER_HOPS, _SMOOTH_HOPS = 25, 45, 41
"""The music has gone down when a word begins (250 ms before), stays down over the pauses between words (450 ms), and
takes 400 ms for the way."""

_Floats = npt.NDArray[np.float32]


def decoded(music: Music, most_s: float) -> Samples:
    """Return at most `most_s` seconds of the music's beginning, mono, at 48 kHz.

    The file may hold anything: what is no sound file by its first bytes is not given to ffmpeg, which reads it with
    the one reader of its kind: that opens no other file and no address.

    Raises:
        RenderError: It is no sound.
        StorageError: There is no room for it in the folder for temporary files.
    """
    kind = _kind(music.data)
    if not kind:
        raise RenderError(music.name, "it does not begin as a wav, mp3, ogg, m4a or flac file does", "Give another")
    try:
        with tempfile.NamedTemporaryFile() as file:
            file.write(music.data)
            file.flush()
            sound = ffmpeg_arguments.input(f"file:{file.name}", format=kind, protocol_whitelist="file", t=most_s)
            output = sound["a:0"].output("pipe:1", format="s16le", ac=1, ar=SAMPLE_RATE_HZ)
            samples = from_pcm(ffmpeg.run([str(part) for part in output.get_args()], subject=music.name))
    except EncoderKilledError:
        raise
    except RenderError as error:
        raise RenderError(music.name, "it is damaged, or there is no sound in it", "Give another") from error
    except OSError as error:
        raise StorageError(
            str(Path(tempfile.gettempdir())), str(error.strerror), "Make room in it, or name another in TMPDIR"
        ) from error
    if not len(samples):
        raise RenderError(music.name, "it holds no sound", "Give another")
    return samples


def _kind(data: bytes) -> str:
    """Return ffmpeg's name for the kind of a sound file, by its first bytes; empty for none."""
    for at, sign, kind in _SIGNS:
        if data[at : at + len(sign)] == sign:
            return kind
    return "mp3" if int.from_bytes(data[:2], "big") & _MP3_FRAME == _MP3_FRAME else ""


def with_music(speech: Sound, piece: Samples, volume_db: float) -> Sound:
    """Return speech with music under it, as long as the speech.

    Args:
        speech: Mono, 48 kHz.
        piece: The music, likewise, at least SHORTEST long.
        volume_db: How much louder than usual the music is, in decibels.
    """
    energy, _ = measure(speech)
    spoken = integrated_lufs(energy)
    level = spoken if np.isfinite(spoken) else _UNHEARD_LUFS
    first, last = sounding(piece)
    piece = piece[first:last]
    own = integrated_lufs(measure(piece)[0])
    if not np.isfinite(own) or len(piece) < SHORTEST:
        return speech
    gain = np.float32(10 ** ((level - _BETWEEN_LU - own + volume_db) / 20))
    nodes = _faded(_ducked(energy, len(speech)), len(speech)) * gain
    mixed = looped(piece, len(speech))
    ramp = np.arange(_HOP, dtype=np.float32) / np.float32(_HOP)
    for hop in range(0, len(nodes) - 1, _HOPS_AT_ONCE):
        some = slice(hop * _HOP, min((hop + _HOPS_AT_ONCE) * _HOP, len(mixed)))
        ends = nodes[hop : hop + _HOPS_AT_ONCE + 1, None]
        gains = (ends[:-1] + (ends[1:] - ends[:-1]) * ramp).reshape(-1)[: some.stop - some.start]
        mixed[some] = np.rint(mixed[some] * gains + speech[some]).clip(-32768, 32767)
    return mixed


def looped(piece: Samples, length: int) -> Samples:
    """Return the piece again and again, its end lying over its beginning, without a click or a gap.

    The two are not alike, so their powers add up to the same: the one falls as a cosine while the other rises as a
    sine.
    """
    over = min(_CROSS_FADE, len(piece) // 3)
    turn = np.linspace(0, np.pi / 2, over, dtype=np.float32)
    seam = np.rint(piece[len(piece) - over :] * np.cos(turn) + piece[:over] * np.sin(turn)).clip(-32768, 32767)
    result = np.empty(length, np.int16)
    at = min(length, len(piece) - over)
    result[:at] = piece[:at]
    circle = np.concatenate([seam.astype(np.int16), piece[over : len(piece) - over]])
    while at < length:
        more = min(len(circle), length - at)
        result[at : at + more] = circle[:more]
        at += more
    return result


def _ducked(energy: npt.NDArray[np.float64], length: int) -> _Floats:
    """Return the music's gain at the beginning of each hop, 1 where nobody speaks, one more than there are hops.

    Args:
        energy: K-weighted energy of the speech, in steps.
        length: Samples of the speech.
    """
    hops = -(-length // _HOP)
    starts = np.minimum(np.arange(hops) * _HOP // STEP, len(energy) - 1)
    level = np.sqrt(np.add.reduceat(energy, starts) / _HOP)
    loud = np.sort(level)[-max(1, hops // 4) :].mean() if hops else 0.0
    speaks = (level > _SPEECH * loud) & (level > 0)
    reach = np.flatnonzero(speaks)
    marks = np.zeros(hops + _BEFORE_HOPS + _AFTER_HOPS + 2)
    np.add.at(marks, reach, 1)
    np.add.at(marks, reach + _BEFORE_HOPS + _AFTER_HOPS, -1)
    under = (np.cumsum(marks) > 0)[_BEFORE_HOPS:][: hops + 1].astype(float)
    window = np.hanning(_SMOOTH_HOPS + 2)[1:-1]
    padded = np.pad(under, _SMOOTH_HOPS // 2, mode="edge")
    depth = np.convolve(padded, window / window.sum(), "valid")
    return (10 ** (-(_UNDER_LU - _BETWEEN_LU) * depth / 20)).astype(np.float32)


def _faded(gain: _Floats, length: int) -> _Floats:
    """Return the gain coming up from nothing at the beginning and going down to nothing at the end."""
    at = np.arange(len(gain)) * _HOP
    rise = np.minimum(at / min(_FADE_IN, max(length // 3, 1)), 1)
    fall = np.clip((length - at) / min(_FADE_OUT, max(length // 3, 1)), 0, 1)
    return (gain * rise * fall).astype(np.float32)
