"""A script as a reviewer gets it, and what comes back."""

from collections.abc import Sequence

from video_gen.errors import DocumentError
from video_gen.models.coverage import BlockCoverage
from video_gen.models.script import ImageVisual, VideoSetConfig
from video_gen.models.script_file import dump_script
from video_gen.models.source import Asset


def review_text(script: VideoSetConfig) -> str:
    """Return a script as YAML that a person can edit and that reads back as it is, but for its warnings."""
    _, _, videos = dump_script(script.replace(warnings=()), {})[0].partition("\n")
    return f"# Edit what is said and shown.\n{videos}"


def pictures_of(script: VideoSetConfig) -> tuple[Asset, ...]:
    """Return the pictures that a script shows, named as `review_text` names them."""
    types = {
        scene.visual.image: scene.visual.media_type
        for video in script.videos
        for scene in video.scenes
        if isinstance(scene.visual, ImageVisual)
    }
    _, pictures = dump_script(script, {})
    return tuple(Asset(name=name, data=data, media_type=types[data]) for name, data in pictures.items())


def check_edit(edited: VideoSetConfig, settings: object, proposed: VideoSetConfig) -> None:
    """Return where an edited script changes scenes and titles only: all else is not a reviewer's to choose.

    Raises:
        DocumentError: It changes settings, the voice or the language; the subject names the place.
    """
    if settings:
        raise DocumentError("script, video-gen", "a review does not change settings", "Leave the key out")
    first = proposed.videos[0]
    for number, video in enumerate(edited.videos):
        for key in ("language", "voice"):
            if getattr(video, key) != getattr(first, key):
                raise DocumentError(
                    f"script, videos[{number}].{key}",
                    f"a review does not change the {key}",
                    f"Write {key}: {getattr(first, key)}",
                )


def settled_edit(edited: VideoSetConfig, proposed: VideoSetConfig) -> VideoSetConfig:
    """Return an edited script with the warnings and the coverage of the proposed one, brought up to it."""
    changed = _changed(edited, proposed)
    warning = (f"edited in review: {', '.join(changed)}",) if changed else ()
    return edited.replace(
        warnings=(*proposed.warnings, *edited.warnings, *warning),
        coverage=_coverage(proposed.coverage, _scene_ids(edited)),
    )


def _scene_ids(script: VideoSetConfig) -> set[str]:
    """Return the names by which the coverage speaks of scenes."""
    several = len(script.videos) > 1
    return {f"{video.id}/{scene.id}" if several else scene.id for video in script.videos for scene in video.scenes}


def _changed(edited: VideoSetConfig, proposed: VideoSetConfig) -> list[str]:
    """Return the ids of scenes that are new or say or show something else, and of those that are gone."""
    before = {(video.id, scene.id): scene for video in proposed.videos for scene in video.scenes}
    after = {(video.id, scene.id): scene for video in edited.videos for scene in video.scenes}
    named = [name for name, scene in after.items() if before.get(name) != scene]
    gone = [f"{scene} (removed)" for video, scene in before.keys() - after.keys()]
    return [*(scene for _, scene in named), *sorted(gone)]


def _coverage(coverage: Sequence[BlockCoverage], scenes: set[str]) -> tuple[BlockCoverage, ...]:
    """Return what became of each block, where some of its scenes are gone."""
    kept = []
    for block in coverage:
        left = tuple(scene for scene in block.scenes if scene in scenes)
        if block.scenes and not left:
            kept.append(block.replace(fate="left out", scenes=(), reason="removed in review"))
        else:
            kept.append(block.replace(scenes=left))
    return tuple(kept)
