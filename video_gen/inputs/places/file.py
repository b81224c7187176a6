"""A file on this machine."""

import re
from functools import partial
from pathlib import Path

from video_gen.errors import DocumentError
from video_gen.inputs.local_file import MAX_DOCUMENT_BYTES, read_bytes
from video_gen.inputs.pictures import Whereabouts, load_pictures
from video_gen.inputs.places import inline_text, standard_input, web
from video_gen.inputs.received import Received
from video_gen.models.config import InputConfig

_OTHER_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)


def accepts(config: InputConfig) -> bool:
    """Return whether the source is a path: whatever is nothing else."""
    return config.source_type in {"auto", "file"}


def receive(config: InputConfig) -> Received:
    """Return the file's bytes; pictures are those below its folder.

    Raises:
        DocumentError: It cannot be read.
    """
    if _OTHER_ADDRESS.match(config.source) and not Path(config.source).exists():
        remedy = "Give one that begins with https:// or http://, or save the file and give its path"
        raise DocumentError(config.source, "addresses of this kind are not read", remedy)
    path = Path(config.source).expanduser()
    data = read_bytes(path, MAX_DOCUMENT_BYTES)
    where = Whereabouts(folder=path.parent, online=config.allow_network)
    return Received(str(path), data, path.name, "", partial(load_pictures, where=where))


def is_path(config: InputConfig) -> bool:
    """Return whether the source is the path of a file on this machine."""
    return not any(place.accepts(config) for place in (inline_text, standard_input, web))


def folder_of(config: InputConfig) -> Path:
    """Return the folder of the source where it is a path, else the current folder."""
    return Path(config.source).expanduser().parent if is_path(config) else Path()
