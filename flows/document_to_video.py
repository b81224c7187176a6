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
from prefect.context import TagsContext
from prefect.futures import PrefectFuture
from prefect.settings import PREFECT_TASKS_REFRESH_CACHE, temporary_settings

from flows import stages
from flows.artifacts import keep_results, keep_script
from flows.caption_language import check_translator, translated_captions
from flows.interruption import ended_at_once
from flows.naming import short_name
from flows.rendering import render
from flows.reporting import about, performed, run_told, tell_run, watch
from flows.review import reviewed
from flows.rewriting import rewritten
from flows.speaking import mixed_voices
from flows.storyboard import MadeScene, complete_storyboard, keep_storyboard
from flows.task_runner import SCENES_AT_ONCE, TaskRunner, untraversed
from flows.turns import limit_calls
from video_gen.audio import check_scenes, choose_speaker
from video_gen.errors import RenderError, ScenesFailedError, VideoGenError
from video_gen.inputs import in_language, read_music, read_theme, resolve_settings
from video_gen.models.audio import AudioClip, Speaker
from video_gen.models.brief import Brief
from video_gen.models.config import InputConfig
from video_gen.models.coverage import BlockCoverage
from video_gen.models.files import VideoFiles
from video_gen.models.footage import Footage
from video_gen.models.look import Look
from video_gen.models.mix import Mix
from video_gen.models.music import Music
from video_gen.models.review import review_text
from video_gen.models.script import SceneConfig, VideoConfig, VideoSetConfig
from video_gen.models.source import Source
from video_gen.models.theme import OwnTheme
from video_gen.output import check_output, check_place, folder_names, write_index
from video_gen.parsing import check_words
from video_gen.scripting import speakers_of
from video_gen.video import check_letters, check_tools, draw_thumbnail, drawing_warnings, with_encoder


def run_name() -> str:
    """Return a name that a person recognises: what is made of which document."""
    config = runtime.flow_run.parameters["config"]
    config = config if isinstance(config, InputConfig) else InputConfig.model_validate(config)
    return f"{short_name(config.source)} in {config.target_duration} s"


@flow(
    name="document_to_video",
    flow_run_name=run_name,
    persist_result=False,
    task_runner=TaskRunner(SCENES_AT_ONCE),  # type: ignore[arg-type]  # Prefect's own runners do not fit its annotation either
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
    config = config.as_asked()
    with (
        ended_at_once(),
        temporary_settings({PREFECT_TASKS_REFRESH_CACHE: refresh}),
        TagsContext(current_tags=set()),  # the run's: each task would ask the server for limits on them
        run_told(short_name(config.source)) as made,
    ):
        source = performed(stages.adapt_input, config)
        document = in_language(config, performed(stages.parse_content, source))
        check_words(document, source.origin)
        settings = resolve_settings(config, document)
        own_theme = read_theme(settings.theme)
        check_output(settings.output_dir)
        check_tools()
        with_encoder(Look.of(settings, settings.language), settings.encoder)
        speaker = choose_speaker(
            settings.engine,
            settings.voice,
            settings.language,
            settings.voices_dir,
            allow_mixed=settings.allow_mixed_voices,
        )
        check_translator(settings)
        script = performed(stages.generate_script, document, speaker, Brief.of(settings))
        if settings.is_rewritten:
            script = rewritten(script, document, settings)
        for video in script.videos:
            check_scenes(video.scenes, speaker)
        if settings.review:
            script = reviewed(script, short_name(config.source), speaker, settings)
        keep_script(review_text(script), short_name(config.source), waits=False)
        limit_calls(speaker)
        warnings = (*document.warnings, *speaker.warnings, *script.warnings)
        speakers = speakers_of(script, speaker, document, settings)
        _make_all(made, script.replace(warnings=warnings), speakers, settings, source, own_theme)
        return made


def _make_all(
    made: list[VideoFiles],
    script: VideoSetConfig,
    speakers: Sequence[Speaker],
    settings: InputConfig,
    source: Source,
    own_theme: OwnTheme | None,
) -> None:
    """Append all videos, finished, one after the other; a failure does not keep the others from being made.

    Raises:
        VideoGenError: That of the first video that failed, after the last.
    """
    music = read_music(settings.music)
    failures: list[VideoGenError] = []
    names = folder_names(video.title for video in script.videos)
    for done, (video, name, speaker) in enumerate(zip(script.videos, names, speakers, strict=True), 1):
        look = with_encoder(Look.of(settings, speaker.language, own_theme), settings.encoder)
        try:
            with about(video):
                one = _make(video, name, speaker, settings, look, source, music, script.warnings, script.coverage)
                made.append(one)
        except VideoGenError as error:
            failures.append(error)
        tell_run("progress", title=video.title, done=done, total=len(script.videos))
    if made:
        write_index(settings.output_dir)
    if failures:
        raise failures[0]


def _make(
    video: VideoConfig,
    name: str,
    speaker: Speaker,
    settings: InputConfig,
    look: Look,
    source: Source,
    music: Music | None,
    warnings: Sequence[str],
    coverage: Sequence[BlockCoverage],
) -> VideoFiles:
    """Return one finished video; each scene is rendered as soon as it is spoken, the sound mastered when all are."""
    check_place(settings.output_dir / name, source.text)
    check_letters(video, look)
    storyboard = keep_storyboard(video)
    clips = stages.generate_audio.map(list(video.scenes), unmapped(speaker), unmapped(settings.fps))
    sound = stages.master_sound.submit(*map(untraversed, (video, list(clips), Mix.of(settings), music)))  # type: ignore[call-overload]  # Prefect waits for clips
    watch(stages.generate_audio.name, clips, [scene.id for scene in video.scenes])
    watch(stages.master_sound.name, [sound])
    rendering = render(video, clips, look)
    spoken, rendered = _settled(video.scenes, clips, rendering.footage)
    translation, untranslated = translated_captions(video, spoken, speaker, settings)
    warnings = (*warnings, *drawing_warnings(video.scenes, look), *rendering.warnings)
    warnings = (*warnings, *mixed_voices(video.scenes, spoken, speaker), *untranslated)
    thumbnail = draw_thumbnail(video.title, look)
    complete_storyboard(storyboard, video, _scenes_made(clips, spoken, rendering.footage, rendered))
    files = performed(
        stages.handle_output,
        video,
        spoken,
        rendered,
        sound.result(),
        thumbnail,
        speaker,
        settings,
        source,
        warnings,
        coverage,
        name,
        translation,
    )
    keep_results(files, warnings, coverage)
    return files


def _scenes_made(
    clips: Sequence[PrefectFuture[Any]],
    spoken: Sequence[AudioClip],
    footage: Sequence[PrefectFuture[Any]],
    rendered: Sequence[Footage],
) -> list[MadeScene]:
    kept = [[future.state.name == "Cached" for future in futures] for futures in (clips, footage)]
    return [MadeScene(*one) for one in zip(spoken, rendered, *kept, strict=True)]


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
