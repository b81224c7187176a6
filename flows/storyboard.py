"""The storyboard of a run in Prefect's pages: what each scene says, and, when it is made, how it looks and sounds."""

import base64
from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from prefect.artifacts import create_markdown_artifact
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import ArtifactUpdate

from flows.plain_markdown import lines_of, plain
from video_gen.models.audio import AudioClip
from video_gen.models.footage import Footage
from video_gen.models.script import SceneConfig, VideoConfig

MOST_PICTURES = 100
"""Scenes whose picture is shown, at some three kilobytes each: a page of Prefect carries its pictures inside."""


class MadeScene(NamedTuple):
    """A scene's sound and pictures, and which of them were kept from an earlier run."""

    clip: AudioClip
    footage: Footage
    spoken_before: bool
    rendered_before: bool


def keep_storyboard(video: VideoConfig) -> UUID:
    """Keep the planned scenes, each with all that it says, in Prefect's artifacts, and return the artifact's id.

    A paragraph a scene, for the cells of a table do not wrap in Prefect's pages.
    """
    scenes = [_heading(number, scene) + _said(scene) for number, scene in enumerate(video.scenes, 1)]
    artifact = create_markdown_artifact(
        _page(video, scenes), key="video-storyboard", description=f"Storyboard of {video.title}"
    )
    assert isinstance(artifact, UUID)  # noqa: S101  # a coroutine only inside an event loop
    return artifact


def complete_storyboard(artifact: UUID, video: VideoConfig, made: Sequence[MadeScene]) -> None:
    """Add to each scene of a storyboard its picture, its time and voice, and whether it was made or kept."""
    scenes, start_s = [], 0.0
    for number, (scene, one) in enumerate(zip(video.scenes, made, strict=True), 1):
        picture = f"{_picture(scene, one.footage)}\n\n" if number <= MOST_PICTURES else ""
        scenes.append(f"{_heading(number, scene)}{picture}{_told(one, start_s)}\n\n{_said(scene)}")
        start_s += one.clip.duration_s
    with get_client(sync_client=True) as client:
        client.update_artifact(artifact, ArtifactUpdate(data=_page(video, scenes)))


def _page(video: VideoConfig, scenes: Sequence[str]) -> str:
    return "\n\n".join([f"# {plain(video.title)}", *scenes])


def _heading(number: int, scene: SceneConfig) -> str:
    parts = (scene.kind, plain(scene.section), lines_of(scene.spans))
    return f"### {number}. {' · '.join(filter(None, parts))}\n\n"


def _said(scene: SceneConfig) -> str:
    return plain(" ".join(scene.narration))


def _told(one: MadeScene, start_s: float) -> str:
    minutes, seconds = divmod(int(start_s), 60)
    sound, picture = ("kept" if before else "made" for before in (one.spoken_before, one.rendered_before))
    fate = sound if sound == picture else f"sound {sound}, picture {picture}"
    voice = plain(f"{one.clip.engine} {one.clip.voice_name}")
    return f"{minutes}:{seconds:02d} · {one.clip.duration_s:.1f} s · {voice} · {fate}"


def _picture(scene: SceneConfig, footage: Footage) -> str:
    data = base64.b64encode(footage.small).decode()
    return f"![{scene.kind}](data:image/webp;base64,{data})"
