"""Stage 6: joins the scenes and writes the video's folder."""

from video_gen.output.handle import handle_output

__all__ = ["handle_output"]
