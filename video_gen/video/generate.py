"""Stage 5: a spoken scene becomes footage."""

import io
from concurrent.futures import ThreadPoolExecutor

from PIL import Image

from video_gen.media.cores import CORES
from video_gen.media.memory import hand_back_large_blocks
from video_gen.models.audio import Timing
from video_gen.models.clock import samples_per_frame
from video_gen.models.footage import Footage
from video_gen.models.look import Look
from video_gen.models.script import SceneConfig
from video_gen.video.encode import encode
from video_gen.video.paint import Painting
from video_gen.video.small_picture import small_picture

_PAINTERS = ThreadPoolExecutor(CORES, "painter", initializer=hand_back_large_blocks)
"""The threads that draw, one a core, whoever asks: a scene in the making holds some fifty megabytes of pictures, and
the C library keeps what a thread has once used, so twenty callers that draw for themselves end at twenty times that."""


def generate_video(scene: SceneConfig, timing: Timing, look: Look) -> Footage:
    """Return the scene's pictures, drawn in step with its words and encoded.

    Depends on nothing but its arguments: the same scene gives the same bytes on any machine.

    Args:
        scene: What to show; its narration matters only where captions are burned in.
        timing: When each word is said; the footage lasts exactly as long.
        look: Theme, frame size and rate.

    Raises:
        RenderError: The scene cannot be drawn or encoded.
    """
    return _PAINTERS.submit(_made, scene, timing, look).result()


def _made(scene: SceneConfig, timing: Timing, look: Look) -> Footage:
    frames = timing.samples // samples_per_frame(look.fps)
    painting = Painting(scene, timing, look)
    encoded = encode(painting, frames, look, subject=f"scene {scene.id}")
    return Footage(
        width_px=look.width_px,
        height_px=look.height_px,
        fps=look.fps,
        frames=encoded.frames,
        pictures=encoded.pictures,
        h264=encoded.h264,
        poster=_jpeg(painting.poster),
        small=small_picture(painting.poster),
    )


def _jpeg(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=85)
    return file.getvalue()
