"""Stage 6: masters the sound, joins the scenes and writes the video's folder."""

from video_gen.output.check import check_output, check_place
from video_gen.output.folder_index import write_index
from video_gen.output.handle import handle_output
from video_gen.output.manifest import MANIFEST_NAME
from video_gen.output.mastering import master_scene, master_sound
from video_gen.output.orphans import remove_video, videos_below
from video_gen.output.page.parts import PAGE_NAME, is_our_page
from video_gen.output.slug import folder_names

__all__ = [
    "MANIFEST_NAME",
    "PAGE_NAME",
    "check_output",
    "check_place",
    "folder_names",
    "handle_output",
    "is_our_page",
    "master_scene",
    "master_sound",
    "remove_video",
    "videos_below",
    "write_index",
]
