"""What the results of the stages are kept under: it names all that they depend on, the code included."""

import hashlib
import threading
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from video_gen.models.value import Value


def key_of(stage: str, *depends_on: object) -> str:
    """Return the key that a result is stored under: stage, version of its code, digest of all it depends on."""
    digest = hashlib.sha256()
    for part in depends_on:
        text = part.model_dump_json() if isinstance(part, Value) else repr(part)
        digest.update(f"{len(text)}:{text}".encode())
    return f"{stage}/{stage_version(stage)}/{digest.hexdigest()}"


STAGES = {
    "parse_content": ("parsing", ("markdown-it-py", "mdit-py-plugins", "pillow", "pypdfium2", "pyyaml")),
    "generate_script": ("scripting", ("sentencex",)),
    "rewrite_section": ("rewriting", ("pydantic-ai-slim",)),
    "review_script": ("models", ()),
    "generate_audio": ("audio", ("espeakng-loader", "edge-tts", "imageio-ffmpeg", "numpy", "onnxruntime", "piper-tts")),
    "generate_video": ("video", ("av", "imageio-ffmpeg", "numpy", "pillow", "pygments", "pymupdf-fonts", "pyphen")),
    "master_scene": ("output", ("av", "numpy")),
    "master_sound": ("output", ("av", "imageio-ffmpeg", "numpy")),
    "handle_output": ("output", ("ffmpeg-python", "imageio-ffmpeg", "numpy", "pillow", "pyyaml")),
}
"""Which package makes a stage's result, and the libraries that the result's bytes depend on."""
WHOLE_DOCUMENT = "make_document"
"""All stages together."""


_READING = threading.Lock()


def stage_version(stage: str) -> str:
    """Return a digest of the code behind a stage: nobody has to remember to raise a number when it changes."""
    if stage == WHOLE_DOCUMENT:
        return hashlib.sha256("".join(map(stage_version, STAGES)).encode()).hexdigest()[:12]
    with _READING:  # eight scenes begin at once, and each would read all of the code
        return code_digest(stage)


@cache
def code_digest(stage: str) -> str:
    """Return what `stage_version` does; it is worked out once."""
    package, libraries = STAGES[stage]
    digest = hashlib.sha256(repr([(name, _version(name)) for name in libraries]).encode())
    for name in (package, "media", "models"):
        digest.update(_code(name))
    return digest.hexdigest()[:12]


@cache
def _code(package: str) -> bytes:
    digest = hashlib.sha256()
    for file in modules(files("video_gen").joinpath(package)):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.digest()


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
