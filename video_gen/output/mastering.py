"""All scenes' sound, joined, mastered and encoded once: the part of stage 6 that needs no pictures."""

from collections.abc import Sequence

import numpy as np

from video_gen.media.aac import encode_aac
from video_gen.media.loudness import Levelled
from video_gen.media.sound import from_pcm
from video_gen.models.audio import AudioClip
from video_gen.models.config import Mix
from video_gen.models.script import VideoConfig
from video_gen.models.soundtrack import Soundtrack


def master_sound(video: VideoConfig, clips: Sequence[AudioClip], mix: Mix) -> Soundtrack:
    """Return the sound of all scenes, one after the other, at the loudness that is asked for.

    It can begin when the last scene is spoken, beside the rendering.

    Args:
        video: The video, for errors.
        clips: The sound of each scene, in order.
        mix: How it is mastered.

    Raises:
        RenderError: ffmpeg failed.
    """
    speech = np.concatenate([from_pcm(clip.pcm) for clip in clips])
    return Soundtrack(samples=len(speech), aac=encode_aac(Levelled(speech, mix.loudness), video.title))
