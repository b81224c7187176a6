"""Reads one binary document as a program of its own, which can neither take the machine's memory nor its time.

Run by path as `python -P confined_reader.py MEDIA_TYPE`, with files as standard input and output. Standard input: the
document. Standard output: JSON, either `{"document": ...}` or `{"reason": ..., "remedy": ...}`.
"""

import resource
import sys
from importlib import import_module
from pathlib import Path

MEMORY_BYTES = 1024 * 1024 * 1024
"""Address space; a Word document of 4 MB of XML needs a tenth of it."""
CPU_SECONDS = 60
ANSWER_BYTES = 128 * 1024 * 1024
READERS = {
    "application/pdf": ("video_gen.parsing.pdf.read", "read_pdf"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (
        "video_gen.parsing.office.docx",
        "read_docx",
    ),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": (
        "video_gen.parsing.office.pptx",
        "read_pptx",
    ),
}
"""Module and function by media type: only the one that is needed is imported."""


def confine() -> None:
    """Bound what this process may use, for good: a hard limit cannot be raised again."""
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, ANSWER_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


def main() -> None:
    """Read the document and write the answer."""
    sys.path.insert(0, str(Path(__file__).parents[2]))  # the package that this file is in, wherever it was started
    sys.stdout.write(answer_to(sys.argv[1], sys.stdin.buffer.read()))
    sys.stdout.flush()


def answer_to(media_type: str, data: bytes) -> str:
    """Return, as JSON, the document of this type that the bytes are, or why they are none."""
    from video_gen.errors import DocumentError  # noqa: PLC0415  # the program's own path comes first
    from video_gen.parsing.answer import Answer  # noqa: PLC0415

    module, function = READERS[media_type]
    try:
        answer = Answer(document=getattr(import_module(module), function)(data))
    except DocumentError as error:
        answer = Answer(reason=error.reason, remedy=error.remedy)
    except MemoryError:
        answer = Answer(reason="it needs too much memory to read", remedy="Give a smaller document or split it")
    except RecursionError:
        answer = Answer(reason="it is nested too deep", remedy="Flatten its tables and groups")
    return answer.model_dump_json()


if __name__ == "__main__":
    confine()
    main()
