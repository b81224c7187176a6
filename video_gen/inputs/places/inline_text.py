"""The text itself, as Markdown."""

from video_gen.inputs.received import Pictures, Received
from video_gen.models.config import InputConfig

ORIGIN = "inline text"


def accepts(config: InputConfig) -> bool:
    """Return whether the source is the text itself: it is said so, or it has several lines."""
    several_lines = "\n" in config.source.strip()
    return config.source_type == "text" or (config.source_type == "auto" and several_lines)


def receive(config: InputConfig) -> Received:
    """Return the text; it has no folder, so pictures that it names are left out with a warning."""
    return Received(ORIGIN, config.source.encode(errors="replace"), "", "text/markdown", _pictures)


def _pictures(names: tuple[str, ...]) -> Pictures:
    return (), (f"{len(names)} picture(s) left out: inline text has no folder",) if names else ()
