"""Stage 2: turns the document's text into blocks that know their lines."""

from video_gen.parsing.parse import check_words, parse_content

__all__ = ["check_words", "parse_content"]
