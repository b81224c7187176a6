"""A script file that an earlier run wrote, or a person."""

import re

from video_gen.inputs.encoding import decode
from video_gen.inputs.received import Received
from video_gen.models.script_file import picture_names
from video_gen.models.source import Source

_SUFFIXES = {".yaml", ".yml"}
_BEGINNING = re.compile(rb"\s{0,9}(#[^\n]{0,999}\n+){0,99}(video-gen:\s*\n([ \t][^\n]{0,999}\n){1,99})?videos:\s")
"""Comments, settings and the videos, as a script is written."""


def accepts(received: Received) -> bool:
    """Return whether it is a YAML file, or begins as a script does where it has no name."""
    nameless = not (received.name or received.declared)
    return received.is_called(_SUFFIXES) or (nameless and _BEGINNING.match(received.data) is not None)


def convert(received: Received) -> Source:
    """Return the script and the pictures that it names.

    Raises:
        DocumentError: It is no text, or no script.
    """
    text, warnings = decode(received.data, received.origin)
    assets, left_out = received.pictures(picture_names(text))
    return Source.make(
        received.origin,
        "application/vnd.video-gen.script+yaml",
        text,
        assets=assets,
        warnings=warnings + left_out,
    )
