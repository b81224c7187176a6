"""One run from the command line: the server beside it, the workflow, and what is said of it afterwards."""

import json
import os
import sys
import time
from typing import Any
from uuid import UUID

from flows.commands.display import STARTING, Display
from flows.commands.watching import check_watchable, state_of, wait_for_change
from flows.server.embedded import API_URL_VARIABLE, EmbeddedServer
from video_gen.errors import VideoGenError, one_line
from video_gen.inputs import check_input, resolve_settings
from video_gen.models.config import InputConfig
from video_gen.models.document import Document
from video_gen.models.files import FileRole, Manifest, VideoFiles
from video_gen.output import PAGE_NAME, is_our_page


def run_and_show(
    config: InputConfig, server: EmbeddedServer | None, *, refresh: bool, watch: bool, quiet: bool, as_json: bool
) -> int:
    """Make the video, print the result on standard output, and return the exit code.

    Args:
        config: The document and the settings.
        server: The embedded server, where no other is configured; it is stopped after the result is printed.
        refresh: Whether everything is made anew.
        watch: Whether to go on, making the video anew whenever the document changes, until interrupted.
        quiet: Whether only results and errors are printed.
        as_json: Whether one JSON object is printed, one for each time where the document is watched.

    Raises:
        VideoGenError: What the user can mend.
    """
    if watch:
        check_watchable(config)
    began = time.monotonic()
    seen = state_of(config) if watch else ""
    error = _make(config, server, began, refresh=refresh, quiet=quiet, as_json=as_json)
    while watch:
        print(f"error: {error}" if error else f"Watching {config.source}; Ctrl-C ends it.", file=sys.stderr)  # noqa: T201
        wait_for_change(config, seen)
        seen, began = state_of(config), time.monotonic()
        error = _make(config, server, began, refresh=False, quiet=quiet, as_json=as_json)
    if error:
        raise error
    return 0


def _make(
    config: InputConfig, server: EmbeddedServer | None, began: float, *, refresh: bool, quiet: bool, as_json: bool
) -> VideoGenError | None:
    """Make the video, print the result, and return what it failed of."""
    try:
        check_input(config)  # bad input is told at once, not after Prefect's start
        _check_settings(config)
        with Display(quiet=quiet) as display:
            if not os.environ.get(API_URL_VARIABLE):
                display.show(STARTING)
            report, error = _run(config, server, display, refresh=refresh)
    except VideoGenError as met:
        report, error = _report("", config, [], {}, {}), met
    report["seconds"] = {"total": round(time.monotonic() - began, 3)} | report["seconds"]
    if as_json:
        print(json.dumps(report | {"error": str(error) if error else None}, ensure_ascii=False), flush=True)  # noqa: T201
    elif not error:
        _show(report, quiet=quiet)
    return error


def _check_settings(config: InputConfig) -> None:
    from video_gen.audio import check_voice  # noqa: PLC0415  # the server starts beside these long imports
    from video_gen.output import check_output  # noqa: PLC0415

    check_voice(config.engine, config.voice, config.voices_dir)
    check_output(resolve_settings(config, Document()).output_dir)  # no document chooses where files are written


def _run(
    config: InputConfig, server: EmbeddedServer | None, display: Display, *, refresh: bool
) -> tuple[dict[str, Any], VideoGenError | None]:
    """Return the report of a run that is complete in Prefect's database, and what it failed of."""
    from flows.document_to_video import document_to_video  # noqa: PLC0415
    from flows.run_here import run_here  # noqa: PLC0415
    from flows.server.connection import connected  # noqa: PLC0415  # the server starts beside these long imports
    from flows.server.records import completed_records, tally  # noqa: PLC0415
    from flows.server.session import session  # noqa: PLC0415

    with session(server, display):
        ended = run_here(document_to_video, config, refresh)
    videos = ended.value or []
    expected = _tasks(videos) if videos and not config.llm else None
    with connected():
        counts, seconds = tally(completed_records(UUID(ended.run_id), expected))
    return _report(ended.run_id, config, videos, counts, seconds), ended.error


def _tasks(videos: list[VideoFiles]) -> int:
    """Return how many tasks a run had that made these videos."""
    review = bool(_manifest(videos[0]).settings.get("review"))
    return 3 + review + sum(2 * video.scenes + 2 for video in videos)


def _report(
    run_id: str,
    config: InputConfig,
    videos: list[VideoFiles],
    counts: dict[str, dict[str, int]],
    seconds: dict[str, float],
) -> dict[str, Any]:
    """Return what `--json` prints, but for the total time and the error."""
    manifests = [_manifest(video) for video in videos]
    voice = {"engine": manifests[0].engine, "name": manifests[0].voice} if manifests else None
    return {
        "status": "done" if videos else "failed",
        "flow_run_id": run_id,
        "output_dir": str(videos[0].folder.parent if videos else config.output_dir),
        "index": _index(videos),
        "videos": [described(video) for video in videos],
        "voice": voice,
        "tasks": counts,
        "seconds": seconds,
        "warnings": list(dict.fromkeys(warning for manifest in manifests for warning in manifest.warnings)),
    }


def _index(videos: list[VideoFiles]) -> str | None:
    """Return the page that lists the videos of the output folder; none where somebody else's stands there."""
    pages = [video.folder.parent / PAGE_NAME for video in videos[:1]]
    return next((str(page) for page in pages if is_our_page(page)), None)


def _manifest(video: VideoFiles) -> Manifest:
    path = video.path("manifest")
    assert path  # noqa: S101  # every video has one
    return Manifest.model_validate_json(path.read_bytes())


def described(video: VideoFiles) -> dict[str, Any]:
    """Return what `--json` says of a video."""
    roles: tuple[FileRole, ...] = (
        *(
            "page",
            "srt",
            "vtt",
            "translated_srt",
            "translated_vtt",
            "thumbnail",
            "chapters",
            "transcript",
            "youtube",
            "script",
            "manifest",
        ),
        *("webm", "gif", "webp", "mp3", "m4a"),
    )
    beside = {role: str(path) if (path := video.path(role)) else None for role in roles}
    return {
        "id": video.id,
        "title": video.title,
        "path": str(video.path("video")),
        "duration_s": video.duration_s,
        "scenes": video.scenes,
    } | beside


def _show(report: dict[str, Any], *, quiet: bool) -> None:
    """Print the videos' paths on standard output, and what is worth knowing on standard error."""
    for video in report["videos"]:
        print(video["path"])  # noqa: T201  # the result
    if quiet:
        return
    for warning in report["warnings"]:
        print(f"warning: {one_line(warning)}", file=sys.stderr)  # noqa: T201
    made = report["tasks"].get("generate_video", {})
    scenes = sum(video["scenes"] for video in report["videos"])
    print(  # noqa: T201
        f"{sum(video['duration_s'] for video in report['videos']):.1f} s of video, {scenes} scenes "
        f"({made.get('executed', 0)} made, {made.get('cached', 0)} kept), "
        f"voice {report['voice']['engine']} {report['voice']['name']}, {report['seconds']['total']:.1f} s",
        file=sys.stderr,
    )
