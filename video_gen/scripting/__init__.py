"""Stage 3: decides what is said and what is shown, inside a time budget."""

from video_gen.scripting.generate import generate_script
from video_gen.scripting.tempo import speakers_of

__all__ = ["generate_script", "speakers_of"]
