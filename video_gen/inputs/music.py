"""The piece of music that a user names: read, and known to be music, before anything is made."""

import hashlib
from pathlib import Path

from video_gen.errors import DocumentError, RenderError, SettingsError
from video_gen.inputs.local_file import MEBIBYTE, read_bytes
from video_gen.media.music import SHORTEST, decoded
from video_gen.media.sound import sounding
from video_gen.models.clock import seconds
from video_gen.models.music import Music

MAX_MUSIC_BYTES = 150 * MEBIBYTE
"""Ten minutes of a recording that is not compressed have 115 MB."""
_REMEDY = "Give a wav, mp3, ogg, m4a or flac file with music"
_LOOK_AT_S = 10


def read_music(path: Path | None) -> Music | None:
    """Return the file that `--music` names, whole; None where it names none.

    Raises:
        SettingsError: It cannot be read, is no sound file, is too large, too short or silent.
    """
    if path is None:
        return None
    option = f"--music {path}"
    try:
        data = read_bytes(path.expanduser(), MAX_MUSIC_BYTES)
    except DocumentError as error:
        raise SettingsError(option, error.reason, _REMEDY) from error
    music = Music(name=path.name, sha256=hashlib.sha256(data).hexdigest(), data=data)
    try:
        beginning = decoded(music, _LOOK_AT_S)
    except RenderError as error:
        raise SettingsError(option, f"it is no sound that can be played: {error.reason}", _REMEDY) from error
    if not any(sounding(beginning)):
        raise SettingsError(option, f"its first {_LOOK_AT_S} s are silent", _REMEDY)
    if len(beginning) < SHORTEST:
        raise SettingsError(option, f"it is shorter than {seconds(SHORTEST):g} s", _REMEDY)
    return music
