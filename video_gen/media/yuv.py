"""RGB pictures become what encoders of video take."""

import numpy as np
import numpy.typing as npt

from video_gen.media.pyav import check_pyav

Pixels = npt.NDArray[np.uint8]


def to_yuv420p(rgb: Pixels) -> tuple[Pixels, Pixels, Pixels]:
    """Return RGB as luma, blue and red: BT.709, video range, chroma averaged over two by two pixels.

    Each value is the nearest, or next to it, of what the definition gives, whatever the processor; a part of a picture
    becomes the same part of its planes.

    Args:
        rgb: `uint8 [height, width, 3]`, height and width even and 4 at least; may be a part of a larger array.

    Returns:
        `uint8 [height, width]`, and twice `uint8 [height / 2, width / 2]`.

    Raises:
        RenderError: PyAV is not there.
    """
    check_pyav()
    import av  # noqa: PLC0415  # see check_pyav
    from av.video.reformatter import ColorRange, Colorspace, Interpolation  # noqa: PLC0415

    exact = Interpolation.BITEXACT | Interpolation.FULL_CHR_H_INP
    frame = av.VideoFrame.from_numpy_buffer(rgb, format="rgb24").reformat(
        format="yuv420p",
        interpolation=Interpolation.AREA | exact,
        src_colorspace=Colorspace.ITU709,
        dst_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.JPEG,
        dst_color_range=ColorRange.MPEG,
        threads=1,
    )
    luma, blue, red = (
        np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[: plane.height, : plane.width]
        for plane in frame.planes
    )
    return luma, blue, red
