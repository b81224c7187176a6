"""What Prefect's pages show of a run: the storyboard before, the files and the report after."""

import re
from collections import Counter
from collections.abc import Sequence

from prefect import runtime
from prefect.artifacts import create_markdown_artifact, create_table_artifact

from video_gen.models.coverage import BlockCoverage
from video_gen.models.files import VideoFiles
from video_gen.models.script import VideoConfig
from video_gen.models.span import SourceSpan

FILES_KEY = "video-files"
_LEFT_OUT_TOLD = 50
"""How many blocks the report names; the manifest names all."""


def keep_storyboard(video: VideoConfig) -> None:
    """Keep the planned scenes, each with all that it says, in Prefect's artifacts.

    A paragraph a scene, for the cells of a table do not wrap in Prefect's pages.
    """
    scenes = [
        f"**{number}. {' · '.join(filter(None, (scene.kind, _plain(scene.section), _lines(scene.spans))))}**\n\n"
        f"{_plain(' '.join(scene.narration))}"
        for number, scene in enumerate(video.scenes, 1)
    ]
    create_markdown_artifact(
        "\n\n".join([f"# {_plain(video.title)}", *scenes]),
        key="video-storyboard",
        description=f"Storyboard of {video.title}",
    )


def keep_script(text: str, name: str) -> None:
    """Keep a script that waits for its review, as YAML, and how to answer, in Prefect's artifacts."""
    run = runtime.flow_run.id
    create_markdown_artifact(
        f"# Script of {_plain(name)}\n\n"
        f"Press **Resume** on the run's page to edit, approve or reject it, or on the command line:\n\n"
        f"```\nvideo-gen review {run} > script.yaml\nvideo-gen review {run} --script script.yaml --approve\n```\n\n"
        f"{_fenced(text)}",
        key="video-script",
        description=f"Script of {name}, for review",
    )


def _fenced(text: str) -> str:
    """Return a text as a block of YAML, in a fence longer than any in it."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}yaml\n{text}\n{fence}"


def keep_results(video: VideoFiles, warnings: Sequence[str], coverage: Sequence[BlockCoverage]) -> None:
    """Keep where a finished video's files are, and what became of the document, in Prefect's artifacts."""
    rows = [
        {"video": video.title, "file": file.role, "path": str(video.folder / file.name), "bytes": file.size_bytes}
        for file in video.files
    ]
    create_table_artifact(rows, key=FILES_KEY, description=f"{video.title}: {video.duration_s:.1f} s")
    fates = Counter(block.fate for block in coverage)
    left_out = [block for block in coverage if block.fate == "left out"]
    told = [
        f"- {_plain(block.place) or _lines([block.span])}, {block.kind}: {_plain(block.reason)}" for block in left_out
    ]
    size = f"{video.scenes} scenes, {video.duration_s:.1f} s."
    blocks = f"{fates['narrated']} are narrated, {fates['shown']} shown, {fates['left out']} left out."
    parts = [
        f"# {_plain(video.title)}",
        f"{size} Of {len(coverage)} blocks of the document {blocks}",
        "\n".join(f"- **Warning**: {_plain(warning)}" for warning in warnings),
        "## Left out" if told else "",
        "\n".join(told[:_LEFT_OUT_TOLD]),
        f"... and {len(told) - _LEFT_OUT_TOLD} more, in `manifest.json`" if len(told) > _LEFT_OUT_TOLD else "",
    ]
    create_markdown_artifact(
        "\n\n".join(filter(None, parts)), key="video-report", description=f"What became of the document: {video.title}"
    )


def _plain(text: str) -> str:
    """Return `text` as Markdown that shows it as it is: it comes from a document and may hold markup."""
    marks = {ord(mark): f"&#{ord(mark)};" for mark in "&<>|`[]!*_#~\\"}
    return " ".join(text.translate(marks).split())


def _lines(spans: Sequence[SourceSpan]) -> str:
    if not spans:
        return ""
    ranges = [str(span.first) if span.first == span.last else f"{span.first}-{span.last}" for span in spans]
    return f"line{'' if ranges[0].isdecimal() and len(ranges) == 1 else 's'} {', '.join(ranges)}"
