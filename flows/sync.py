"""The videos of a folder are kept true to its documents: what changed is made, what did not costs next to nothing."""

from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from prefect import flow, runtime
from prefect.artifacts import create_table_artifact
from prefect.results import ResultStore
from pydantic import Field

from flows.batch import AT_ONCE, BatchFailedError, make_documents
from flows.caching import WHOLE_DOCUMENT, key_of
from flows.interruption import ended_at_once
from flows.naming import short_name
from flows.reporting import run_told
from flows.result_store import result_store
from flows.settings import settings_of_run
from flows.task_runner import TaskRunner
from video_gen.errors import VideoGenError, one_line
from video_gen.inputs import adapt_input, discover, documents_at, settings_file
from video_gen.models.config import Settings
from video_gen.models.files import Manifest
from video_gen.models.found import FoundDocument, Outcome
from video_gen.models.value import Value
from video_gen.output import MANIFEST_NAME, remove_video, videos_below, write_index

EXPORTS_NAME = ".video-gen-documents"
"""Folder in the output folder, which workers share, with the documents of a commit."""
Orphans = Literal["keep", "remove"]


class SyncReport(Value):
    """What a synchronisation found and did."""

    unchanged: int
    made: tuple[Outcome, ...]
    """Documents whose videos were made anew, or failed to be."""
    why: tuple[str, ...]
    """Why each of them was: `new`, `the document changed`, ..."""
    orphans: tuple[Path, ...]
    """Folders of videos whose document is gone."""
    removed: bool
    """Whether the orphans were removed."""


class SyncFailedError(BatchFailedError):
    """Some documents of a synchronisation failed; those unchanged and the other new ones are true.

    Attributes:
        report: What was found and done.
    """

    def __init__(self, report: SyncReport) -> None:
        super().__init__(report.made)
        self.report = report


class _Changed(NamedTuple):
    document: FoundDocument
    key: str
    """What its videos are kept under; empty where it cannot be read."""
    why: str


def run_name() -> str:
    """Return a name that a person recognises: of which folder, at which commit."""
    asked = runtime.flow_run.parameters
    at = f" at {asked['git_ref']}" if asked.get("git_ref") else ""
    return one_line(f"sync of {asked['folder']}{at}", 120)


@flow(
    name="sync-docs",
    flow_run_name=run_name,
    persist_result=False,
    task_runner=TaskRunner(),  # type: ignore[arg-type]  # Prefect's own runners do not fit its annotation either
)
def sync(
    folder: str,
    settings: Settings | None = None,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    git_ref: Annotated[str, Field(max_length=200)] = "",
    orphans: Orphans = "keep",
    max_parallel: Annotated[int, Field(ge=1, le=64)] = AT_ONCE,
    deployment: str = "",
) -> SyncReport:
    """Keep the videos of a folder true to its documents.

    A document is made anew when it, a picture in it, its settings or this program changed, or when a file of its
    videos is gone. All others are left as they are, without a run of their own.

    Args:
        folder: The documents' folder; everything below it is looked at. With a `git_ref` also the address of a
            repository, where the settings allow the network.
        settings: How to make the videos.
        include: Patterns of paths below the folder, such as `guides/*`, where `*` stands for any characters, `/` too;
            all documents where none is given.
        exclude: Patterns of paths that are left out.
        git_ref: Branch, tag or commit whose documents are taken, in place of those that lie in the folder.
        orphans: `remove` the videos of documents that are gone, or `keep` and name them.
        max_parallel: Most documents at work at a time (1 to 64).
        deployment: Deployment that runs each document, so that workers share them; without one they are made here.

    Raises:
        SyncFailedError: Some documents failed; its `report` tells of all.
        DocumentError: The folder holds no document, or there is no such commit.
    """
    settings = settings_of_run(settings)
    with ended_at_once(), run_told(f"sync of {short_name(folder)}") as made:
        place = Path(folder).expanduser()
        if git_ref:
            exports = settings.output_dir / EXPORTS_NAME
            place = documents_at(folder, git_ref, exports, allow_network=settings.allow_network)
        documents = _chosen(discover([str(place)], settings.output_dir), place, include or ["*"], exclude)
        kept, changed = _compared(documents, settings)
        outcomes = make_documents(
            [one.document for one in changed],
            settings,
            max_parallel,
            refresh=False,
            deployment=deployment,
            keys=[one.key for one in changed],
        )
        made += [video for outcome in outcomes for video in outcome.videos]
        gone = [] if deployment else _orphans(settings.output_dir, [*kept, *outcomes], changed, outcomes)
        if orphans == "remove":
            for video in gone:
                remove_video(video, settings.output_dir.absolute())
                write_index(video.parent)
        write_index(settings.output_dir)
        report = SyncReport(
            unchanged=len(kept),
            made=tuple(outcomes),
            why=tuple(one.why for one in changed),
            orphans=tuple(gone),
            removed=orphans == "remove",
        )
        _keep_report(report)
        if any(outcome.failed for outcome in outcomes):
            raise SyncFailedError(report)
    return report


