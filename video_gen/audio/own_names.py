"""Voices by their own names: an engine's, not one of our four."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TypeGuard, get_args

from video_gen.errors import SettingsError
from video_gen.models.choices import VoiceName

FOUR: tuple[VoiceName, ...] = get_args(VoiceName)
_NEAREST = 3
_LIKENESS = 0.6


def is_one_of_four(voice: str) -> TypeGuard[VoiceName]:
    """Return whether it is a voice that every engine has."""
    return voice in FOUR


def unknown_voice(voice: str, owner: str, known: Iterable[str]) -> SettingsError:
    """Return the error for a voice that is not there, with the names that are most like it.

    Args:
        voice: What was asked for.
        owner: Who does not have it, such as `espeak`.
        known: The names that there are.
    """
    by_folded = {name.casefold(): name for name in [*FOUR, *known]}
    held = [name for name in by_folded if voice.casefold() in name]
    nearest = [*held, *get_close_matches(voice.casefold(), by_folded.keys() - held, _NEAREST, _LIKENESS)][:_NEAREST]
    names = ", ".join(by_folded[name] for name in nearest) or ", ".join(FOUR)
    return SettingsError(
        f"voice {voice}", f"{owner} has no such voice", f"Nearest: {names}. `video-gen voices` lists them all"
    )
