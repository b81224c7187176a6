"""The web pages: one beside each video, and one over a folder of them."""

from video_gen.output.page.video_page import Siblings, video_page

__all__ = ["Siblings", "video_page"]
