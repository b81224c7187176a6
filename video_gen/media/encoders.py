"""How ffmpeg is told to encode pictures, whichever encoder does it."""

import ffmpeg

from video_gen.media.hardware import device_options, hardware_options
from video_gen.media.x264 import x264_options
from video_gen.models.config import Look


def encoder_arguments(look: Look) -> list[str]:
    """Return the arguments that encode pictures as the look says: raw yuv420p frames in, an Annex B stream out.

    The stream is one group: its first frame is a key frame, every other one refers to the frame before, and a
    delimiter stands before each.
    """
    size = f"{look.width_px}x{look.height_px}"
    device = {} if look.encoder == "x264" else device_options(look.encoder)
    options = x264_options(look.quality) if look.encoder == "x264" else hardware_options(look.encoder, look.quality)
    raw = ffmpeg.input("pipe:", format="rawvideo", pix_fmt="yuv420p", s=size, r=look.fps, **device)
    return [str(argument) for argument in raw.output("pipe:", format="h264", **options).get_args()]
