"""The files that `--format` asks for beside the mp4."""

from pathlib import Path

from video_gen.media.other_files import SoundParts, write_preview, write_sound, write_webm
from video_gen.models.files import FileRole
from video_gen.output.folder import Draft
from video_gen.output.reel import Reel


def write_formats(draft: Draft, name: str, reel: Reel, metadata: Path, aac: Path) -> dict[str, FileRole]:
    """Write the files that are asked for; return the role of each by its name.

    Args:
        draft: The folder in the making.
        name: Of the files, without an ending.
        reel: The video.
        metadata: Title and chapters in ffmpeg's own format.
        aac: The sound in ADTS packets.

    Raises:
        RenderError: ffmpeg failed.
        StorageError: The disk is full.
    """
    roles: dict[str, FileRole] = {}
    cover = draft.work / "cover.jpg"
    cover.write_bytes(reel.thumbnail)
    for kind in reel.config.other_formats:
        path, subject = draft.new / f"{name}.{kind}", reel.video.title
        if kind == "webm":
            opus = draft.work / "sound.opus"
            opus.write_bytes(reel.sound.opus)
            h264 = (shots.h264 for shots in reel.footage)
            write_webm(path, h264, reel.config.fps, opus, metadata, subject=subject)
        elif kind == "mp3":
            mp3 = draft.work / "sound.mp3"
            mp3.write_bytes(reel.sound.mp3)
            write_sound(path, kind, SoundParts(mp3, reel.sound.samples, metadata, cover), subject=subject)
        elif kind == "m4a":
            write_sound(path, kind, SoundParts(aac, reel.sound.samples, metadata, cover), subject=subject)
        else:
            write_preview(path, [shots.poster for shots in reel.footage])
        roles[path.name] = kind
    return roles
