"""Stage 5, video generation: scenes are drawn and encoded."""

from video_gen.video.check import check_tools
from video_gen.video.drawable import check_letters, drawing_warnings, typefaces
from video_gen.video.encoder_choice import with_encoder
from video_gen.video.generate import generate_video
from video_gen.video.thumbnail import draw_thumbnail

__all__ = [
    "check_letters",
    "check_tools",
    "draw_thumbnail",
    "drawing_warnings",
    "generate_video",
    "typefaces",
    "with_encoder",
]
