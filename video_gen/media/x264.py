"""How pictures are encoded."""

import ffmpeg


def x264_arguments(width_px: int, height_px: int, fps: int) -> list[str]:
    """Return the arguments that encode pictures: raw yuv420p frames in, one closed group of single-slice frames out.

    One thread, one reference, no B-frames, no lookahead and no weighting: that is what makes the all-skip
    slices of one encode valid in another, and the bytes independent of the machine's cores.
    """
    x264 = {
        "aud": 1,
        "open-gop": 0,
        "repeat-headers": 1,
        "weightp": 0,
        "rc-lookahead": 0,
        "mbtree": 0,
        "scenecut": 0,
        "ref": 1,
        "keyint": "infinite",
        "force-cfr": 1,
        "chromaloc": 1,
        "range": "tv",
        "colorprim": "bt709",
        "transfer": "bt709",
        "colormatrix": "bt709",
    }
    raw = ffmpeg.input("pipe:", format="rawvideo", pix_fmt="yuv420p", s=f"{width_px}x{height_px}", r=fps)
    encoded = raw.output(
        "pipe:",
        format="h264",
        vcodec="libx264",
        preset="superfast",
        profile="high",
        tune="stillimage",
        crf=20,
        bf=0,
        threads=1,
        **{"x264-params": ":".join(f"{name}={value}" for name, value in x264.items())},
    )
    return [str(argument) for argument in encoded.get_args()]
