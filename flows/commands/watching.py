"""`--watch`: the document is looked at again and again, and its video made anew when it changed."""

import time
from pathlib import Path

from video_gen.errors import SettingsError, VideoGenError
from video_gen.inputs import adapt_input, settings_file
from video_gen.models.config import InputConfig

SECONDS_BETWEEN_LOOKS = 0.25


def check_watchable(config: InputConfig) -> None:
    """Return where the document is a file of this machine, which can be looked at again.

    Raises:
        SettingsError: It is not.
    """
    one_line = "\n" not in config.source.strip()
    elsewhere = config.source == "-" or "://" in config.source or config.source_type in {"text", "url"}
    if elsewhere or not one_line:
        raise SettingsError("--watch", "only a file can be watched", "Name a document on this machine")


def state_of(config: InputConfig) -> str:
    """Return what stands for the document, its pictures, its settings file and its theme as they are now."""
    try:
        return f"{adapt_input(config).sha256} {settings_file(config)} {_theme_state(Path(config.theme).expanduser())}"
    except VideoGenError as error:  # told of when it is made; a mended document is a change like any other
        return str(error)


def _theme_state(file: Path) -> int:
    """Return what changes when the file of a theme is saved; 0 for a built-in theme."""
    return file.stat().st_mtime_ns if file.is_file() else 0


def wait_for_change(config: InputConfig, before: str) -> None:
    """Return when the document is not as it was, and has been the same for two looks: editors save in steps."""
    last = before
    while True:
        time.sleep(SECONDS_BETWEEN_LOOKS)
        now = state_of(config)
        if now == last != before:
            return
        last = now
