"""Between stages 3 and 4, where the user asks for it: a language model puts the narration into better words."""

from video_gen.rewriting.rewrite import rewrite_section
from video_gen.rewriting.sections import MOST_SCENES, sections_of

__all__ = ["MOST_SCENES", "rewrite_section", "sections_of"]
