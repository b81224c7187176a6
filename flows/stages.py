"""The six stages as Prefect tasks: a few lines around one function each."""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from prefect import Task, task
from prefect.client.schemas.objects import State, TaskRun
from prefect.runtime import task_run
from prefect.tasks import exponential_backoff

import video_gen.audio
import video_gen.inputs
import video_gen.output
import video_gen.parsing
import video_gen.rewriting
import video_gen.scripting
import video_gen.video
from flows.caching import key_of
from flows.reporting import at_work
from flows.result_store import SERIALIZER, keeping, kept_under
from flows.speaking import spoken
from video_gen.errors import VideoGenError
from video_gen.models.audio import AudioClip, Speaker
from video_gen.models.brief import Brief
from video_gen.models.config import InputConfig
from video_gen.models.coverage import BlockCoverage
from video_gen.models.document import Document
from video_gen.models.files import VideoFiles
from video_gen.models.footage import Footage
from video_gen.models.look import Look
from video_gen.models.mix import Mix
from video_gen.models.music import Music
from video_gen.models.rewriting import Author, Rewritten, Section, Translation
from video_gen.models.script import SceneConfig, VideoConfig, VideoSetConfig
from video_gen.models.soundtrack import Soundtrack
from video_gen.models.source import Source
from video_gen.models.theme import OwnTheme


def may_pass(_task: Task[Any, Any], _run: TaskRun, state: State[Any]) -> bool:
    """Return whether trying again can help: each error class says so of itself."""
    error = state.result(raise_on_failure=False)
    return isinstance(error, VideoGenError) and error.transient


RETRIES: dict[str, Any] = {
    "retries": 3,
    "retry_delay_seconds": exponential_backoff(backoff_factor=1),
    "retry_jitter_factor": 0.5,
    "retry_condition_fn": may_pass,
}
KEPT: dict[str, Any] = {"persist_result": True, "result_serializer": SERIALIZER}


@task(name="adapt_input", task_run_name="read the document", persist_result=False, **RETRIES)
def adapt_input(config: InputConfig) -> Source:
    """Read the document; never cached, since reading it is how a change is noticed."""
    return video_gen.inputs.adapt_input(config)


def parse_key(source: Source) -> str:
    """Return what a parsed document is stored under."""
    return key_of("parse_content", source.media_type, source.sha256, source.origin.rsplit("/", 1)[-1])


@task(name="parse_content", task_run_name="parse the document", cache_policy=kept_under(parse_key), **KEPT, **RETRIES)
def parse_content(source: Source) -> Document:
    """Parse the document into blocks."""
    return video_gen.parsing.parse_content(source)


def script_key(document: Document, speaker: Speaker, brief: Brief) -> str:
    """Return what a script is stored under."""
    return key_of("generate_script", document, speaker.language, speaker.characters_per_second, brief)


@task(name="generate_script", task_run_name="write the script", cache_policy=kept_under(script_key), **KEPT, **RETRIES)
def generate_script(document: Document, speaker: Speaker, brief: Brief) -> VideoSetConfig:
    """Choose what is said and shown inside the time."""
    return video_gen.scripting.generate_script(document, speaker, brief)


def rewrite_key(section: Section, author: Author) -> str:
    """Return what a rewritten section is stored under."""
    return key_of("rewrite_section", section, author)


@task(
    name="rewrite_section",
    task_run_name="rewrite {section.scenes[0].section}",
    cache_policy=kept_under(rewrite_key),
    **KEPT,
    **RETRIES,
)
def rewrite_section(section: Section, author: Author) -> Rewritten:
    """Have a language model put one section into better words."""
    return video_gen.rewriting.rewrite_section(section, author)


def review_key(proposed: VideoSetConfig) -> str:
    """Return what an approved script is stored under: what was proposed; warnings are no part of it."""
    return key_of("review_script", *proposed.videos)


@task(
    name="review_script",
    task_run_name="take the approved script",
    cache_policy=kept_under(lambda proposed, **_approved: review_key(proposed)),
    **KEPT,
)
def review_script(proposed: VideoSetConfig, approved: VideoSetConfig) -> VideoSetConfig:  # noqa: ARG001  # its key
    """Keep what a person approved of, so that it is not asked for again."""
    return approved


def audio_key(scene: SceneConfig, speaker: Speaker, fps: int) -> str:
    """Return what a spoken scene is stored under."""
    voice = video_gen.audio.voice_key(scene, speaker)
    return key_of(
        "generate_audio",
        scene.narration,
        scene.pauses,
        scene.pronunciations,
        scene.pause_ms,
        voice,
        speaker.language,
        fps,
    )


