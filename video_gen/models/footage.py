"""A rendered scene."""

from video_gen.models.clock import FrameRate
from video_gen.models.value import Value


class Footage(Value):
    """A scene's pictures, encoded: it begins with a key frame and can be joined to others as bytes."""

    width_px: int
    height_px: int
    fps: FrameRate
    frames: int
    """Length in frames."""
    pictures: int
    """How many distinct pictures were encoded; the rest are holds."""
    h264: bytes
    """H.264 High, Annex B byte stream, one access unit a frame, each with a delimiter."""
    poster: bytes
    """A JPEG of the scene with everything on screen, at most 1280 pixels wide."""
    small: bytes
    """The same as a WebP of at most 320 pixels, for pages that carry many."""
