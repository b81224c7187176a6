"""What stage 6 leaves on disk, and the manifest that ties it to the document."""

import hashlib
from pathlib import Path
from typing import Any, Literal

from video_gen.errors import StorageError
from video_gen.models.coverage import BlockCoverage
from video_gen.models.span import SourceSpan
from video_gen.models.value import Value

FileRole = Literal[
    "video",
    "webm",
    "gif",
    "webp",
    "mp3",
    "m4a",
    "srt",
    "vtt",
    "translated_srt",
    "translated_vtt",
    "thumbnail",
    "chapters",
    "transcript",
    "youtube",
    "page",
    "script",
    "picture",
    "manifest",
]


class OutputFile(Value):
    """One file of a finished video."""

    role: FileRole
    name: str
    """Path relative to the video's folder."""
    sha256: str
    size_bytes: int

    @classmethod
    def of(cls, role: FileRole, folder: Path, name: str) -> "OutputFile":
        """Return the record of a file that is there now."""
        content = (folder / name).read_bytes()
        return cls(role=role, name=name, sha256=hashlib.sha256(content).hexdigest(), size_bytes=len(content))


class SceneRecord(Value):
    """Where a scene came from, who speaks it, what was made of it and when it plays."""

    id: str
    kind: str
    section: str
    spans: tuple[SourceSpan, ...]
    voice: str
    """Engine and voice name, such as `espeak:en-us+m3`."""
    word_times: Literal["measured", "estimated"] = "measured"
    """Whether the engine said when it spoke each word, or it is worked out from their lengths."""
    writer: str
    """Language model that wrote the narration; empty for the document's own words."""
    script_sha256: str
    audio_sha256: str
    footage_sha256: str
    first_frame: int
    frames: int
    start_s: float
    duration_s: float
    first_word_s: float | None
    """When its first word begins, from the start of the video; None where it says nothing."""


class Manifest(Value):
    """The contents of `manifest.json`: source span, scene, voice, digests, time."""

    schema_version: Literal[1] = 1
    title: str
    generator: str
    """Name and version of the program that made the video."""
    source_name: str
    source_sha256: str
    settings: dict[str, Any]
    engine: str
    voice: str
    music: str
    """Name of the file with the music under the speech; empty where there is none."""
    music_sha256: str
    language: str
    fps: int
    frames: int
    duration_s: float
    scenes: tuple[SceneRecord, ...]
    files: tuple[OutputFile, ...]
    """All files of the folder but the manifest itself."""
    warnings: tuple[str, ...]
    coverage: tuple[BlockCoverage, ...] = ()
    """What became of each block of the document."""


class VideoFiles(Value):
    """A finished video on disk."""

    id: str
    title: str
    folder: Path
    duration_s: float
    scenes: int
    files: tuple[OutputFile, ...]

    def path(self, role: FileRole) -> Path | None:
        """Return where the file of that role is, None where there is none (captions may be off)."""
        return next((self.folder / file.name for file in self.files if file.role == role), None)

    def verify(self, *, trust_times: bool = False) -> None:
        """Return when every file is there as it was written.

        Args:
            trust_times: Whether a file of the right size that is no newer than the manifest, which is written last, is
                taken for unchanged without reading it.

        Raises:
            StorageError: A file is gone or was changed.
        """
        manifest = self.path("manifest")
        newest_ns = manifest.stat().st_mtime_ns if trust_times and manifest and manifest.is_file() else 0
        for file in self.files:
            path = self.folder / file.name
            if not path.is_file() or not (self._untouched(path, file, newest_ns) or self._same(file)):
                raise StorageError(str(path), "it was changed or removed since it was made", "Run the command again")

    @staticmethod
    def _untouched(path: Path, file: OutputFile, newest_ns: int) -> bool:
        status = path.stat()
        return status.st_mtime_ns <= newest_ns and status.st_size == file.size_bytes

    def _same(self, file: OutputFile) -> bool:
        return OutputFile.of(file.role, self.folder, file.name) == file
