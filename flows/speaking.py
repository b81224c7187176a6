"""A scene is spoken: in its turn where a shared service speaks, and by another engine where that was allowed."""

from collections.abc import Sequence
from functools import partial

from prefect.transactions import get_transaction

import video_gen.audio
from flows.reporting import tell_attempt
from flows.turns import in_turn
from video_gen.errors import VoiceError, VoiceUnreachableError
from video_gen.models.audio import AudioClip, Speaker
from video_gen.models.script import SceneConfig


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
        speak = partial(video_gen.audio.generate_audio, scene, speaker, fps)
        return in_turn(speak) if speaker.engine == "edge" else speak()
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
