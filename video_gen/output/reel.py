"""A video's scenes with their sound and pictures."""

from collections.abc import Sequence
from typing import NamedTuple

from video_gen.errors import RenderError
from video_gen.media.aac import sound_bounds
from video_gen.models.audio import AudioClip, Speaker
from video_gen.models.clock import samples_per_frame
from video_gen.models.config import InputConfig
from video_gen.models.footage import Footage
from video_gen.models.rewriting import Translation
from video_gen.models.script import VideoConfig
from video_gen.models.soundtrack import Soundtrack

_REMEDY = "Run again with --refresh"


class Reel(NamedTuple):
    """Everything that is joined."""

    video: VideoConfig
    clips: Sequence[AudioClip]
    """The sound of each scene."""
    footage: Sequence[Footage]
    """The pictures of each scene, exactly as long."""
    sound: Soundtrack
    """That of the whole video, mastered."""
    thumbnail: bytes
    """The JPEG that stands for the video in a list."""
    speaker: Speaker
    config: InputConfig
    translation: Translation | None = None
    """The captions in one more language."""

    @property
    def frames(self) -> int:
        """Length in frames."""
        return sum(shots.frames for shots in self.footage)

    @property
    def sound_begins(self) -> list[int]:
        """Where the sound of each scene begins, in samples from the start of the video."""
        return sound_bounds(clip.timing.samples for clip in self.clips)[:-1]

    def check(self) -> None:
        """Return when every scene has sound and pictures, of one length, and in the size and rate of the video.

        Raises:
            RenderError: A scene has not, or the sound of the whole is not as long as they are together.
        """
        scenes, config = self.video.scenes, self.config
        if not len(scenes) == len(self.clips) == len(self.footage):
            reason = f"of {len(scenes)} scenes {len(self.clips)} have sound and {len(self.footage)} pictures"
            raise RenderError(self.video.title, reason, _REMEDY)
        for scene, clip, shots in zip(scenes, self.clips, self.footage, strict=True):
            samples = shots.frames * samples_per_frame(config.fps)
            if not len(clip.pcm) == 2 * clip.timing.samples == 2 * samples:
                reason = f"{clip.timing.samples} samples of sound, {len(clip.pcm)} bytes, for {samples} of pictures"
                raise RenderError(scene.id, reason, _REMEDY)
            if (shots.width_px, shots.height_px, shots.fps) != (*config.frame_size, config.fps):
                reason = f"its pictures are {shots.width_px}x{shots.height_px} at {shots.fps} frames a second"
                raise RenderError(scene.id, reason, _REMEDY)
        samples = self.frames * samples_per_frame(config.fps)
        if self.sound.samples != samples:
            reason = f"{self.sound.samples} samples of mastered sound for {samples} of pictures"
            raise RenderError(self.video.title, reason, _REMEDY)
