"""Stage 6: all scenes become one folder with the video and everything that belongs to it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from video_gen.media.mp4 import Parts, write_mp4
from video_gen.models.audio import AudioClip, Speaker
from video_gen.models.config import InputConfig
from video_gen.models.coverage import BlockCoverage
from video_gen.models.files import FileRole, OutputFile, VideoFiles
from video_gen.models.footage import Footage
from video_gen.models.rewriting import Translation
from video_gen.models.script import VideoConfig, VideoSetConfig
from video_gen.models.script_file import dump_script
from video_gen.models.soundtrack import Soundtrack
from video_gen.models.source import Source
from video_gen.models.theme import TOKENS
from video_gen.output.chapters import Chapter, chapters, ffmetadata
from video_gen.output.folder import Draft, replaced_folder
from video_gen.output.formats import write_formats
from video_gen.output.language import iso639_2
from video_gen.output.manifest import MANIFEST_NAME, SCRIPT_NAME, make_manifest, own_files
from video_gen.output.reel import Reel
from video_gen.output.siblings import (
    THUMBNAIL_NAME,
    caption_languages,
    chapter_warnings,
    write_captions,
    write_page,
    write_texts,
)
from video_gen.output.slug import slug
from video_gen.output.sync import check_sync


def handle_output(
    video: VideoConfig,
    clips: Sequence[AudioClip],
    footage: Sequence[Footage],
    sound: Soundtrack,
    thumbnail: bytes,
    speaker: Speaker,
    config: InputConfig,
    source: Source,
    warnings: Sequence[str] = (),
    coverage: Sequence[BlockCoverage] = (),
    name: str = "",
    translation: Translation | None = None,
) -> VideoFiles:
    """Write `<output_dir>/<name>/`, which appears complete or not at all, and return what is in it.

    A folder that an earlier run made is replaced. Files that the user put into it stay; a script that was edited
    there is only replaced by the video made from it.

    Args:
        video: What was said and shown.
        clips: The sound of each scene.
        footage: The pictures of each scene, exactly as long.
        sound: That of the clips, mastered.
        thumbnail: The JPEG that stands for the video in a list.
        speaker: Who spoke.
        config: The settings, resolved.
        source: The document.
        warnings: What the user should know; kept in the manifest.
        coverage: What became of each block of the document; kept in the manifest.
        name: Of the folder and the files in it; made of the title where not given. Of several videos each needs its
            own (see `folder_names`).
        translation: The captions in one more language.

    Raises:
        RenderError: Sound and pictures do not fit together, are not in step in the finished file, or ffmpeg failed.
        StorageError: The folder cannot be written, or holds what was not made here.
    """
    reel = Reel(video, clips, footage, sound, thumbnail, speaker, config, translation)
    reel.check()
    name = name or slug(video.title)
    folder = config.output_dir.absolute() / name
    with replaced_folder(folder, partial(own_files, script_in_use=source.text)) as draft:
        marks = chapters(video, [clip.timing.samples for clip in clips])
        roles = _write_files(draft, name, reel, marks)
        files = tuple(OutputFile.of(role, draft.new, written) for written, role in roles.items())
        manifest = make_manifest(reel, source, (*warnings, *chapter_warnings(marks)), coverage, files)
        (draft.new / MANIFEST_NAME).write_text(manifest.model_dump_json(indent=2) + "\n", "utf-8")
        files += (OutputFile.of("manifest", draft.new, MANIFEST_NAME),)
    return VideoFiles(
        id=video.id,
        title=video.title,
        folder=folder,
        duration_s=manifest.duration_s,
        scenes=len(video.scenes),
        files=files,
    )


def _write_files(draft: Draft, name: str, reel: Reel, marks: list[Chapter]) -> dict[str, FileRole]:
    """Write all files but the manifest; return the role of each by its name, the video first."""
    aac, metadata = draft.work / "sound.aac", draft.work / "metadata.txt"
    roles: dict[str, FileRole] = {f"{name}.mp4": "video"}
    roles |= write_captions(draft.new, name, reel)
    roles |= _write_thumbnail(draft.new, reel)
    roles |= write_texts(draft.new, reel, marks)
    roles |= _write_script(draft.new, reel)
    roles |= write_page(draft.new, roles, reel, marks)
    metadata.write_text(ffmetadata(reel.video.title, marks), "utf-8")
    aac.write_bytes(reel.sound.aac)
    captions = [
        (draft.new / written, iso639_2(language))
        for role, language in caption_languages(reel).items()
        for written, found in roles.items()
        if found == role
    ]
    write_mp4(
        draft.new / f"{name}.mp4",
        (shots.h264 for shots in reel.footage),
        reel.frames,
        reel.config.fps,
        Parts(aac, metadata, captions, iso639_2(reel.speaker.language)),
        subject=reel.video.title,
    )
    check_sync(draft.new / f"{name}.mp4", reel)
    return roles | write_formats(draft, name, reel, metadata, aac)


def _write_thumbnail(folder: Path, reel: Reel) -> dict[str, FileRole]:
    (folder / THUMBNAIL_NAME).write_bytes(reel.thumbnail)
    return {THUMBNAIL_NAME: "thumbnail"}


def _write_script(folder: Path, reel: Reel) -> dict[str, FileRole]:
    """Write the script with the settings that make the same video of it, and the pictures that it names."""
    kept = {"theme", "size", "fps", "captions", "loudness"} - ({"theme"} if reel.config.theme not in TOKENS else set())
    settings = reel.config.model_dump(mode="json", include=kept)
    script, pictures = dump_script(VideoSetConfig(videos=(reel.video,)), settings | {"engine": reel.speaker.engine})
    (folder / SCRIPT_NAME).write_text(script, "utf-8")
    for name, picture in pictures.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(picture)
    roles: dict[str, FileRole] = {SCRIPT_NAME: "script"}
    return roles | dict.fromkeys(pictures, "picture")
