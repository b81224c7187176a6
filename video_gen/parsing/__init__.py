"""Stage 2: turns the document's text into blocks that know their lines."""

from video_gen.parsing.parse import parse_content

__all__ = ["parse_content"]
