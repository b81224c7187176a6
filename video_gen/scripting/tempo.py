"""How much faster or slower a video is read, where its planned length misses the one asked for."""

from video_gen.models.audio import Speaker
from video_gen.models.brief import Brief
from video_gen.models.config import InputConfig
from video_gen.models.document import Document
from video_gen.models.script import VideoConfig, VideoSetConfig
from video_gen.scripting.pacing import Pace

SLOWEST, FASTEST = 0.85, 1.15
"""Parts of a voice's own rate between which it sounds like itself."""
_NEAR_ENOUGH = 0.05
"""Share of the length asked for by which a plan may miss it at the voice's own rate."""


def speakers_of(script: VideoSetConfig, speaker: Speaker, document: Document, settings: InputConfig) -> list[Speaker]:
    """Return who reads each video: the speaker, at the rate that fits where that was asked for.

    A saved script has the length that it has, unless one was asked for.
    """
    brief = Brief.of(settings)
    if not settings.fit_rate or (document.script is not None and not brief.length_given):
        return [speaker] * len(script.videos)
    return [speaker.at_tempo(fitting_tempo(video, speaker, brief)) for video in script.videos]


def fitting_tempo(video: VideoConfig, speaker: Speaker, brief: Brief) -> float:
    """Return how much faster than by itself the voice reads for the video to come near the length asked for.

    Args:
        video: What is said.
        speaker: Who reads it, and how fast.
        brief: The length asked for, and how words are said.
    """
    pace = Pace.of(speaker, brief)
    planned_s = sum(pace.scene_s(scene) for scene in video.scenes)
    if abs(planned_s - brief.target_duration) <= _NEAR_ENOUGH * brief.target_duration:
        return 1.0
    silent_s = sum(scene.pause_ms + sum(pause.ms for pause in scene.pauses) for scene in video.scenes) / 1000
    wanted = (planned_s - silent_s) / max(brief.target_duration - silent_s, 1)
    return round(min(max(wanted, SLOWEST), FASTEST), 2)
