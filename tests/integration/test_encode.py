"""The encoder against a decoder: which frames change, what they show, and that holding is exact."""

import hashlib
import io
import subprocess
from collections.abc import Iterator

import av
import numpy as np
import pytest

from video_gen.errors import RenderError
from video_gen.media import ffmpeg
from video_gen.models.choices import Quality
from video_gen.models.look import Look
from video_gen.video.encode import SECONDS_BETWEEN_KEYS, encode
from video_gen.video.picture import Box, Picture

LOOK = Look(width_px=320, height_px=240, fps=30)
WHOLE = Box(0, 0, 320, 240)
SEQUENCE_SET, PICTURE_SET = 7, 8
STARTS = (0, 1, 2, 3, 20, 50, 51, 52, 97, 130)


def pictures(starts: tuple[int, ...]) -> Iterator[Picture]:
    pixels = np.zeros((240, 320, 3), np.uint8)
    pixels[:] = np.linspace(20, 220, 320, dtype=np.uint8)[None, :, None]
    for number, start in enumerate(starts):
        pixels[100:140, 20 + 6 * number : 60 + 6 * number] = (250, 20 * number, 0)
        yield Picture(start, pixels, (WHOLE if not number else Box(20, 100, 60 + 6 * number, 140),))


def decoded(stream: bytes, fps: int = 30) -> tuple[list[str], list[int]]:
    """Return each frame's checksum, and where the key frames are."""
    checksums, keys = [], []
    with av.open(io.BytesIO(stream), format="h264", options={"framerate": str(fps)}) as container:
        for index, frame in enumerate(container.decode(video=0)):
            checksums.append(hashlib.sha256(frame.to_ndarray(format="yuv420p").tobytes()).hexdigest())
            if frame.key_frame:
                keys.append(index)
    return checksums, keys


@pytest.mark.parametrize("quality", ["draft", "standard", "high"])
def test_frames_change_where_a_new_picture_begins_and_nowhere_else(quality: Quality) -> None:
    encoded = encode(pictures(STARTS), 200, LOOK.replace(quality=quality), subject="scene")

    checksums, keys = decoded(encoded.h264)

    assert encoded.frames == len(checksums) == 200
    assert encoded.pictures == len(STARTS)
    assert [i for i in range(1, 200) if checksums[i] != checksums[i - 1]] == list(STARTS[1:])
    assert keys == [0]


def test_decoded_pictures_are_close_to_those_drawn() -> None:
    encoded = encode(pictures(STARTS), 140, LOOK, subject="scene")
    with av.open(io.BytesIO(encoded.h264), format="h264") as container:
        frames = [frame.to_ndarray(format="yuv420p")[:240] for frame in container.decode(video=0)]

    for picture in pictures(STARTS):
        drawn = picture.pixels @ np.array([0.2126, 0.7152, 0.0722]) * 219 / 255 + 16
        assert np.abs(frames[picture.frame] - drawn).mean() < 1.5


def test_long_scene_gets_key_frames_for_seeking_also_inside_a_hold() -> None:
    length = 25 * LOOK.fps

    encoded = encode(pictures((0, 1, 400)), length, LOOK, subject="scene")

    checksums, keys = decoded(encoded.h264)
    step = SECONDS_BETWEEN_KEYS * LOOK.fps
    assert keys == [0, step, 2 * step]
    assert len(checksums) == length
    assert {i for i in range(1, length) if checksums[i] != checksums[i - 1]} <= {1, 400, step, 2 * step}


def test_scenes_join_as_bytes() -> None:
    first = encode(pictures((0, 5, 40)), 60, LOOK, subject="one")
    second = encode(pictures((0, 33)), 45, LOOK, subject="two")

    joined, keys = decoded(first.h264 + second.h264)

    assert keys == [0, 60]
    assert joined == decoded(first.h264)[0] + decoded(second.h264)[0]


def test_parameter_sets_are_the_same_in_every_scene_and_before_every_key_frame() -> None:
    streams = (encode(pictures((0, 5, 400)), 700, LOOK, subject="one"), encode(pictures((0,)), 9, LOOK, subject="two"))

    joined = b"".join(encoded.h264 for encoded in streams)
    nals = [nal.rstrip(b"\0") for nal in joined.split(b"\0\0\1")[1:]]
    sets = {kind: [nal for nal in nals if nal[0] & 31 == kind] for kind in (SEQUENCE_SET, PICTURE_SET)}

    assert [len(found) for found in sets.values()] == [4, 4]
    assert [len(set(found)) for found in sets.values()] == [1, 1]


def test_a_decoder_has_nothing_to_say_of_joined_scenes() -> None:
    streams = (encode(pictures(STARTS), 400, LOOK, subject="one"), encode(pictures((0, 33)), 45, LOOK, subject="two"))

    joined = b"".join(encoded.h264 for encoded in streams)
    decoder = [ffmpeg.executable(), "-v", "warning", "-f", "h264", "-i", "pipe:0", "-f", "null", "-"]

    assert subprocess.run(decoder, input=joined, capture_output=True, check=True).stderr == b""


def test_bytes_are_the_same_every_time() -> None:
    assert encode(pictures(STARTS), 200, LOOK, subject="a") == encode(pictures(STARTS), 200, LOOK, subject="b")


@pytest.mark.parametrize("fps", [24, 25, 30, 50, 60])
def test_stream_carries_profile_colours_and_rate(fps: int) -> None:
    look = Look.model_validate({"width_px": 320, "height_px": 240, "fps": fps})
    encoded = encode(pictures((0,)), 3, look, subject="scene")

    with av.open(io.BytesIO(encoded.h264), format="h264") as container:
        stream = container.streams.video[0]
        assert stream.profile == "High"
        assert stream.codec_context.pix_fmt == "yuv420p"
        assert stream.codec_context.color_primaries == 1
        assert stream.codec_context.color_trc == 1
        assert stream.codec_context.colorspace == 1
        assert stream.codec_context.framerate == fps


def test_scene_without_pictures_is_an_error_that_names_it() -> None:
    with pytest.raises(RenderError, match="scene lost"):
        encode(iter(()), 10, LOOK, subject="scene lost")


def test_quality_decides_how_close_pictures_are_to_those_drawn() -> None:
    errors = []
    for quality in ("draft", "standard", "high"):
        encoded = encode(pictures((0,)), 1, LOOK.replace(quality=quality), subject="scene")
        with av.open(io.BytesIO(encoded.h264), format="h264") as container:
            (frame,) = [frame.to_ndarray(format="yuv420p")[:240] for frame in container.decode(video=0)]
        (drawn,) = [picture.pixels @ np.array([0.2126, 0.7152, 0.0722]) * 219 / 255 + 16 for picture in pictures((0,))]
        errors.append(float(np.square(frame - drawn).mean()))

    assert errors[0] > errors[1] > errors[2]
