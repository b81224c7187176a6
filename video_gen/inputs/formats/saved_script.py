"""A script file that an earlier run wrote, or a person."""

from video_gen.inputs.encoding import decode
from video_gen.inputs.received import Received
from video_gen.inputs.signs import beginning, is_script
from video_gen.models.script_file import picture_names
from video_gen.models.source import Source

_SUFFIXES = {".yaml", ".yml"}


def accepts(received: Received) -> bool:
    """Return whether it is a YAML file, or begins as a script does and is called nothing in particular."""
    is_open = received.is_called({"", ".txt"})
    return received.is_called(_SUFFIXES) or (is_open and is_script(beginning(received)))


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
