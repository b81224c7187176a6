"""The encoders of graphics cards: where they can be, and how they are told to encode pictures as x264 does here."""

import sys
from collections.abc import Iterable
from pathlib import Path

import ffmpeg as ffmpeg_arguments

from video_gen.media import ffmpeg
from video_gen.models.choices import HardwareEncoder, Quality
from video_gen.models.look import Look

_RENDER_NODE = "/dev/dri/renderD128"
PLATFORMS: dict[HardwareEncoder, dict[str, tuple[str, ...]]] = {
    "nvenc": {"linux": ("/dev/nvidia0", "/dev/dxg"), "win32": ()},
    "qsv": {"linux": (_RENDER_NODE,), "win32": ()},
    "vaapi": {"linux": (_RENDER_NODE,)},
    "amf": {"linux": (_RENDER_NODE,), "win32": ()},
    "videotoolbox": {"darwin": ()},
}
"""Where each can be, in the order in which they are tried: platforms, and the devices of which one must be there."""
_QUANTIZERS: dict[Quality, int] = {"draft": 30, "standard": 22, "high": 18}
_VIDEOTOOLBOX_SHARES: dict[Quality, int] = {"draft": 45, "standard": 65, "high": 80}
_NO_FURTHER_KEY_FRAME = 100_000
_COLOURS = "video_full_range_flag=0:colour_primaries=1:transfer_characteristics=1:matrix_coefficients=1"


def candidates() -> list[HardwareEncoder]:
    """Return the encoders that this machine may have, judged by its platform and devices; nothing is started."""
    return [name for name in PLATFORMS if not absence(name)]


def absence(name: HardwareEncoder) -> str:
    """Return why this machine cannot have an encoder; nothing where it may."""
    devices = PLATFORMS[name].get(sys.platform)
    if devices is None:
        return f"it is not made for this platform, {sys.platform}"
    if devices and not any(Path(device).exists() for device in devices):
        return f"this machine has no {' or '.join(devices)}"
    return ""


def hardware_stream(name: HardwareEncoder, frames: Iterable[memoryview], look: Look, *, subject: str) -> bytes:
    """Return frames as an Annex B stream: a key frame, then P frames of the frame before, a delimiter before each.

    Nothing of that is certain with every driver: see `video_gen.video.encoder_choice`.

    Args:
        name: The encoder.
        frames: Each a whole frame as yuv420p.
        look: Frame size, rate and quality.
        subject: The scene, for errors.

    Raises:
        RenderError: ffmpeg failed.
    """
    device = {"vaapi_device": _RENDER_NODE} if name == "vaapi" else {}
    size = f"{look.width_px}x{look.height_px}"
    raw = ffmpeg_arguments.input("pipe:", format="rawvideo", pix_fmt="yuv420p", s=size, r=look.fps, **device)
    arguments = raw.output("pipe:", format="h264", **_options(name, look.quality)).get_args()
    return ffmpeg.run([str(argument) for argument in arguments], frames, subject=subject)


def _options(name: HardwareEncoder, quality: Quality) -> dict[str, object]:
    """Return the encoder's options.

    Quantizers are constant, so that no frame depends on what was spent on others. Delimiters and colours are written
    by ffmpeg, as not every encoder does.
    """
    constant = _QUANTIZERS[quality]
    own: dict[HardwareEncoder, dict[str, object]] = {
        "nvenc": {"preset": "p4", "tune": "ll", "rc": "constqp", "qp": constant, "dpb_size": 1, "profile:v": "high"},
        "qsv": {"q:v": constant, "async_depth": 1, "low_delay_brc": 0, "profile:v": "high"},
        "vaapi": {"vf": "format=nv12,hwupload", "rc_mode": "CQP", "qp": constant, "profile:v": "high"},
        "amf": {"usage": "transcoding", "rc": "cqp", "qp_i": constant, "qp_p": constant, "profile:v": "high"},
        "videotoolbox": {"q:v": _VIDEOTOOLBOX_SHARES[quality], "allow_sw": 0, "profile:v": "high"},
    }
    return {
        "vcodec": f"h264_{name}",
        **own[name],
        "bf": 0,
        "refs": 1,
        "g": _NO_FURTHER_KEY_FRAME,
        "bsf:v": f"h264_metadata=aud=insert:{_COLOURS}",
    }
