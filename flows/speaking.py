"""A scene is spoken: in its turn where a shared service speaks, and by another engine where that was allowed."""

import random
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import GlobalConcurrencyLimitCreate
from prefect.concurrency.sync import concurrency
from prefect.exceptions import ObjectAlreadyExists, ObjectNotFound
from prefect.transactions import get_transaction

import video_gen.audio
from flows.reporting import tell_attempt
from video_gen.errors import VoiceError, VoiceUnreachableError
from video_gen.models.audio import AudioClip, Speaker
from video_gen.models.script import SceneConfig

LIMIT_NAME = "video-gen-edge-tts"
"""Prefect's global concurrency limit on calls of the online service; change its number there."""
AT_ONCE = 4
"""Calls at a time, all runs together; beyond that the service answers 403 in waves."""
LEASE_S = 60
"""How long the place of a run that was killed stays taken."""
MOST_JITTER_S = 0.3
_HERE = threading.BoundedSemaphore(AT_ONCE)
"""Scenes of this process wait here: where they waited for Prefect's limit, they would ask again after seconds only."""
_early = iter(range(AT_ONCE))


def limit_calls(speaker: Speaker) -> None:
    """See that the limit is there, where the online service speaks; one that is there stays as it is."""
    if speaker.engine != "edge":
        return
    with get_client(sync_client=True) as client:
        try:
            client.read_global_concurrency_limit_by_name(LIMIT_NAME)
        except ObjectNotFound:
            with suppress(ObjectAlreadyExists):  # another run was faster
                client.create_global_concurrency_limit(GlobalConcurrencyLimitCreate(name=LIMIT_NAME, limit=AT_ONCE))


def spoken(scene: SceneConfig, speaker: Speaker, fps: int, *, last_try: bool) -> AudioClip:
    """Return the scene's sound, for a task.

    What another engine spoke is not kept, so that the next run tries the run's own engine again.

    Args:
        scene: What to say.
        speaker: Who says it, and who stands in.
        fps: Frames a second of the video.
        last_try: Whether the task is not tried again.

    Raises:
        VoiceError: Nobody who is allowed to can speak it.
    """
    try:
        with _turn(speaker):
            return video_gen.audio.generate_audio(scene, speaker, fps)
    except VoiceError as error:
        may_pass = error.transient and not isinstance(error, VoiceUnreachableError)
        if speaker.stand_in is None or (may_pass and not last_try):
            raise
        tell_attempt("generate_audio", scene.id, error)
    if transaction := get_transaction():
        transaction.write_on_commit = False
    return spoken(video_gen.audio.for_stand_in(scene), speaker.stand_in, fps, last_try=last_try)


def mixed_voices(scenes: Sequence[SceneConfig], clips: Sequence[AudioClip], speaker: Speaker) -> list[str]:
    """Return a warning where scenes are spoken by another engine than the run's."""
    others = [
        f"{scene.id} ({clip.engine} {clip.voice_name})"
        for scene, clip in zip(scenes, clips, strict=True)
        if clip.engine != speaker.engine
    ]
    return [f"{speaker.engine} could not speak {len(others)} scene(s): {', '.join(others)}"] if others else []


@contextmanager
def _turn(speaker: Speaker) -> Iterator[None]:
    """Run the block when a call of the service is due; other engines need not wait, nor ask."""
    if speaker.engine != "edge":
        yield
        return
    with _HERE, concurrency(LIMIT_NAME, strict=True, lease_duration=LEASE_S, raise_on_lease_renewal_failure=False):
        if next(_early, None) is not None:
            time.sleep(random.uniform(0, MOST_JITTER_S))  # noqa: S311  # the first calls do not come in one burst
        yield
