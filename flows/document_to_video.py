"""A document becomes a narrated video: the workflow, and `python -m flows.document_to_video`.

adapt_input -> parse_content -> generate_script -> | generate_audio -> generate_video | -> handle_output
                                                   |  one branch a scene, no barrier  |
                                                   | all spoken: master_sound         |
"""

if __name__ == "__main__":  # before the imports below: the command starts Prefect's server beside them
    from flows.commands.start import main

    raise SystemExit(main())

from collections.abc import Sequence
from typing import Any

from prefect import flow, runtime, unmapped
from prefect.futures import PrefectFuture
from prefect.settings import PREFECT_TASKS_REFRESH_CACHE, temporary_settings

from flows import stages
from flows.artifacts import keep_results, keep_storyboard
from flows.caption_language import check_caption_language, translated_captions
from flows.progress import follow, watch
from flows.review import reviewed
from flows.rewriting import rewritten
from flows.speaking import limit_calls, mixed_voices
from flows.steps import tell
from flows.task_runner import TaskRunner
from video_gen.audio import check_scenes, choose_speaker
from video_gen.errors import RenderError, ScenesFailedError, VideoGenError
from video_gen.inputs import read_music, resolve_settings
from video_gen.models.audio import AudioClip, Speaker
from video_gen.models.config import Brief, InputConfig, Look, Mix
from video_gen.models.coverage import BlockCoverage
from video_gen.models.files import VideoFiles
from video_gen.models.footage import Footage
from video_gen.models.music import Music
from video_gen.models.script import SceneConfig, VideoConfig, VideoSetConfig
from video_gen.models.source import Source
from video_gen.output import check_output, check_place, folder_names, write_index
from video_gen.scripting import speakers_of
from video_gen.video import check_tools, draw_thumbnail, drawing_warnings


def run_name() -> str:
    """Return a name that a person recognises: what is made of which document."""
    config = runtime.flow_run.parameters["config"]
    config = config if isinstance(config, InputConfig) else InputConfig.model_validate(config)
    return f"{_short(config.source)} in {config.target_duration} s"


def _short(source: str) -> str:
    """Return what a document is called in a line: its file's name, or how its text begins."""
    lines = source.strip().splitlines() or [""]
    return lines[0].rsplit("/", 1)[-1][:60]


@flow(
    name="document_to_video",
    flow_run_name=run_name,
    persist_result=False,
    task_runner=TaskRunner(),  # type: ignore[arg-type]  # Prefect's own runners do not fit its annotation either
)
def document_to_video(config: InputConfig, refresh: bool = False) -> list[VideoFiles]:  # noqa: FBT001, FBT002  # a form field
    """Turn a document into a narrated, captioned video.

    Finished scenes are kept: a second run, a run after a crash and a run after an edit make only what is
    missing.

    Args:
        config: The document and how to make the video of it.
        refresh: Make everything anew, whatever is kept.

    Raises:
        VideoGenError: What the user can mend, in one line.
    """
    with temporary_settings({PREFECT_TASKS_REFRESH_CACHE: refresh}):
        tell("adapt_input")
        source = stages.adapt_input(config)
        tell("parse_content")
        document = stages.parse_content(source)
        settings = resolve_settings(config, document)
        check_output(settings.output_dir)
        check_tools()
        speaker = choose_speaker(
            settings.engine,
            settings.voice,
            settings.language,
            settings.voices_dir,
            allow_mixed=settings.allow_mixed_voices,
        )
        check_caption_language(settings)
        tell("generate_script")
        script = stages.generate_script(document, speaker, Brief.of(settings))
        if settings.llm:
            script = rewritten(script, document, settings)
        for video in script.videos:
            check_scenes(video.scenes, speaker)
        if settings.review:
            script = reviewed(script, _short(config.source), speaker, settings)
        limit_calls(speaker)
        warnings = (*document.warnings, *speaker.warnings, *script.warnings)
        speakers = speakers_of(script, speaker, document, settings)
        return _make_all(script.replace(warnings=warnings), speakers, settings, source)


def _make_all(
    script: VideoSetConfig, speakers: Sequence[Speaker], settings: InputConfig, source: Source
) -> list[VideoFiles]:
    """Return all videos finished, one after the other; a failure does not keep the others from being made.

    Raises:
        VideoGenError: That of the first video that failed, after the last.
    """
    music = read_music(settings.music)
    made: list[VideoFiles] = []
    failures: list[VideoGenError] = []
    names = folder_names(video.title for video in script.videos)
    for video, name, speaker in zip(script.videos, names, speakers, strict=True):
        try:
            made.append(_make(video, name, speaker, settings, source, music, script.warnings, script.coverage))
        except VideoGenError as error:
            failures.append(error)
    if made:
        write_index(settings.output_dir)
    if failures:
        raise failures[0]
    return made


def _make(
    video: VideoConfig,
    name: str,
    speaker: Speaker,
    settings: InputConfig,
    source: Source,
    music: Music | None,
    warnings: Sequence[str],
    coverage: Sequence[BlockCoverage],
) -> VideoFiles:
    """Return one finished video; each scene is rendered as soon as it is spoken, the sound mastered when all are."""
    check_place(settings.output_dir / name, source.text)
    keep_storyboard(video)
    look = Look.of(settings, speaker.language)
    warnings = (*warnings, *drawing_warnings(video.scenes, look))
    clips = stages.generate_audio.map(list(video.scenes), unmapped(speaker), unmapped(settings.fps))
    looks = [look.in_theme(scene.theme) for scene in video.scenes]
    footage = stages.generate_video.map(list(video.scenes), clips, looks)
    mix = Mix.of(settings)
    sound = stages.master_sound.submit(video, clips, mix, music)  # type: ignore[arg-type]  # Prefect waits for them
    watch(footage)
    follow(video.title, footage)
    spoken, rendered = _settled(video.scenes, clips, footage)
    translation, untranslated = translated_captions(video, spoken, speaker, settings)
    warnings = (*warnings, *mixed_voices(video.scenes, spoken, speaker), *untranslated)
    tell("handle_output")
    mastered, thumbnail = sound.result(), draw_thumbnail(video.title, look)
    files = stages.handle_output(
        video, spoken, rendered, mastered, thumbnail, speaker, settings, source, warnings, coverage, name, translation
    )
    keep_results(files, warnings, coverage)
    return files


def _settled(
    scenes: Sequence[SceneConfig], clips: Sequence[PrefectFuture[Any]], footage: Sequence[PrefectFuture[Any]]
) -> tuple[list[AudioClip], list[Footage]]:
    """Return the scenes' sound and pictures.

    Raises:
        ScenesFailedError: Some failed, each named with its reason.
    """
    for future in (*clips, *footage):
        future.wait()  # a future knows its own final state only after this
    errors: dict[str, Exception] = {}
    for scene, clip, shots in zip(scenes, clips, footage, strict=True):
        failed = next((future.state for future in (clip, shots) if not future.state.is_completed()), None)
        if failed:
            found = failed.result(raise_on_failure=False)
            errors[scene.id] = found if isinstance(found, Exception) else RuntimeError(failed.message or failed.name)
    if errors:
        first = next(iter(errors.values()))
        code = first.exit_code if isinstance(first, VideoGenError) else RenderError.exit_code
        raise ScenesFailedError({scene: _reason(error) for scene, error in errors.items()}, code)
    return [clip.result() for clip in clips], [shots.result() for shots in footage]


def _reason(error: Exception) -> str:
    return (
        f"{error.subject}: {error.reason}" if isinstance(error, VideoGenError) else f"{type(error).__name__}: {error}"
    )
