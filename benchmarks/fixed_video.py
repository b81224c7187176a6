"""The video that rendering is measured with: scenes of every type in turn, with words and sound of a given length."""

import re
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from video_gen import Document, InputConfig, SceneConfig, adapt_input, parse_content
from video_gen.models.audio import AudioClip, Timing, Word
from video_gen.models.clock import SAMPLE_RATE_HZ, samples_per_frame
from video_gen.models.script import VideoConfig

_SCRIPT = Path(__file__).parent.parent / "examples" / "scenes.yaml"
_SPOKEN_SHARE = 0.9
"""Of a scene; the rest is the pause after it."""
_SYLLABLE_S = 0.18


@cache
def _examples() -> tuple[SceneConfig, ...]:
    """Return one scene of each type."""
    document: Document = parse_content(adapt_input(InputConfig(source=str(_SCRIPT))))
    assert document.script  # noqa: S101  # what is read is a script
    found = {scene.kind: scene for video in document.script.videos for scene in reversed(video.scenes)}
    return tuple(found.values())


def scenes(count: int) -> tuple[SceneConfig, ...]:
    """Return `count` scenes, every type in turn, no two with the same words on screen."""
    return tuple(_numbered(_examples()[number % len(_examples())], number) for number in range(count))


def _numbered(scene: SceneConfig, number: int) -> SceneConfig:
    fields = scene.visual.model_dump(include={"title", "heading", "question", "text"})
    field, text = next((field, text) for field, text in fields.items() if text)
    visual = scene.visual.replace(**{field: f"{text} {number}"})
    return scene.replace(id=f"scene-{number}", visual=visual, voice=None)


def video(count: int) -> VideoConfig:
    """Return the scenes as one video."""
    return VideoConfig(id="fixed", title="A fixed video", scenes=scenes(count))


def clip(scene: SceneConfig, seconds: float, fps: int) -> AudioClip:
    """Return a scene's sound, a whole number of frames and about `seconds` long, with its words evenly spoken."""
    samples = round(seconds * fps) * samples_per_frame(fps)
    words = [(line, word) for line, text in enumerate(scene.narration) for word in re.finditer(r"\S+", text)]
    step = int(samples * _SPOKEN_SHARE) // len(words)
    spoken = tuple(
        Word(line=line, first=word.start(), last=word.end(), start=i * step, end=(i + 1) * step)
        for i, (line, word) in enumerate(words)
    )
    timing = Timing(samples=samples, words=spoken)
    return AudioClip(engine="espeak", voice_name="en", timing=timing, pcm=np.resize(_babble(), samples).tobytes())


@cache
def _babble() -> npt.NDArray[np.int16]:
    """Return some seconds of sound with the pitch, the syllables and the noise of speech."""
    time = np.arange(7 * SAMPLE_RATE_HZ) / SAMPLE_RATE_HZ
    phase = 2 * np.pi * (110 * time + 3 * np.sin(2 * np.pi * time / 1.7))
    voiced = sum(np.sin(phase * harmonic) / harmonic for harmonic in range(1, 25))
    loud = np.clip(np.sin(2 * np.pi * time / _SYLLABLE_S), 0, 1)
    noise = np.random.default_rng(7).normal(0, 0.15, time.size)
    return (4000 * loud * (voiced + noise)).astype(np.int16)
