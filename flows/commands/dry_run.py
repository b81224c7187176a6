"""`--dry-run`: the planned scenes and which of them are kept already; nothing is made, no server is started."""

import json
import sys
from itertools import groupby
from typing import Any, NamedTuple

from prefect.results import ResultStore
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.result_store import result_store
from flows.stages import audio_key, video_key
from video_gen.audio import check_scenes, choose_speaker
from video_gen.errors import VideoGenError, one_line
from video_gen.inputs import adapt_input, in_language, read_theme, resolve_settings
from video_gen.models.audio import AudioClip, Speaker
from video_gen.models.brief import Brief
from video_gen.models.config import InputConfig
from video_gen.models.look import Look
from video_gen.models.script import SceneConfig
from video_gen.parsing import check_words, parse_content
from video_gen.scripting import generate_script, speakers_of
from video_gen.video import check_tools, drawing_warnings, with_encoder


class Planned(NamedTuple):
    """A scene that a run would make or take from what is kept."""

    video: str
    scene: SceneConfig
    spoken: bool
    """Whether its sound is kept."""
    rendered: bool
    """Whether its pictures are kept."""


def show_plan(config: InputConfig, *, as_json: bool) -> int:
    """Print the plan on standard output and return the exit code.

    Raises:
        VideoGenError: What the user can mend.
    """
    try:
        planned, warnings = plan(config)
    except VideoGenError as error:
        if as_json:
            print(json.dumps(_report([], []) | {"status": "failed", "error": str(error)}, ensure_ascii=False))  # noqa: T201
        raise
    if as_json:
        print(json.dumps(_report(planned, warnings), ensure_ascii=False))  # noqa: T201
        return 0
    for video, of_video in groupby(planned, key=lambda p: p.video):
        table = Table("scene", "kind", "narration", "kept", title_justify="left")
        for p in of_video:
            kept = "sound and picture" if p.rendered else "sound" if p.spoken else "-"
            table.add_row(p.scene.id, p.scene.kind, Text(one_line(" ".join(p.scene.narration))), kept)
        table.title = f"{video}: {table.row_count} {'scene' if table.row_count == 1 else 'scenes'}"
        Console().print(table)
    for warning in warnings:
        print(f"warning: {one_line(warning)}", file=sys.stderr)  # noqa: T201  # a line is a line, however long
    return 0


def _report(planned: list[Planned], warnings: list[str]) -> dict[str, Any]:
    """Return what `--json` prints."""
    scenes = [
        {"video": p.video, "id": p.scene.id, "kind": p.scene.kind, "narration": list(p.scene.narration)}
        | {"spoken": p.spoken, "rendered": p.rendered}
        for p in planned
    ]
    return {"status": "planned", "scenes": scenes, "warnings": warnings, "error": None}


def plan(config: InputConfig) -> tuple[list[Planned], list[str]]:
    """Return the scenes that a run would have, in order, and its warnings, each once."""
    source = adapt_input(config)
    document = in_language(config, parse_content(source))
    check_words(document, source.origin)
    settings = resolve_settings(config, document)
    own_theme = read_theme(settings.theme)
    check_tools()
    speaker = choose_speaker(
        settings.engine, settings.voice, settings.language, settings.voices_dir, allow_mixed=settings.allow_mixed_voices
    )
    script = generate_script(document, speaker, Brief.of(settings))
    for video in script.videos:
        check_scenes(video.scenes, speaker)
    look = with_encoder(Look.of(settings, speaker.language, own_theme), settings.encoder)
    store = result_store()
    scenes = [
        _planned(store, video.id, scene, reader, look)
        for video, reader in zip(script.videos, speakers_of(script, speaker, document, settings), strict=True)
        for scene in video.scenes
    ]
    unseen = drawing_warnings([planned.scene for planned in scenes], look)
    return scenes, list(dict.fromkeys([*document.warnings, *speaker.warnings, *script.warnings, *unseen]))


def _planned(store: ResultStore, video: str, scene: SceneConfig, speaker: Speaker, look: Look) -> Planned:
    key = audio_key(scene, speaker, look.fps)
    if not store.exists(key):
        return Planned(video, scene, spoken=False, rendered=False)
    clip = store.read(key).result
    rendered = isinstance(clip, AudioClip) and store.exists(video_key(scene, clip, look.in_theme(scene.theme)))
    return Planned(video, scene, spoken=True, rendered=rendered)
