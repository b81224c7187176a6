"""The web pages: one beside each video, and one over a folder of them."""

from video_gen.output.page.folder_page import Listed, folder_page
from video_gen.output.page.video_page import Siblings, video_page

__all__ = ["Listed", "Siblings", "folder_page", "video_page"]
