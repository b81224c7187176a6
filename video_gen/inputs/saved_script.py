"""A script file that an earlier run wrote, or a person."""

from video_gen.inputs.encoding import read_text
from video_gen.inputs.pictures import load_pictures
from video_gen.inputs.request import Request
from video_gen.models.script_file import picture_names
from video_gen.models.source import Source

_SUFFIXES = {".yaml", ".yml"}


def accepts(request: Request) -> bool:
    """Return whether it is a YAML file."""
    return request.suffix in _SUFFIXES


def convert(request: Request) -> Source:
    """Return the script and the pictures below its folder that it names.

    Raises:
        DocumentError: It cannot be read.
    """
    text, warnings = read_text(request.path)
    assets, left_out = load_pictures(picture_names(text), request.folder)
    return Source.make(str(request.path), "application/vnd.video-gen.script+yaml", text, assets, warnings + left_out)
