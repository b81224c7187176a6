"""Whether PyAV, which encodes sound and pictures in this process, is there."""

from video_gen.errors import RenderError


def check_pyav() -> None:
    """Return when PyAV loads; it takes 0.1 s, which a command that renders nothing is spared.

    Raises:
        RenderError: It does not.
    """
    try:
        import av  # noqa: F401, PLC0415
    except ImportError as error:
        raise RenderError(
            "PyAV", f"it does not load: {error}", "Install it anew: pip install --force-reinstall av"
        ) from error
