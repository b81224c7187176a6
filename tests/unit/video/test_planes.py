import numpy as np

from video_gen.video.picture import Box, Picture
from video_gen.video.planes import Planes

WIDTH, HEIGHT = 64, 48
AREA = WIDTH * HEIGHT


def expected(pixels: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """BT.709 in floating point, straight from the definition."""
    red, green, blue = (pixels[..., channel] / 255 for channel in range(3))
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    chroma = [(blue - luma) / 1.8556, (red - luma) / 1.5748]
    halves = [(128 + 224 * c).reshape(HEIGHT // 2, 2, WIDTH // 2, 2).mean((1, 3)) for c in chroma]
    return 16 + 219 * luma, halves[0], halves[1]


def planes_of(frame: memoryview) -> list[np.ndarray]:
    data = np.frombuffer(frame, np.uint8)
    return [
        data[:AREA].reshape(HEIGHT, WIDTH),
        data[AREA : AREA * 5 // 4].reshape(HEIGHT // 2, WIDTH // 2),
        data[AREA * 5 // 4 :].reshape(HEIGHT // 2, WIDTH // 2),
    ]


def noise(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (HEIGHT, WIDTH, 3), dtype=np.uint8)


def test_whole_picture_follows_bt709_video_range() -> None:
    pixels = noise(1)
    planes = Planes(WIDTH, HEIGHT)

    planes.update(Picture(0, pixels, (Box(0, 0, WIDTH, HEIGHT),)))

    for got, want in zip(planes_of(planes.data), expected(pixels), strict=True):
        assert np.abs(got - want).max() <= 0.6


def test_black_and_white_are_the_ends_of_video_range() -> None:
    planes = Planes(WIDTH, HEIGHT)
    for level, luma in ((0, 16), (255, 235)):
        planes.update(Picture(0, np.full((HEIGHT, WIDTH, 3), level, np.uint8), (Box(0, 0, WIDTH, HEIGHT),)))
        got = planes_of(planes.data)
        assert (got[0] == luma).all()
        assert (got[1] == 128).all()
        assert (got[2] == 128).all()


def test_changed_parts_give_the_same_frame_as_a_whole_update_wherever_they_lie() -> None:
    dice = np.random.default_rng(7)
    pixels = noise(2)
    partly, wholly = Planes(WIDTH, HEIGHT), Planes(WIDTH, HEIGHT)
    partly.update(Picture(0, pixels, (Box(0, 0, WIDTH, HEIGHT),)))
    for turn in range(300):
        (left, right), (top, bottom) = (sorted(dice.choice(side + 1, 2, replace=False)) for side in (WIDTH, HEIGHT))
        parts = (Box(left, top, right, bottom), Box(left // 2, top // 2, left // 2 + 1, top // 2 + 1))
        for part in parts:
            pixels[part.top : part.bottom, part.left : part.right] = dice.integers(0, 256, 3)

        partly.update(Picture(turn, pixels, parts))
        wholly.update(Picture(turn, pixels, (Box(0, 0, WIDTH, HEIGHT),)))

        assert bytes(partly.data) == bytes(wholly.data)


def test_empty_box_changes_nothing() -> None:
    planes = Planes(WIDTH, HEIGHT)
    planes.update(Picture(0, noise(4), (Box(0, 0, WIDTH, HEIGHT),)))
    before = bytes(planes.data)

    planes.update(Picture(1, noise(5), (Box(10, 10, 10, 10),)))

    assert bytes(planes.data) == before
