"""Results of the stages: what they are kept under, and how a damaged one is noticed."""

import hashlib
from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from prefect.serializers import Serializer
from pydantic import Field

from video_gen.errors import StorageError
from video_gen.models.audio import AudioClip
from video_gen.models.document import Document
from video_gen.models.files import VideoFiles
from video_gen.models.footage import Footage
from video_gen.models.found import Outcome
from video_gen.models.rewriting import Rewritten
from video_gen.models.script import VideoSetConfig
from video_gen.models.soundtrack import Soundtrack
from video_gen.models.value import Value

FORMAT = "video-gen-result/1"
KEPT: dict[str, type[Value]] = {
    model.__name__: model
    for model in (AudioClip, Document, Footage, Outcome, Rewritten, Soundtrack, VideoFiles, VideoSetConfig)
}
"""The closed set of what may be stored: no class name from stored data is ever imported."""


class VerifyingSerializer(Serializer):
    """Stores a value as JSON below a line with its sha256, and refuses on reading what does not match.

    Prefect takes any error while reading a record as a cache miss, so a record that was cut, flipped or
    lost is computed anew, and only that one.
    """

    type: str = Field(default="video-gen", frozen=True)

    def dumps(self, obj: Value) -> bytes:
        """Return the record of a value of one of the `KEPT` classes.

        Raises:
            StorageError: It is of another class.
        """
        name = type(obj).__name__
        if KEPT.get(name) is not type(obj):
            raise StorageError(f"a result of type {name}", "it is none of the kept kinds", "Report it")
        body = obj.model_dump_json().encode()
        return b"".join((f"{FORMAT} {name} {_sha256(name.encode(), body)}\n".encode(), body))

    def loads(self, blob: bytes) -> Value:
        """Return the value of a record, complete and unchanged; a video's files are looked at too.

        Raises:
            StorageError: The record, or a file that it names, is damaged.
        """
        header, _, body = blob.partition(b"\n")
        form, name, digest = [*header.decode(errors="replace").split(" "), "", ""][:3]
        if form != FORMAT or name not in KEPT or _sha256(name.encode(), body) != digest:
            raise StorageError("a stored result", "it does not match its digest", "It is computed anew")
        value = KEPT[name].model_validate_json(body)
        if isinstance(value, VideoFiles):
            value.verify()
        for video in value.videos if isinstance(value, Outcome) else ():  # thousands of them are looked at in a row
            video.verify(trust_times=True)
        return value


def key_of(stage: str, *depends_on: object) -> str:
    """Return the key that a result is stored under: stage, version of its code, digest of all it depends on."""
    digest = hashlib.sha256()
    for part in depends_on:
        text = part.model_dump_json() if isinstance(part, Value) else repr(part)
        digest.update(f"{len(text)}:{text}".encode())
    return f"{stage}/{stage_version(stage)}/{digest.hexdigest()}"


def cache_key(function: Callable[..., str]) -> Callable[[Any, dict[str, Any]], str]:
    """Return Prefect's form of a key function that takes the task's own parameters."""
    return lambda _context, parameters: function(**parameters)


STAGES = {
    "parse_content": ("parsing", ("markdown-it-py", "mdit-py-plugins", "pillow", "pypdfium2", "pyyaml")),
    "generate_script": ("scripting", ("sentencex",)),
    "rewrite_section": ("rewriting", ("pydantic-ai-slim",)),
    "review_script": ("models", ()),
    "generate_audio": ("audio", ("espeakng-loader", "edge-tts", "imageio-ffmpeg", "numpy", "onnxruntime", "piper-tts")),
    "generate_video": ("video", ("av", "imageio-ffmpeg", "numpy", "pillow", "pygments", "pymupdf-fonts", "pyphen")),
    "master_sound": ("output", ("imageio-ffmpeg", "numpy")),
    "handle_output": ("output", ("ffmpeg-python", "imageio-ffmpeg", "numpy", "pillow", "pyyaml")),
}
"""Which package makes a stage's result, and the libraries that the result's bytes depend on."""
WHOLE_DOCUMENT = "make_document"
"""All stages together."""


@cache
def stage_version(stage: str) -> str:
    """Return a digest of the code behind a stage: nobody has to remember to raise a number when it changes."""
    if stage == WHOLE_DOCUMENT:
        return _sha256("".join(map(stage_version, STAGES)).encode())[:12]
    package, libraries = STAGES[stage]
    digest = hashlib.sha256(repr([(name, _version(name)) for name in libraries]).encode())
    for name in (package, "media", "models"):
        for file in modules(files("video_gen").joinpath(name)):
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:12]


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:  # an extra that is not installed
        return ""


def modules(folder: Traversable) -> Iterator[Traversable]:
    """Yield the modules and the templates of a package and of those inside it, always in the same order."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from modules(entry)
        elif entry.name.endswith((".py", ".html", ".css", ".js")):
            yield entry


def _sha256(*parts: bytes) -> str:
    """Return the digest of the parts one after the other, which are not joined: bodies are megabytes."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()
