"""Pictures are encoded by x264 in this process."""

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from video_gen.errors import RenderError
from video_gen.media.pyav import check_pyav
from video_gen.models.choices import Quality
from video_gen.models.look import Look

if TYPE_CHECKING:
    from av import VideoCodecContext

_PRESETS: dict[Quality, tuple[str, int, dict[str, int]]] = {
    "draft": ("superfast", 28, {"subme": 0}),  # nothing moves by parts of a pixel: 16 % sooner, the same bytes
    "standard": ("superfast", 20, {"subme": 0}),
    "high": ("medium", 14, {}),
}
"""Speed, constant rate factor and what differs; what they cost and give is in benchmarks/README.md."""
_PARAMETERS = {
    "aud": 1,
    "open-gop": 0,
    "repeat-headers": 1,
    "bframes": 0,
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
"""One reference, no B-frames, no lookahead and no weighting: that is what makes the all-skip slices of one encode valid
in another. With one thread, the bytes do not depend on the machine's cores."""


def x264_stream(frames: Iterable[memoryview], look: Look, *, subject: str) -> bytes:
    """Return frames as an Annex B stream: one closed group of single-slice frames, a delimiter before each.

    Other threads run meanwhile.

    Args:
        frames: Each a whole frame as yuv420p.
        look: Frame size, rate and quality.
        subject: The scene, for errors.

    Raises:
        RenderError: x264 is not there, or failed.
    """
    check_pyav()
    import av  # noqa: PLC0415  # see check_pyav

    stream = bytearray()
    # x264 copies each picture; where the chroma rows do not fill the array's, PyAV has to do so before
    as_picture = av.VideoFrame.from_ndarray if look.height_px % 4 else av.VideoFrame.from_numpy_buffer
    try:
        encoder = _encoder(look)
        for number, frame in enumerate(frames):
            rows = np.frombuffer(frame, np.uint8).reshape(look.height_px * 3 // 2, look.width_px)
            picture = as_picture(rows, format="yuv420p")
            picture.pts = number
            for packet in encoder.encode(picture):
                stream += packet
        for packet in encoder.encode(None):
            stream += packet
    except (av.FFmpegError, av.codec.codec.UnknownCodecError) as error:
        raise RenderError(
            subject, f"x264 failed: {error}", "Run again; if it stays, report it with the document"
        ) from error
    return bytes(stream)


def _encoder(look: Look) -> "VideoCodecContext":
    import av  # noqa: PLC0415  # see check_pyav

    preset, factor, own = _PRESETS[look.quality]
    encoder = av.VideoCodecContext.create("libx264", "w")
    encoder.width, encoder.height, encoder.pix_fmt = look.width_px, look.height_px, "yuv420p"
    encoder.framerate, encoder.time_base = Fraction(look.fps), Fraction(1, look.fps)
    encoder.thread_count = 1
    parameters = ":".join(f"{name}={value}" for name, value in (_PARAMETERS | own).items())
    encoder.options = {
        "preset": preset,
        "profile": "high",
        "tune": "stillimage",
        "crf": str(factor),
        "x264-params": parameters,
    }
    return encoder
