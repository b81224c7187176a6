"""Reads binary documents in a child process with limits of memory and time: their formats are large and hostile."""

import os
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from video_gen.errors import DocumentError, StorageError
from video_gen.models.document import Document
from video_gen.models.source import Source
from video_gen.models.texts import texts_in
from video_gen.parsing.answer import Answer

READER = Path(__file__).with_name("confined_reader.py")
"""Started by its path and with -P, so that no folder of the user's own can stand in for a module."""
DEBUG_VARIABLE = "VIDEO_GEN_DEBUG"
"""Where it is set, the child's standard error is seen."""
LIMIT_S = 90.0
"""Longest that reading may take; the child's own limit of CPU time ends it before, where a core is free."""
_LOOK_UP_S = 0.2
_EXTRAS = {"application/pdf": ("pypdfium2", "PDF files", "pdf")}
"""What a media type needs beside the core: module, what it reads, name of the extra."""


def read_confined(source: Source, *, reader: Path = READER, limit_s: float = LIMIT_S) -> Document:
    """Return the document that a reader in a child process makes of the source's bytes.

    Args:
        source: The document.
        reader: Program that reads it.
        limit_s: Longest that it may take.

    Raises:
        DocumentError: It is broken, has no words, or takes too much memory or time; or the extra is not installed.
        StorageError: There is no room for temporary files.
    """
    if (extra := _EXTRAS.get(source.media_type)) and find_spec(extra[0]) is None:
        raise DocumentError(
            source.origin, f"{extra[1]} are read by {extra[0]}, which is not installed", _install(extra[2])
        )
    try:
        answer = Answer.model_validate_json(_answered(source, reader, limit_s))
    except ValidationError as error:
        raise _broken(source) from error
    if answer.document is None:
        raise DocumentError(source.origin, answer.reason, answer.remedy)
    document = answer.document
    if not any(character.isalnum() for text in texts_in(document.blocks) for character in text):
        raise DocumentError(source.origin, "it has no words", "Give a document with some text")
    return document.replace(warnings=(*source.warnings, *document.warnings)) if source.warnings else document


def _install(extra: str) -> str:
    return f"Run pip install 'video-gen[{extra}]'"


def _answered(source: Source, reader: Path, limit_s: float) -> bytes:
    """Return the child's standard output; whatever happens, no child is left running."""
    # Files and not pipes: neither side can wait for the other, and the child's limit of file size bounds its answer.
    try:
        with tempfile.TemporaryFile() as document, tempfile.TemporaryFile() as answer:
            document.write(source.data)
            document.seek(0)
            if _run([sys.executable, "-P", str(reader), source.media_type], document, answer, source, limit_s):
                raise _broken(source)
            answer.seek(0)
            return answer.read()
    except OSError as error:
        raise StorageError(
            "the folder for temporary files", str(error.strerror), "Make room in it, or name another in TMPDIR"
        ) from error


def _run(command: list[str], document: IO[bytes], answer: IO[bytes], source: Source, limit_s: float) -> int:
    complaints = None if os.environ.get(DEBUG_VARIABLE) else subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=document, stdout=answer, stderr=complaints)
    try:
        return _ended(process, time.monotonic() + limit_s, source)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def _ended(process: subprocess.Popen[bytes], deadline: float, source: Source) -> int:
    """Return the exit status; waits in slices, for a cancelled run is noticed between them."""
    while True:
        try:
            return process.wait(_LOOK_UP_S)
        except subprocess.TimeoutExpired as slow:
            if time.monotonic() > deadline:
                raise DocumentError(
                    source.origin, "it takes too long to read", "Give a smaller document or split it"
                ) from slow


def _broken(source: Source) -> DocumentError:
    return DocumentError(
        source.origin, "it is damaged, or too large to read", "Save it anew with the program that made it, or split it"
    )
