import av
import numpy as np
import pytest
from PIL import Image

from tests.integration.made_footage import laid, mastered, real_reel
from tests.integration.test_output import ebur128, write
from tests.unit.output.sample_reel import FRAMES, TITLE
from video_gen.errors import RenderError
from video_gen.media import ffmpeg
from video_gen.media.other_files import write_preview
from video_gen.models.clock import SAMPLE_RATE_HZ
from video_gen.models.files import Manifest

SECONDS = sum(FRAMES) / 30
OTHERS = ("webm", "gif", "webp", "mp3", "m4a")


@pytest.fixture(scope="module")
def reel(tmp_path_factory):
    made = real_reel(tmp_path_factory.mktemp("formats"), format=OTHERS)
    cover = ffmpeg.run(
        ["-f", "lavfi", "-i", "testsrc=size=128x72", "-frames:v", "1", "-f", "image2pipe", "-c:v", "mjpeg", "pipe:1"],
        subject="cover",
    )
    return made._replace(thumbnail=cover)


@pytest.fixture(scope="module")
def files(reel):
    return write(reel)


def heard(path):
    sound = ffmpeg.run(["-i", f"file:{path}", "-map", "0:a", "-ar", "48000", "-f", "s16le", "pipe:1"], subject="decode")
    return np.frombuffer(sound, "<i2").astype(float)


def chapter_titles(path):
    with av.open(str(path)) as movie:
        return [chapter["metadata"]["title"].strip() for chapter in movie.chapters()]


def test_each_file_is_in_the_folder_and_in_the_manifest(files):
    files.verify()
    manifest = Manifest.model_validate_json(files.path("manifest").read_bytes())
    for kind in OTHERS:
        assert files.path(kind) == files.path("video").with_suffix(f".{kind}")
        assert kind in {file.role for file in manifest.files}


@pytest.mark.parametrize("kind", ["webm", "mp3", "m4a"])
def test_sound_has_its_length_its_place_and_its_loudness(files, reel, kind):
    path = files.path(kind)
    after = heard(path)
    assert len(after) == pytest.approx(SECONDS * SAMPLE_RATE_HZ, abs=SAMPLE_RATE_HZ / 30)
    before = laid(reel)
    length = min(len(before), len(after))
    likeness = np.fft.irfft(np.fft.rfft(after[:length]) * np.fft.rfft(before[:length]).conj())
    assert abs((likeness.argmax() + length // 2) % length - length // 2) <= 2
    integrated, peak = ebur128(["-i", f"file:{path}"])
    assert integrated == pytest.approx(-16, abs=0.5)
    assert peak <= -1.0
    titles = chapter_titles(path)
    assert titles == chapter_titles(files.path("video"))


def test_the_webm_shows_each_scene_for_its_time_with_few_frames(files):
    with av.open(str(files.path("webm"))) as movie:
        assert movie.streams.video[0].codec_context.name == "vp9"
        assert movie.streams.audio[0].codec_context.name == "opus"
        assert movie.duration == pytest.approx(SECONDS * av.time_base, abs=av.time_base / 20)
        assert movie.metadata["title"] == TITLE
        shown = [(frame.time, frame.to_ndarray(format="rgb24")[120, 160].argmax()) for frame in movie.decode(video=0)]
    assert len(shown) < 12
    first = {int(colour): time for time, colour in reversed(shown)}
    assert first[0] == 0
    assert first[1] == pytest.approx(FRAMES[0] / 30, abs=0.002)
    assert first[2] == pytest.approx((FRAMES[0] + FRAMES[1]) / 30, abs=0.002)


@pytest.mark.parametrize("kind", ["mp3", "m4a"])
def test_sound_alone_has_a_title_and_a_cover(files, kind):
    with av.open(str(files.path(kind))) as movie:
        assert movie.metadata["title"] == TITLE
        (cover,) = movie.streams.video
        assert (cover.width, cover.height) == (128, 72)
        assert cover.disposition & av.stream.Disposition.attached_pic


@pytest.mark.parametrize("kind", ["gif", "webp"])
def test_a_preview_shows_a_picture_of_each_scene(files, kind):
    with Image.open(files.path(kind)) as preview:
        assert (preview.n_frames, preview.size) == (3, (480, 360))
        colours = []
        for number in range(3):
            preview.seek(number)
            colours.append(int(np.asarray(preview.convert("RGB"))[180, 240].argmax()))
            assert preview.info["duration"] == 1200
    assert colours == [0, 1, 2]
    assert files.path(kind).stat().st_size < 20_000


def test_a_long_video_has_a_preview_of_twelve_pictures(tmp_path, reel):
    write_preview(tmp_path / "a.webp", [reel.footage[n % 3].poster for n in range(48)])
    with Image.open(tmp_path / "a.webp") as preview:
        assert preview.n_frames == 12


def test_two_runs_write_the_same_bytes(files, reel, tmp_path):
    again = write(mastered(reel)._replace(config=reel.config.replace(output_dir=tmp_path)))
    assert again.files == files.files


def test_a_file_that_cannot_be_made_leaves_no_folder(reel, tmp_path):
    config = reel.config.replace(output_dir=tmp_path / "out")
    with pytest.raises(RenderError):
        write(reel._replace(config=config, sound=reel.sound.replace(opus=b"no sound")))
    assert list((tmp_path / "out").iterdir()) == []
