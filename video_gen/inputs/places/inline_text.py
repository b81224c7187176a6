"""The text itself, as Markdown."""

from functools import partial
from pathlib import Path

from video_gen.inputs.pictures import Whereabouts, load_pictures
from video_gen.inputs.received import Received
from video_gen.models.config import InputConfig

ORIGIN = "inline text"


def accepts(config: InputConfig) -> bool:
    """Return whether the source is the text itself: it is said so, or it has several lines and is no file's path."""
    several_lines = "\n" in config.source.strip() and not _is_file(config.source)
    return config.source_type == "text" or (config.source_type == "auto" and several_lines)


def _is_file(source: str) -> bool:
    try:
        return Path(source).is_file()
    except (OSError, ValueError):  # too long for a path, as texts are
        return False


def receive(config: InputConfig) -> Received:
    """Return the text; it has no folder, so paths of pictures lead nowhere."""
    where = Whereabouts(nowhere=f"{ORIGIN} has no folder", online=config.allow_network)
    pictures = partial(load_pictures, where=where)
    return Received(ORIGIN, config.source.encode(errors="replace"), "", "text/markdown", pictures)