def _chosen(
    documents: Sequence[FoundDocument], folder: Path, include: Sequence[str], exclude: Sequence[str]
) -> list[FoundDocument]:
    """Return the documents whose path below the folder fits an `include` and no `exclude`."""

    def fits(document: FoundDocument, patterns: Sequence[str]) -> bool:
        path = Path(document.source).relative_to(folder).as_posix()
        return any(fnmatch(path, pattern) for pattern in patterns)

    return [document for document in documents if fits(document, include) and not fits(document, exclude)]


def _compared(documents: Sequence[FoundDocument], settings: Settings) -> tuple[list[Outcome], list[_Changed]]:
    """Return what is kept of the documents that did not change, and the others."""
    store = result_store()
    kept: list[Outcome] = []
    changed: list[_Changed] = []
    for document in documents:
        try:
            sha256 = adapt_input(document.config(settings)).sha256
            key = outcome_key(document, settings, sha256)
        except VideoGenError:  # told of by its own run
            key, sha256 = "", ""
        found = _outcome(store, key) if key else None
        if found:
            kept.append(found)
        else:
            changed.append(_Changed(document, key, _why(settings.output_dir / document.place, sha256)))
    return kept, changed


def outcome_key(document: FoundDocument, settings: Settings, sha256: str) -> str:
    """Return what the outcome of a document with that digest is kept under.

    Raises:
        SettingsError: Its settings file cannot be read.
    """
    config = document.config(settings)
    asked = settings.model_dump_json(exclude_unset=True, exclude={"output_dir", "review_hours"})
    return key_of(WHOLE_DOCUMENT, sha256, asked, config.output_dir.absolute(), settings_file(config))


def _outcome(store: ResultStore, key: str) -> Outcome | None:
    """Return a kept outcome whose videos are there as they were made."""
    try:
        found = store.read(key).result
    except Exception:  # noqa: BLE001  # Prefect's own rule: what cannot be read is not there
        return None
    return found if isinstance(found, Outcome) else None


def _why(folder: Path, sha256: str) -> str:
    """Return why the videos in `folder` are not those of a document with this digest."""
    manifests = [Manifest.model_validate_json((video / MANIFEST_NAME).read_bytes()) for video in videos_below(folder)]
    if not manifests:
        return "new"
    if not sha256:
        return "it cannot be read"
    if any(manifest.source_sha256 != sha256 for manifest in manifests):
        return "the document changed"
    return "its settings, its video's files or the program changed"


def _orphans(
    output_dir: Path, known: Sequence[Outcome], changed: Sequence[_Changed], outcomes: Sequence[Outcome]
) -> list[Path]:
    """Return the folders of videos that belong to none of the documents; what a failed one had before stays."""
    folders = {video.folder for outcome in known for video in outcome.videos}
    top = output_dir.absolute()
    failed = [top / one.document.place for one, outcome in zip(changed, outcomes, strict=True) if outcome.failed]
    return [
        video
        for video in videos_below(top)
        if video not in folders and not any(video.is_relative_to(folder) for folder in failed)
    ]


def _keep_report(report: SyncReport) -> None:
    """Keep what changed, and why, as a table in Prefect's artifacts."""
    rows = [
        {
            "document": _shown(outcome.source),
            "why": why,
            "outcome": outcome.error or "made",
            "seconds": f"{outcome.seconds:.1f}",
        }
        for outcome, why in zip(report.made, report.why, strict=True)
    ]
    fate = "removed" if report.removed else "kept"
    rows += [
        {"document": "-", "why": "no document", "outcome": f"{fate}: {video}", "seconds": ""}
        for video in report.orphans
    ]
    create_table_artifact(rows, key="sync-report", description=summary(report))


def _shown(source: str) -> str:
    """Return a document's path; of one out of a commit, its path there."""
    _, exported, path = source.partition(f"{EXPORTS_NAME}/")
    return path.partition("/")[2] if exported else source


def summary(report: SyncReport) -> str:
    """Return what was found and done, in a line."""
    failed = sum(outcome.failed for outcome in report.made)
    orphans = f", {len(report.orphans)} orphans {'removed' if report.removed else 'kept'}" if report.orphans else ""
    return f"{report.unchanged} unchanged, {len(report.made) - failed} made, {failed} failed{orphans}"