@task(
    name="generate_audio",
    task_run_name="speak {scene.id}",
    cache_policy=kept_under(audio_key),
    **KEPT,
    **RETRIES,
)
def generate_audio(scene: SceneConfig, speaker: Speaker, fps: int) -> AudioClip:
    """Speak one scene; where it cannot be spoken, and voices may be mixed, another engine does."""
    with at_work(scene.id):
        return spoken(scene, speaker, fps, last_try=task_run.run_count > RETRIES["retries"])


def video_key(scene: SceneConfig, clip: AudioClip, look: Look) -> str:
    """Return what a scene's footage is stored under; the sound itself is no part of it, its timing is."""
    words = scene.narration if look.burned_captions else ()
    letters = video_gen.video.typefaces(scene, look)
    parts = (scene.visual, words, clip.timing, look.replace(own=None), _theme_digest(look.own), letters)
    return key_of("generate_video", *parts)


@lru_cache(maxsize=8)
def _theme_digest(own: OwnTheme | None) -> str:
    """Return the digest of a theme, which is megabytes of fonts and the same for all scenes."""
    return own.digest() if own else ""


@task(
    name="generate_video",
    task_run_name="render {scene.id}",
    cache_policy=kept_under(video_key),
    **KEPT,
    **RETRIES,
)
def generate_video(scene: SceneConfig, clip: AudioClip, look: Look) -> Footage:
    """Draw and encode one scene."""
    with at_work(scene.id):
        return video_gen.video.generate_video(scene, clip.timing, look)


def sound_key(video: VideoConfig, clips: Sequence[AudioClip], mix: Mix, music: Music | None) -> str:
    """Return what the sound of a video is stored under; the video's title is only for errors."""
    del video
    return key_of(
        "master_sound",
        [hashlib.sha256(clip.pcm).hexdigest() for clip in clips],
        mix,
        music and (music.name, music.sha256),
    )


def scene_sound_key(clip: AudioClip, loudness: float) -> str:
    """Return what the mastered sound of a scene is stored under."""
    return key_of("master_scene", hashlib.sha256(clip.pcm).hexdigest(), loudness)


@task(
    name="master_sound",
    task_run_name="master the sound of {video.id}",
    cache_policy=kept_under(sound_key),
    **KEPT,
    **RETRIES,
)
def master_sound(video: VideoConfig, clips: Sequence[AudioClip], mix: Mix, music: Music | None) -> Soundtrack:
    """Master and encode the sound of the scenes of which it is not kept, and join it; it needs no pictures."""
    of_scene = keeping(video_gen.output.master_scene, scene_sound_key)
    return video_gen.output.master_sound(video, clips, mix, music, of_scene)


def output_key(
    video: VideoConfig,
    clips: Sequence[AudioClip],
    footage: Sequence[Footage],
    sound: Soundtrack,
    thumbnail: bytes,
    speaker: Speaker,
    config: InputConfig,
    source: Source,
    warnings: Sequence[str],
    coverage: Sequence[BlockCoverage],
    name: str,
    translation: Translation | None,
) -> str:
    """Return what a finished video is stored under; its value names files, so the folder is part of it."""
    parts = (
        *(clip.pcm for clip in clips),
        *(shots.h264 for shots in footage),
        sound.aac,
        sound.opus,
        sound.mp3,
        thumbnail,
    )
    media = [hashlib.sha256(part).hexdigest() for part in parts]
    place = str(config.output_dir.resolve())
    settings = config.replace(source=source.origin.rsplit("/", 1)[-1])
    return key_of(
        "handle_output",
        *(video, media, speaker, settings, place, source.sha256, tuple(warnings), tuple(coverage), name, translation),
    )


@task(
    name="handle_output",
    task_run_name="write the files of {video.id}",
    cache_policy=kept_under(output_key),
    **KEPT,
    **RETRIES,
)
def handle_output(
    video: VideoConfig,
    clips: Sequence[AudioClip],
    footage: Sequence[Footage],
    sound: Soundtrack,
    thumbnail: bytes,
    speaker: Speaker,
    config: InputConfig,
    source: Source,
    warnings: Sequence[str],
    coverage: Sequence[BlockCoverage],
    name: str,
    translation: Translation | None,
) -> VideoFiles:
    """Join the scenes and write the video's folder."""
    return video_gen.output.handle_output(
        video, clips, footage, sound, thumbnail, speaker, config, source, warnings, coverage, name, translation
    )
