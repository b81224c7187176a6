"""The text itself, as Markdown."""

from functools import partial

from video_gen.inputs.pictures import Whereabouts, load_pictures
from video_gen.inputs.received import Received
from video_gen.models.config import InputConfig

ORIGIN = "inline text"


def accepts(config: InputConfig) -> bool:
    """Return whether the source is the text itself: it is said so, or it has several lines."""
    several_lines = "\n" in config.source.strip()
    return config.source_type == "text" or (config.source_type == "auto" and several_lines)


def receive(config: InputConfig) -> Received:
    """Return the text; it has no folder, so paths of pictures lead nowhere."""
    where = Whereabouts(nowhere=f"{ORIGIN} has no folder", online=config.allow_network)
    pictures = partial(load_pictures, where=where)
    return Received(ORIGIN, config.source.encode(errors="replace"), "", "text/markdown", pictures)
