"""How far a run is, kept as artifacts in Prefect."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from prefect.artifacts import create_markdown_artifact, create_progress_artifact, update_progress_artifact
from prefect.futures import PrefectFuture, wait

from flows.steps import Step, listener, tell
from video_gen.models.script import VideoConfig
from video_gen.models.span import SourceSpan

SECONDS_BETWEEN_UPDATES = 1.0


def follow(title: str, futures: Sequence[PrefectFuture[Any]]) -> None:
    """Return when all scenes' renderings are settled, having kept the progress artifact true meanwhile."""
    total = len(futures)
    tell("generate_video", 0, total)
    pending = wait(list(futures), timeout=SECONDS_BETWEEN_UPDATES).not_done  # all, at once, where all are kept
    artifact = create_progress_artifact(_percent(total - len(pending), total), key="video-progress", description=title)
    assert isinstance(artifact, UUID)  # noqa: S101  # a coroutine only inside an event loop
    while pending:
        pending = wait(list(futures), timeout=SECONDS_BETWEEN_UPDATES).not_done
        update_progress_artifact(artifact, _percent(total - len(pending), total))


def _percent(done: int, total: int) -> float:
    return 100.0 * done / total


def watch(futures: Sequence[PrefectFuture[Any]]) -> None:
    """Report each scene's rendering to the listener in the moment in which it is settled."""
    if not (who := listener()):
        return
    settled: list[PrefectFuture[Any]] = []

    def note(future: PrefectFuture[Any]) -> None:
        settled.append(future)
        who(Step("generate_video", len(settled), len(futures)))

    for future in futures:
        future.add_done_callback(note)


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


def _plain(text: str) -> str:
    """Return `text` as Markdown that shows it as it is: it comes from a document and may hold markup."""
    marks = {ord(mark): f"&#{ord(mark)};" for mark in "&<>|`[]!*_#~\\"}
    return " ".join(text.translate(marks).split())


def _lines(spans: Sequence[SourceSpan]) -> str:
    if not spans:
        return ""
    ranges = [str(span.first) if span.first == span.last else f"{span.first}-{span.last}" for span in spans]
    return f"line{'' if ranges[0].isdecimal() and len(ranges) == 1 else 's'} {', '.join(ranges)}"
