from pathlib import Path

import pytest

from tests.unit.output.sample_reel import FRAMES, reel
from video_gen.errors import RenderError

MADE = reel(Path("unused"))


def test_a_reel_that_fits():
    MADE.check()
    assert MADE.frames == sum(FRAMES)


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (MADE._replace(clips=MADE.clips[:2]), "of 3 scenes 2 have sound and 3 pictures"),
        (MADE._replace(footage=MADE.footage[1:]), "of 3 scenes 3 have sound and 2 pictures"),
        (MADE._replace(footage=MADE.footage[::-1]), "64000 samples of sound, 128000 bytes, for 96000 of pictures"),
        (MADE._replace(clips=[MADE.clips[0].replace(pcm=b"\0\0"), *MADE.clips[1:]]), "2 bytes"),
        (MADE._replace(sound=MADE.sound.replace(samples=1)), "1 samples of mastered sound for 240000"),
        (MADE._replace(config=MADE.config.replace(size="640x480")), "320x240 at 30"),
    ],
)
def test_scenes_that_do_not_fit_are_named(broken, reason):
    with pytest.raises(RenderError, match=reason):
        broken.check()
