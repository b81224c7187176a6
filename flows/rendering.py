"""Scenes are rendered: all by one encoder, and all by x264 where hardware fails in the middle of a video."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from prefect.futures import PrefectFuture

from flows import stages
from flows.progress import follow
from flows.reporting import watch
from flows.task_runner import untraversed
from video_gen.errors import HardwareEncoderError
from video_gen.media.memory import give_back
from video_gen.models.look import Look
from video_gen.models.script import VideoConfig


class Rendering(NamedTuple):
    """The scenes of a video, each settled."""

    footage: Sequence[PrefectFuture[Any]]
    warnings: tuple[str, ...]


def render(video: VideoConfig, clips: Sequence[PrefectFuture[Any]], look: Look) -> Rendering:
    """Return once every scene is rendered or has failed.

    Scenes of two encoders cannot be joined, so where a hardware encoder fails with one, x264 encodes them all.

    Args:
        video: The scenes.
        clips: The sound of each, as it comes.
        look: How they look; a scene may ask for other colours.
    """
    looks = [look.in_theme(scene.theme) for scene in video.scenes]
    footage = stages.generate_video.map(*map(untraversed, (list(video.scenes), list(clips), looks)))
    watch(stages.generate_video.name, footage, [scene.id for scene in video.scenes])
    follow(video.title, footage)
    give_back()
    if not (failure := _of_hardware(footage)):
        return Rendering(footage, ())
    instead = look.replace(encoder="x264", parameter_sets="")
    again = render(video, clips, instead)
    return again._replace(warnings=(f"All scenes were encoded by x264: {failure.subject}: {failure.reason}",))


def _of_hardware(footage: Sequence[PrefectFuture[Any]]) -> HardwareEncoderError | None:
    """Return the first failure of a hardware encoder."""
    for future in footage:
        future.wait()  # its own final state is there only after this
        if future.state.is_failed():
            error = future.state.result(raise_on_failure=False)
            if isinstance(error, HardwareEncoderError):
                return error
    return None
