"""Looks before the work begins whether what scenes are drawn and encoded with is there."""

import os
from pathlib import Path

from video_gen.errors import SettingsError
from video_gen.media.ffmpeg import check_ffmpeg
from video_gen.video.installed import FOLDER_VARIABLE


def check_tools() -> None:
    """Return when the ffmpeg and the folder of fonts that the user named are of use.

    Raises:
        SettingsError: VIDEO_GEN_FFMPEG or VIDEO_GEN_FONTS names something else.
        RenderError: There is no ffmpeg.
    """
    check_ffmpeg()
    named = os.environ.get(FOLDER_VARIABLE)
    if named and not (Path(named).is_dir() and os.access(named, os.R_OK | os.X_OK)):
        reason = "it cannot be read" if Path(named).is_dir() else "it is no folder"
        raise SettingsError(f"{FOLDER_VARIABLE}={named}", reason, "Name a folder of fonts, or unset it")
