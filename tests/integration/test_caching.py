"""What is stored of a result, and that a damaged record is refused whatever the damage."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from pathlib import Path
from threading import Barrier

import pytest

from flows import caching
from flows.caching import STAGES, key_of, modules, stage_version
from flows.serializer import KEPT, VerifyingSerializer
from flows.stages import audio_key, video_key
from video_gen.errors import StorageError
from video_gen.models.audio import AudioClip, Speaker, Timing, Word
from video_gen.models.config import InputConfig
from video_gen.models.document import Document, Heading
from video_gen.models.files import OutputFile, VideoFiles
from video_gen.models.footage import Footage
from video_gen.models.found import Outcome
from video_gen.models.look import Look
from video_gen.models.rewriting import Rewritten
from video_gen.models.script import SceneConfig, StatementVisual, VideoConfig, VideoSetConfig
from video_gen.models.soundtrack import SceneSound, Soundtrack
from video_gen.models.span import SourceSpan
from video_gen.models.theme import TOKENS, OwnTheme
from video_gen.models.value import Value

SCENE = SceneConfig(id="one", narration=("Say this.",), visual=StatementVisual(text="This"))
TIMING = Timing(samples=1600, words=(Word(line=0, first=0, last=3, start=0, end=800),))
CLIP = AudioClip(engine="espeak", voice_name="en-us+m3", timing=TIMING, pcm=bytes(range(256)) * 12)
SPEAKER = Speaker(engine="espeak", language="en", voice="male", name="en-us+m3", characters_per_second=15.0)
VALUES: list[Value] = [
    CLIP,
    Footage(
        width_px=320,
        height_px=240,
        fps=30,
        frames=1,
        pictures=1,
        h264=b"\0\0\0\1\xff",
        poster=b"\xff\xd8",
        small=b"RIFF",
    ),
    Document(title="T", blocks=(Heading(level=1, text="T", span=SourceSpan(first=1, last=1)),)),
    VideoSetConfig(videos=(VideoConfig(id="v", title="V", scenes=(SCENE,)),)),
    Rewritten(scenes=(SCENE,), refused="it brought in 42"),
    SceneSound(aac=b"\xff\xf1\0"),
    Soundtrack(samples=1600, aac=b"\xff\xf1\0"),
    Outcome(source="guide.md", flow_run_id="7", seconds=1.5),
]
SERIALIZER = VerifyingSerializer()


@pytest.fixture
def files(tmp_path: Path) -> VideoFiles:
    (tmp_path / "v.mp4").write_bytes(b"film")
    record = OutputFile.of("video", tmp_path, "v.mp4")
    return VideoFiles(id="v", title="V", folder=tmp_path, duration_s=1.0, scenes=1, files=(record,))


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_value_comes_back_as_it_was(value: Value) -> None:
    assert SERIALIZER.loads(SERIALIZER.dumps(value)) == value


def test_every_kept_kind_is_tried_here(files: VideoFiles) -> None:
    assert {type(value).__name__ for value in (*VALUES, files)} == set(KEPT)


def test_any_flipped_bit_is_refused() -> None:
    blob = SERIALIZER.dumps(VALUES[2])
    for position in range(len(blob)):
        harmed = bytearray(blob)
        harmed[position] ^= 1
        with pytest.raises(StorageError):
            SERIALIZER.loads(bytes(harmed))


def test_any_truncation_is_refused() -> None:
    blob = SERIALIZER.dumps(VALUES[2])
    for length in range(len(blob)):
        with pytest.raises(StorageError):
            SERIALIZER.loads(blob[:length])


def test_class_that_is_not_kept_is_refused_both_ways() -> None:
    with pytest.raises(StorageError, match="InputConfig"):
        SERIALIZER.dumps(InputConfig(source="x"))
    body = b'{}\n{"source": "x"}\n'
    digest = hashlib.sha256(b"InputConfig" + body).hexdigest()
    with pytest.raises(StorageError):
        SERIALIZER.loads(f"video-gen-result/2 InputConfig {digest}\n".encode() + body)


def test_media_are_kept_as_they_are() -> None:
    blob = SERIALIZER.dumps(CLIP)

    assert blob.endswith(CLIP.pcm)
    assert len(blob) < len(CLIP.pcm) + 500


@pytest.mark.parametrize("harm", ["remove", "change"])
def test_files_that_are_gone_or_changed_are_refused(files: VideoFiles, harm: str) -> None:
    blob = SERIALIZER.dumps(files)
    assert SERIALIZER.loads(blob) == files
    video = files.folder / "v.mp4"
    if harm == "remove":
        video.unlink()
    else:
        video.write_bytes(b"FILM")

    with pytest.raises(StorageError, match=r"v\.mp4"):
        SERIALIZER.loads(blob)


def test_key_names_stage_and_version_and_depends_on_every_part() -> None:
    key = key_of("generate_audio", "a", 1)

    stage, version, digest = key.split("/")
    assert (stage, version) == ("generate_audio", stage_version("generate_audio"))
    assert len(digest) == 64
    others = {key_of("generate_audio", *parts) for parts in (("a", 2), ("a1",), ("a", 1, ""), (1, "a"))}
    assert len({key, *others, key_of("generate_video", "a", 1)}) == 6


def test_sound_depends_on_words_voice_and_frame_rate_not_on_the_picture() -> None:
    key = audio_key(SCENE, SPEAKER, 30)

    assert audio_key(SCENE.replace(id="two", visual=StatementVisual(text="That")), SPEAKER, 30) == key
    for scene, speaker, fps in (
        (SCENE.replace(narration=("Say that.",)), SPEAKER, 30),
        (SCENE.replace(voice="female"), SPEAKER, 30),
        (SCENE.replace(pause_ms=500), SPEAKER, 30),
        (SCENE, SPEAKER.replace(language="de"), 30),
        (SCENE, SPEAKER, 25),
    ):
        assert audio_key(scene, speaker, fps) != key


def test_pictures_depend_on_visual_timing_and_look_and_on_words_only_where_burned() -> None:
    look = Look()
    key = video_key(SCENE, CLIP, look)

    assert video_key(SCENE.replace(id="two", narration=("Other.",)), CLIP.replace(pcm=b"\0\0"), look) == key
    assert video_key(SCENE.replace(visual=StatementVisual(text="That")), CLIP, look) != key
    assert video_key(SCENE, CLIP.replace(timing=TIMING.replace(samples=3200)), look) != key
    assert video_key(SCENE, CLIP, look.replace(theme="dark")) != key
    own = [OwnTheme(tokens=TOKENS["light"], logo=logo) for logo in (b"", b"one", b"two", b"two")]
    one, other, another, same = (video_key(SCENE, CLIP, look.replace(own=theme)) for theme in own)
    assert len({key, one, other, another}) == 4
    assert another == same
    burned = look.replace(burned_captions=True)
    assert video_key(SCENE, CLIP, burned) != video_key(SCENE.replace(narration=("Other.",)), CLIP, burned)


def test_the_code_of_a_stage_is_read_once_however_many_scenes_begin_at_once() -> None:
    begin = Barrier(8)

    def version(_: int) -> str:
        begin.wait()
        return stage_version("generate_video")

    caching.code_digest.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(version, range(8)))) == 1
    assert caching.code_digest.cache_info().misses == 1


@pytest.mark.parametrize("package", sorted({package for package, _ in STAGES.values()} | {"media", "models"}))
def test_a_stage_version_covers_every_module_of_its_package(package: str) -> None:
    folder = Path(str(resources.files("video_gen"))) / package
    assert {Path(str(module)) for module in modules(folder)} == {
        path for path in folder.rglob("*.*") if path.suffix in {".py", ".html", ".css", ".js"}
    }
