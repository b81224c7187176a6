"""What Prefect's pages show of a run beside its storyboard: the script before, the files and a report after."""

import os
from collections import Counter
from collections.abc import Sequence
from urllib.parse import quote

from prefect import runtime
from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.plain_markdown import fenced, lines_of, plain
from video_gen.models.coverage import BlockCoverage
from video_gen.models.files import FileRole, VideoFiles

FILES_KEY = "video-files"
RESULTS_VARIABLE = "VIDEO_GEN_RESULTS_URL"
"""Names a folder and the address at which it is served, as in `/srv/videos=https://videos.example.org`."""
_LEFT_OUT_TOLD = 50
"""How many blocks the report names; the manifest names all."""


def keep_script(text: str, name: str, *, waits: bool) -> None:
    """Keep a script as YAML in Prefect's artifacts, and how to answer where it waits for its review."""
    run = runtime.flow_run.id
    how = (
        f"Press **Resume** on the run's page to edit, approve or reject it, or on the command line:\n\n"
        f"```\nvideo-gen review {run} > script.yaml\nvideo-gen review {run} --approve --script script.yaml\n```\n\n"
    )
    create_markdown_artifact(
        f"# Script of {plain(name)}\n\n{how if waits else ''}{fenced(text, 'yaml')}",
        key="video-script",
        description=f"Script of {name}{', for review' if waits else ''}",
    )


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
        f"- {plain(block.place) or lines_of([block.span])}, {block.kind}: {plain(block.reason)}" for block in left_out
    ]
    size = f"{video.scenes} scenes, {video.duration_s:.1f} s."
    blocks = f"{fates['narrated']} are narrated, {fates['shown']} shown, {fates['left out']} left out."
    parts = [
        f"# {plain(video.title)}",
        f"{_link(video, 'page')} · {_link(video, 'video')}",
        f"{size} Of {len(coverage)} blocks of the document {blocks}",
        "\n".join(f"- **Warning**: {plain(warning)}" for warning in warnings),
        "## Left out" if told else "",
        "\n".join(told[:_LEFT_OUT_TOLD]),
        f"... and {len(told) - _LEFT_OUT_TOLD} more, in `manifest.json`" if len(told) > _LEFT_OUT_TOLD else "",
    ]
    create_markdown_artifact(
        "\n\n".join(filter(None, parts)), key="video-report", description=f"What became of the document: {video.title}"
    )


def _link(video: VideoFiles, role: FileRole) -> str:
    """Return a link to a file where its folder is served on the web, else its path to copy: browsers open no files."""
    path = video.path(role)
    assert path  # noqa: S101  # every video has these
    folder, _, address = os.environ.get(RESULTS_VARIABLE, "").partition("=")
    if folder and path.is_relative_to(folder):
        where = f"{address.rstrip('/')}/{quote(path.relative_to(folder).as_posix())}"
        return f"[{'Open the video' if role == 'page' else 'mp4'}]({where})"
    return f"`{plain(str(path)) if '`' in str(path) else path}`"
