"""Stage 3: decides what is said and what is shown, inside a time budget."""

from video_gen.scripting.generate import generate_script

__all__ = ["generate_script"]
