"""Text as it is spoken: what a speech engine is given for a line of narration, and how the two belong together."""

from video_gen.media.spoken.length import beside_letters_s
from video_gen.media.spoken.text import Speech, speech

__all__ = ["Speech", "beside_letters_s", "speech"]
