"""Stage 6: joins the scenes and writes the video's folder."""

from video_gen.output.handle import handle_output
from video_gen.output.slug import folder_names

__all__ = ["folder_names", "handle_output"]
