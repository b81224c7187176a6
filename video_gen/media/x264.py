"""How x264 encodes pictures."""

from video_gen.models.config import Quality

_PRESETS: dict[Quality, tuple[str, int]] = {
    "draft": ("ultrafast", 28),
    "standard": ("superfast", 20),
    "high": ("medium", 14),
}
"""Speed and constant rate factor; what they cost and give is in benchmarks/README.md."""


def x264_options(quality: Quality) -> dict[str, object]:
    """Return the options that encode pictures as one closed group of single-slice frames.

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
    preset, factor = _PRESETS[quality]
    return {
        "vcodec": "libx264",
        "preset": preset,
        "profile": "high",
        "tune": "stillimage",
        "crf": factor,
        "bf": 0,
        "threads": 1,
        "x264-params": ":".join(f"{name}={value}" for name, value in x264.items()),
    }
