"""The manifest of a finished video: writing it, and knowing our own folders by it."""

import contextlib
import hashlib
import json
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePath

from video_gen.errors import StorageError
from video_gen.models.clock import samples_per_frame, seconds
from video_gen.models.coverage import BlockCoverage
from video_gen.models.files import Manifest, OutputFile, SceneRecord
from video_gen.models.source import Source
from video_gen.output.reel import Reel

MANIFEST_NAME = "manifest.json"
SCRIPT_NAME = "script.yaml"
_PROGRAM = "video-gen"


def make_manifest(
    reel: Reel,
    source: Source,
    warnings: Sequence[str],
    coverage: Sequence[BlockCoverage],
    files: tuple[OutputFile, ...],
) -> Manifest:
    """Return the manifest of a video whose other files are written."""
    config = reel.config
    return Manifest(
        title=reel.video.title,
        generator=f"{_PROGRAM} {_version()}",
        source_name=source.origin,
        source_sha256=source.sha256,
        settings=config.model_dump(
            mode="json", exclude={"source", "source_type", "output_dir", "music", "voices_dir", "review_hours"}
        )
        | {"theme": PurePath(config.theme).name},
        engine=reel.speaker.engine,
        voice=reel.speaker.name,
        music=reel.sound.music,
        music_sha256=reel.sound.music_sha256,
        language=reel.speaker.language,
        fps=config.fps,
        frames=reel.frames,
        duration_s=seconds(reel.frames * samples_per_frame(config.fps)),
        scenes=_records(reel),
        files=files,
        warnings=tuple(warnings),
        coverage=tuple(coverage),
    )


def own_files(folder: Path, script_in_use: str) -> frozenset[str]:
    """Return the names of the files in an earlier video's folder that a new one may replace.

    Args:
        folder: The folder; not empty.
        script_in_use: Text of the document that is made now. A script that was edited may only be replaced by the
            video made from it.

    Raises:
        StorageError: It was not made by this program, or its script was edited and would be lost.
    """
    files = listed_files(folder)
    script, digest = folder / SCRIPT_NAME, files.get(SCRIPT_NAME)
    if digest and script.is_file():
        content = script.read_bytes()
        text = content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
        if hashlib.sha256(content).hexdigest() != digest and text != script_in_use:
            raise StorageError(
                str(script),
                "it was edited, and this run would replace it",
                "Make the video from it, or move it elsewhere",
            )
    return frozenset({*files, MANIFEST_NAME})


def listed_files(folder: Path) -> dict[str, str]:
    """Return the files that the folder's manifest lists, each with its digest."""
    path = folder / MANIFEST_NAME
    with contextlib.suppress(ValueError, LookupError, TypeError, AttributeError):
        manifest = json.loads(path.read_bytes() if path.is_file() else b"")
        if manifest["generator"].startswith(f"{_PROGRAM} "):
            return {file["name"]: file["sha256"] for file in manifest["files"]}
    raise StorageError(
        str(folder),
        f"it holds files and no {MANIFEST_NAME} of ours, so it was not made here",
        "Move the folder away, or choose another --output-dir",
    )


def _records(reel: Reel) -> tuple[SceneRecord, ...]:
    samples = samples_per_frame(reel.config.fps)
    records = []
    first = 0
    for scene, clip, begin, shots in zip(reel.video.scenes, reel.clips, reel.sound_begins, reel.footage, strict=True):
        words = clip.timing.words
        records.append(
            SceneRecord(
                id=scene.id,
                kind=scene.kind,
                section=scene.section,
                spans=scene.spans,
                voice=f"{clip.engine}:{clip.voice_name}",
                word_times="estimated" if clip.timing.estimated else "measured",
                writer=scene.writer,
                script_sha256=scene.digest(),
                audio_sha256=hashlib.sha256(clip.pcm).hexdigest(),
                footage_sha256=hashlib.sha256(shots.h264).hexdigest(),
                first_frame=first,
                frames=shots.frames,
                start_s=seconds(first * samples),
                duration_s=seconds(shots.frames * samples),
                first_word_s=seconds(begin + words[0].start) if words else None,
            )
        )
        first += shots.frames
    return tuple(records)


def _version() -> str:
    try:
        return version(_PROGRAM)
    except PackageNotFoundError:  # run from a checkout that is not installed
        return "unknown"
