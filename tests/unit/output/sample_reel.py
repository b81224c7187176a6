"""A video of three scenes with words at known times; sound and pictures are whatever bytes are given."""

import re
from pathlib import Path

from video_gen.models.audio import AudioClip, Speaker, Timing, Word
from video_gen.models.clock import samples_in, samples_per_frame
from video_gen.models.config import InputConfig
from video_gen.models.footage import Footage
from video_gen.models.script import SceneConfig, StatementVisual, VideoConfig
from video_gen.models.soundtrack import Soundtrack
from video_gen.models.source import Source
from video_gen.models.span import SourceSpan
from video_gen.output.reel import Reel

FRAMES = (40, 50, 60)
SECTIONS = ("", "First = part; #1", "Second \\")
TEXTS = (
    "Here we begin with a <b>bold</b> claim.",
    "Then A & B --> C, with {curly} braces and a back\\slash.",
    "And that was all.",
)
TITLE = "Café: a/b \\ = ; # test"
SOURCE = Source.make("/docs/page.md", "text/markdown", "# Page\n")
SPEAKER = Speaker(engine="espeak", language="en-US", voice="male", name="en-us+m3", characters_per_second=15.0)


def scene(index: int) -> SceneConfig:
    return SceneConfig(
        id=f"scene-{index}",
        section=SECTIONS[index],
        narration=(TEXTS[index],),
        visual=StatementVisual(text=f"statement {index}"),
        spans=(SourceSpan(first=index + 1, last=index + 3),),
    )


def timing(text: str, samples: int) -> Timing:
    """Return one word every 80 ms, the first after 100 ms."""
    words = []
    for number, found in enumerate(re.finditer(r"\S+", text)):
        start = samples_in(100 + 80 * number)
        end = start + samples_in(70)
        words.append(Word(line=0, first=found.start(), last=found.end(), start=start, end=end))
    return Timing(samples=samples, words=tuple(words))


def reel(output_dir: Path, fps: int = 30, *, size: str = "320x240", **settings: object) -> Reel:
    """Return a reel whose sound is silence and whose pictures are no pictures."""
    lengths = [frames * samples_per_frame(fps) for frames in FRAMES]
    config = InputConfig(source="/docs/page.md", output_dir=output_dir, size=size, fps=fps, **settings)
    width, height = config.frame_size.width_px, config.frame_size.height_px
    return Reel(
        VideoConfig(id="page", title=TITLE, scenes=tuple(scene(i) for i in range(len(FRAMES)))),
        [
            AudioClip(engine="espeak", voice_name="en-us+m3", timing=timing(text, samples), pcm=bytes(2 * samples))
            for text, samples in zip(TEXTS, lengths, strict=True)
        ],
        [
            Footage(
                width_px=width,
                height_px=height,
                fps=fps,
                frames=frames,
                pictures=1,
                h264=b"h264",
                poster=b"jpeg",
                small=b"",
            )
            for frames in FRAMES
        ],
        Soundtrack(samples=sum(lengths), aac=b"aac"),
        b"jpeg",
        SPEAKER,
        config,
    )
